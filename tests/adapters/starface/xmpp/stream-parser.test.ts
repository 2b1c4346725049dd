import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { StreamParser } from '../../../../src/adapters/starface/xmpp/stream-parser.ts';

const head = `<?xml version='1.0'?><stream:stream xmlns:stream='http://etherx.jabber.org/streams'>`;

type Readable = { toString(): string };

function read(...pieces: readonly string[]): { readonly events: string[]; readonly faults: string[] } {
  const events: string[] = [];
  const faults: string[] = [];
  const parser = new StreamParser();
  parser.on('start', (element: Readable) => events.push(`start ${element.toString()}`));
  parser.on('element', (element: Readable) => events.push(element.toString()));
  parser.on('end', () => events.push('end'));
  parser.on('error', (error: Error) => faults.push(error.message));
  for (const piece of pieces) parser.write(piece);
  return { events, faults };
}

test('stanzas arrive whole, however the packets are cut', () => {
  const stanza = `<presence from="0101@x/a"><show>dnd</show><status>5 &gt; 4</status></presence>`;
  const text = `${head}${stanza} \n<iq/></stream:stream>`;
  const whole = read(text);
  expect(whole.events.slice(1)).toEqual([stanza, '<iq/>', 'end']);
  expect(read(...text)).toEqual(whole);
});

test.each([
  ['a DOCTYPE', `<!DOCTYPE a [<!ENTITY b "c">]>`, 'a DOCTYPE is refused'],
  ['an entity', `${head}<a>&b;</a>`, 'the stream is not well-formed'],
  ['a comment', `${head}<!-- -->`, 'a comment is refused'],
  ['an instruction', `${head}<?php ?>`, 'a processing instruction is refused'],
  ['elements that cross', `${head}<a><b></a></b>`, 'the stream is not well-formed'],
  ['a deep stanza', `${head}${'<a>'.repeat(40)}`, 'a stanza is nested too deep'],
  ['many elements', `${head}<a>${'<b/>'.repeat(100_001)}`, 'a stanza has too many elements'],
  ['a long text', `${head}<a>${'x'.repeat(70_000)}</a>`, 'a stanza holds too long a text'],
])('%s is refused once, and nothing is read behind it', (_, text, reason) => {
  expect(read(text, '<presence/>', '<presence/>')).toMatchObject({ faults: [reason] });
});

test('a tag that never ends does not fill the memory', () => {
  const pieces = Array.from({ length: 140 }, () => 'x'.repeat(64 * 1024));
  expect(read(head, `<a b='`, ...pieces).faults).toEqual(['a stanza is too large']);
});

test('the roster of a large company is read', () => {
  const item = (n: number) => `<item jid="${n}@pbx.example.com" name="Person ${n}"><group>Vertrieb</group></item>`;
  const items = Array.from({ length: 20_000 }, (_, n) => item(n));
  expect(read(head, '<iq><query>', ...items, '</query></iq>')).toMatchObject({ faults: [] });
});

test('a connection that is kept alive by white space for weeks is not too large', () => {
  const pieces = Array.from({ length: 140 }, () => ' '.repeat(64 * 1024));
  expect(read(head, ...pieces, '<presence/>')).toMatchObject({ faults: [] });
});

test('whatever comes, it is read or refused and never thrown', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '<presence>',
      '</presence>',
      '<a',
      ' b=',
      "'",
      '"',
      '&lt;',
      '<![CDATA[',
      ']]>',
      '/>',
      '<?',
      '__proto__',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      expect(read(head, ...pieces).faults.length).toBeLessThanOrEqual(1);
    }),
    { numRuns: 1_000 },
  );
});
