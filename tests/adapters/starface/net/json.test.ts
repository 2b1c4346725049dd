import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseJson } from '../../../../src/adapters/starface/net/json.ts';

const read = (text: string): unknown => parseJson(Buffer.from(text), 'test');

test('whatever JSON holds is read as it is, brackets and quotes in its texts included', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5, stringUnit: 'binary' }), (value) => {
      const text = JSON.stringify(value);
      expect(read(text)).toEqual(JSON.parse(text));
    }),
  );
  expect(read(JSON.stringify(['['.repeat(500), '"{', '\\"[[', '\\\\']))).toHaveLength(4);
});

test.each([
  ['nothing', ''],
  ['white space', ' \r\n'],
])('%s is null', (_, text) => {
  expect(read(text)).toBeNull();
});

test.each([
  ['a page', '<html></html>'],
  ['half an answer', '{"a": [1'],
  ['brackets without end', '['.repeat(5_000_000)],
  ['a well-formed pit', `${'[{"a":'.repeat(100)}1${'}]'.repeat(100)}`],
])('%s is no answer', (_, text) => {
  expect(() => read(text)).toThrow(
    expect.objectContaining({ kind: 'unavailable', code: 'starface.unreadable-answer' }),
  );
});

test('any bytes are read or refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      try {
        parseJson(bytes, 'test');
      } catch (error) {
        expect(error).toMatchObject({ code: 'starface.unreadable-answer' });
      }
    }),
  );
});
