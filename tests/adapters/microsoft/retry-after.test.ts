import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { retryAfterMs } from '../../../src/adapters/microsoft/retry-after.ts';

const now = Date.parse('2026-11-24T12:00:00Z');

test.each<[string | undefined, number | undefined]>([
  ['10', 10_000],
  [' 41 ', 41_000],
  ['0', 0],
  ['315', 315_000],
  ['1.5', 1_500],
  ['3600', 3_600_000],
  ['3601', 3_600_000],
  ['99999999999999999999', 3_600_000],
  ['Tue, 24 Nov 2026 12:00:30 GMT', 30_000],
  ['Tue, 24 Nov 2026 11:59:00 GMT', 0],
  ['Wed, 25 Nov 2026 12:00:00 GMT', 3_600_000],
  ['Tuesday, 24-Nov-26 12:01:00 GMT', 60_000],
  [undefined, undefined],
  ['', undefined],
  ['-5', undefined],
  ['soon', undefined],
  ['2026', 2_026_000],
  ['12/24/2026', undefined],
  ['Infinity', undefined],
  ['1e9', undefined],
  ['10, 20', undefined],
])('%j means %j ms', (header, expected) => {
  expect(retryAfterMs(header, now)).toBe(expected);
});

test('no header, however odd, means less than nothing or more than an hour', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer(), (header, at) => {
      const wait = retryAfterMs(header, at) ?? 0;
      expect(wait).toBeGreaterThanOrEqual(0);
      expect(wait).toBeLessThanOrEqual(3_600_000);
    }),
  );
});
