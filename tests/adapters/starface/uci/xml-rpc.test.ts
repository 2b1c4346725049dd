import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { BadXml, defaultXmlLimits } from '../../../../src/adapters/starface/uci/xml-rpc/element.ts';
import { readMethodCall, readMethodResponse } from '../../../../src/adapters/starface/uci/xml-rpc/read.ts';
import { XmlRpcDateTime } from '../../../../src/adapters/starface/uci/xml-rpc/value.ts';
import type { XmlRpcValue } from '../../../../src/adapters/starface/uci/xml-rpc/value.ts';
import { writeMethodCall, writeMethodResponse } from '../../../../src/adapters/starface/uci/xml-rpc/write.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'utf8');

function valueOf(xml: string): unknown {
  const read = readMethodResponse(bytes(`<methodResponse><params><param>${xml}</param></params></methodResponse>`));
  return read.kind === 'value' ? read.value : read;
}

test.each([
  ['a string without its element', '<value> a </value>', ' a '],
  ['an empty value', '<value/>', ''],
  ['a string', '<value><string>a &amp; b</string></value>', 'a & b'],
  ['an empty string', '<value><string/></value>', ''],
  ['an int', '<value><int> -7 </int></value>', -7],
  ['an i4', '<value><i4>+42</i4></value>', 42],
  ['an i8 of the Apache extension', '<value><ex:i8>12345678901</ex:i8></value>', 12345678901],
  ['a number that is none', '<value><int>seven</int></value>', null],
  ['true', '<value><boolean>1</boolean></value>', true],
  ['false', '<value><boolean>0</boolean></value>', false],
  ['true as a word', '<value><boolean>true</boolean></value>', true],
  ['a boolean that is none', '<value><boolean>2</boolean></value>', null],
  ['a double', '<value><double>-1.5e2</double></value>', -150],
  ['an infinite double', '<value><double>1e999</double></value>', null],
  ['nil', '<value><nil/></value>', null],
  ['nil of the extension', '<value><ex:nil/></value>', null],
  ['a type that nobody knows', '<value><colour>red</colour></value>', null],
  ['base64', '<value><base64>aGk=</base64></value>', new Uint8Array([104, 105])],
  ['an empty array', '<value><array><data/></array></value>', []],
  ['an array without data', '<value><array/></value>', []],
  [
    'a mixed array',
    '<value><array><data><value><int>1</int></value><value>b</value><value><nil/></value></data></array></value>',
    [1, 'b', null],
  ],
  ['a CDATA section', '<value><string><![CDATA[<a>]]></string></value>', '<a>'],
])('reads %s', (_, xml, expected) => {
  expect(valueOf(xml)).toEqual(expected);
});

test('reads a point in time as it is printed, without a zone', () => {
  expect(valueOf('<value><dateTime.iso8601>20261124T09:15:02</dateTime.iso8601></value>')).toEqual(
    new XmlRpcDateTime('20261124T09:15:02'),
  );
});

test('reads a struct, and no member name is special', () => {
  const value = valueOf(
    '<value><struct><member><name>id</name><value>1</value></member>' +
      '<member><name>__proto__</name><value>x</value></member><member><name>empty</name></member></struct></value>',
  ) as Record<string, unknown>;
  expect(Object.entries(value)).toEqual([
    ['id', '1'],
    ['__proto__', 'x'],
    ['empty', null],
  ]);
});

test('reads a fault with its code and text', () => {
  const xml =
    '<methodResponse><fault><value><struct><member><name>faultCode</name><value><int>4</int></value></member>' +
    '<member><name>faultString</name><value>Too many</value></member></struct></value></fault></methodResponse>';
  expect(readMethodResponse(bytes(xml))).toEqual({ kind: 'fault', code: 4, text: 'Too many' });
});

test('a fault that says nothing is still a fault', () => {
  const xml = '<methodResponse><fault/></methodResponse>';
  expect(readMethodResponse(bytes(xml))).toEqual({ kind: 'fault', code: null, text: '' });
});

test('an answer without a value is nil', () => {
  expect(readMethodResponse(bytes('<methodResponse><params/></methodResponse>'))).toEqual({
    kind: 'value',
    value: null,
  });
});

test('reads Latin-1 where the declaration says so', () => {
  const xml =
    '<?xml version="1.0" encoding="ISO-8859-1"?><methodResponse><params><param><value>Öz</value></param></params></methodResponse>';
  expect(readMethodResponse(Buffer.from(xml, 'latin1'))).toMatchObject({ value: 'Öz' });
});

