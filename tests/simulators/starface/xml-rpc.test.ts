import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from './uci/date-time.ts';
import {
  decodeMethodCall,
  encodeFault,
  encodeMethodCall,
  encodeMethodResponse,
  XmlRpcSyntaxError,
  type XmlRpcValue,
} from './uci/xml-rpc.ts';

const printable = fc
  .string({ unit: 'grapheme' })
  .filter((text) => !/[^\t\n\u0020-\uD7FF\uE000-\u{10FFFF}]/u.test(text));

const value: fc.Arbitrary<XmlRpcValue> = fc.letrec<{ value: XmlRpcValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    printable,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.constant(new DateTime('20261124T08:00:00')),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.stringMatching(/^[a-zA-Z_]\w*$/), tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

test('whatever is encoded is decoded to the same', () => {
  fc.assert(
    fc.property(fc.array(value, { maxLength: 3 }), (params) => {
      expect(decodeMethodCall(encodeMethodCall('a.b', params))).toEqual({ methodName: 'a.b', params });
    }),
  );
});

test('any bytes are read or refused, and nothing else happens', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string().map((text) => `<methodCall>${text}</methodCall>`),
      ),
      (xml) => {
        try {
          decodeMethodCall(xml);
        } catch (error) {
          expect(error).toBeInstanceOf(XmlRpcSyntaxError);
        }
      },
    ),
  );
});

test('untyped values, i4, nil with its prefix and CDATA are read as public clients write them', () => {
  const xml = `<?xml version='1.0'?>
    <methodCall><methodName> x.y </methodName>
    <params>
      <param><value>plain</value></param><param><value><i4>7</i4></value></param>
      <param><value><ex:nil/></value></param><param><value><string><![CDATA[a<b]]></string></value></param>
      <param><value><boolean>true</boolean></value></param><param><value><double>1.5</double></value></param>
      <param><value></value></param>
    </params></methodCall>`;
  expect(decodeMethodCall(xml)).toEqual({ methodName: 'x.y', params: ['plain', 7, null, 'a<b', true, 1.5, ''] });
});

test.each([
  ['a document type', '<!DOCTYPE x [<!ENTITY a "b">]><methodCall><methodName>x</methodName></methodCall>'],
  ['an answer', encodeMethodResponse(true)],
  ['no name', '<methodCall><params/></methodCall>'],
  [
    'an unknown element',
    '<methodCall><methodName>x</methodName><params><param><value><blob/></value></param></params></methodCall>',
  ],
  [
    'a word as a number',
    '<methodCall><methodName>x</methodName><params><param><value><int>many</int></value></param></params></methodCall>',
  ],
  ['a half document', '<methodCall><methodName>x</methodName>'],
  ['a tower of arrays', `<methodCall><methodName>x</methodName>${'<value><array><data>'.repeat(100)}`],
])('%s is refused', (_what, xml) => {
  expect(() => decodeMethodCall(xml)).toThrow(XmlRpcSyntaxError);
});

test('a member called __proto__ is a member like any other', () => {
  const xml = encodeMethodCall('x', [JSON.parse('{"__proto__":"a"}') as XmlRpcValue]);
  const [struct] = decodeMethodCall(xml).params;
  expect(Object.entries(struct ?? {})).toEqual([['__proto__', 'a']]);
});

test('a fault bears its two members', () => {
  expect(encodeFault(7, 'a & b')).toContain('<member><name>faultString</name><value><string>a &amp; b</string>');
  expect(encodeFault(7, '')).toContain('<name>faultCode</name><value><int>7</int>');
});
