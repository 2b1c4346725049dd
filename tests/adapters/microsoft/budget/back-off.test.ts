import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { backOffMs } from '../../../../src/adapters/microsoft/budget/back-off.ts';

const policy = { firstMs: 1_000, longestMs: 60_000 };

test.each([
  [0, 500, 1_000],
  [1, 1_000, 2_000],
  [2, 2_000, 4_000],
  [5, 16_000, 32_000],
  [6, 30_000, 60_000],
  [7, 30_000, 60_000],
  [5_000, 30_000, 60_000],
])('after %i earlier attempts the wait is between %i and %i ms', (attempt, least, most) => {
  expect(backOffMs(attempt, policy, 0)).toBe(least);
  expect(backOffMs(attempt, policy, 0.999_999)).toBe(most);
});

test('many who fail together come back apart', () => {
  fc.assert(
    fc.property(fc.nat(20), fc.double({ min: 0, max: 0.999, noNaN: true }), (attempt, random) => {
      const wait = backOffMs(attempt, policy, random);
      expect(wait).toBeGreaterThanOrEqual(500);
      expect(wait).toBeLessThanOrEqual(60_000);
    }),
  );
  const waits = Array.from({ length: 1_000 }, (_, index) => backOffMs(3, policy, index / 1_000));
  expect(new Set(waits).size).toBe(1_000);
});