test('writes a call as the documents show it', () => {
  expect(
    writeMethodCall('ucp.v30.requests.call.placeCallWithPhone', ['+49<7>', 'SIP/16', '', true, 3, 1.5, null]),
  ).toBe(
    '<?xml version="1.0" encoding="UTF-8"?><methodCall><methodName>ucp.v30.requests.call.placeCallWithPhone</methodName><params>' +
      '<param><value><string>+49&lt;7&gt;</string></value></param><param><value><string>SIP/16</string></value></param>' +
      '<param><value><string></string></value></param><param><value><boolean>1</boolean></value></param>' +
      '<param><value><int>3</int></value></param><param><value><double>1.5</double></value></param>' +
      '<param><value><nil/></value></param></params></methodCall>',
  );
});

const text = fc.string({ unit: 'grapheme' }).map((raw) => raw.replace(/\p{Cs}|[\uFFFE\uFFFF]|[^\P{Cc}\t\n\r]/gu, ''));

const value = fc.letrec<{ value: XmlRpcValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.boolean(),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Object.is(number, -0)),
    fc.constant(null),
    fc.uint8Array({ maxLength: 20 }),
    fc.constant(new XmlRpcDateTime('20261124T09:15:02')),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(text, tie('value'), { maxKeys: 5, noNullPrototype: false }),
  ),
})).value;

test('whatever is written is read back', () => {
  fc.assert(
    fc.property(value, (given) => {
      const read = readMethodResponse(bytes(writeMethodResponse(given)));
      expect(read).toEqual({ kind: 'value', value: given });
    }),
  );
});

test('a call is read back with its method and parameters', () => {
  fc.assert(
    fc.property(fc.array(value, { maxLength: 4 }), (parameters) => {
      const read = readMethodCall(bytes(writeMethodCall('ucp.v30.events.call.receiveCallState', parameters)));
      expect(read).toEqual({ method: 'ucp.v30.events.call.receiveCallState', parameters });
    }),
  );
});

test('no document can do more than be refused', () => {
  const pieces = fc.constantFrom(
    '<methodResponse>',
    '</methodResponse>',
    '<params>',
    '</params>',
    '<param>',
    '</param>',
    '<value>',
    '</value>',
    '<struct>',
    '</struct>',
    '<member>',
    '</member>',
    '<name>',
    '</name>',
    '<array>',
    '<data>',
    '<int>',
    '7',
    '</int>',
    '<fault>',
    '</fault>',
    '&amp;',
    '&#0;',
    '&bomb;',
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '<?xml version="1.0"?>',
    ' ',
    '\u0000',
  );
  const document = fc.oneof(
    fc.array(pieces, { maxLength: 40 }).map((list) => list.join('')),
    fc.string(),
  );
  fc.assert(
    fc.property(document, (xml) => {
      for (const read of [readMethodResponse, readMethodCall]) {
        try {
          read(bytes(xml));
        } catch (error) {
          expect(error).toBeInstanceOf(BadXml);
        }
      }
    }),
    { numRuns: 2_000 },
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (raw) => {
      expect(() => readMethodResponse(raw)).toThrow(BadXml);
    }),
  );
});

const wrap = (inner: string): string =>
  `<methodResponse><params><param><value>${inner}</value></param></params></methodResponse>`;

test.each([
  ['a DOCTYPE', '<!DOCTYPE methodResponse><methodResponse/>'],
  ['an entity bomb', `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>${wrap('<string>&b;</string>')}`],
  ['an outside entity', `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${wrap('<string>&a;</string>')}`],
  ['too deep a nesting', wrap('<array><data><value>'.repeat(40) + '</value></data></array>'.repeat(40))],
  ['too many elements', wrap(`<array><data>${'<value/>'.repeat(10_001)}</data></array>`)],
  ['too long a text', wrap(`<string>${'a'.repeat(64 * 1024 + 1)}</string>`)],
  ['too large a document', wrap(`<array><data>${`<value>${'a'.repeat(60_000)}</value>`.repeat(18)}</data></array>`)],
  ['something else', '<html><body>Not Found</body></html>'],
  ['nothing', ''],
])('refuses %s, and at once', (_, xml) => {
  const document = bytes(xml);
  const startedAt = performance.now();
  expect(() => readMethodResponse(document)).toThrow(BadXml);
  expect(performance.now() - startedAt).toBeLessThan(500);
});

test('a limit may be widened for an answer that is known to be long', () => {
  const document = bytes(wrap(`<array><data>${'<value/>'.repeat(10_001)}</data></array>`));
  expect(readMethodResponse(document, { ...defaultXmlLimits, elements: 20_000 }).kind).toBe('value');
});
