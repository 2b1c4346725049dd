import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseRetryAfter } from '../../../../src/adapters/starface/net/retry-after.ts';

const now = Date.UTC(2026, 10, 24, 8, 0, 0);

test.each([
  ['12', 12_000],
  [' 0 ', 0],
  ['999999', 3_600_000],
  ['Tue, 24 Nov 2026 08:00:30 GMT', 30_000],
  ['Tue, 24 Nov 2026 07:00:00 GMT', 0],
  ['Tue, 24 Nov 2037 07:00:00 GMT', 3_600_000],
  ['-5', undefined],
  ['soon', undefined],
  ['', undefined],
  [undefined, undefined],
])('%p asks for %p ms', (value, expected) => {
  expect(parseRetryAfter(value, now)).toBe(expected);
});

test('whatever stands there, the wait is nothing or up to an hour', () => {
  fc.assert(
    fc.property(fc.string(), (value) => {
      const waitMs = parseRetryAfter(value, now) ?? 0;
      return waitMs >= 0 && waitMs <= 3_600_000;
    }),
  );
});
