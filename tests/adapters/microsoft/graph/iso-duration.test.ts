import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Duration } from 'luxon';
import { isoDuration } from '../../../../src/adapters/microsoft/graph/iso-duration.ts';

test.each([
  [300_000, 'PT5M'],
  [900_000, 'PT15M'],
  [14_400_000, 'PT4H'],
  [5_400_000, 'PT1H30M'],
  [330_000, 'PT5M30S'],
  [300_001, 'PT5M1S'],
  [1, 'PT1S'],
  [86_400_000, 'PT24H'],
])('%i ms are %s', (ms, text) => {
  expect(isoDuration(ms)).toBe(text);
});

test('another reader understands every duration, to the second', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 7 * 86_400_000 }), (ms) => {
      expect(Duration.fromISO(isoDuration(ms)).toMillis()).toBe(Math.ceil(ms / 1_000) * 1_000);
    }),
  );
});

test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('%d ms are no duration', (ms) => {
  expect(() => isoDuration(ms)).toThrow(RangeError);
});
