import { expect, test } from '@jest/globals';
import { waitMs } from '../../../src/ui/api/back-off.ts';

const late = { firstMs: 1_000, maxMs: 30_000, random: () => 1 };
const early = { ...late, random: () => 0 };

test.each([
  [1, 1_000],
  [2, 2_000],
  [3, 4_000],
  [5, 16_000],
  [6, 30_000],
  [60, 30_000],
])('after %d failures the wait is at most %d ms and at least half of it', (failures, ms) => {
  expect(waitMs(failures, late)).toBe(ms);
  expect(waitMs(failures, early)).toBe(ms / 2);
});

test('the server’s wish is kept, and not everybody comes back in the same moment', () => {
  expect(waitMs(1, early, 60_000)).toBe(60_500);
  expect(waitMs(9, late, 60_000)).toBe(61_000);
});
