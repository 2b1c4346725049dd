/** The whole bridge through simulated office days; a violation names its seed: `npm run simulate -- --seed N --explain`. */
import { expect, test } from '@jest/globals';
import { runOffice } from './run-office.ts';

test.each([1, 2, 3, 4, 5, 6])(
  'seed %i: half a day with outages, lost answers and crashes breaks no promise',
  async (seed) => {
    const { violations, crashes, outages } = await runOffice({ seed, people: 6, hours: 12, sweepSeconds: 4 });
    expect(violations).toEqual([]);
    expect(crashes + outages).toBeGreaterThan(0);
  },
  120_000,
);

test('a calm half day writes no more than its causes', async () => {
  const { violations } = await runOffice({ seed: 11, people: 10, hours: 12, sweepSeconds: 4, faults: false });
  expect(violations).toEqual([]);
}, 120_000);
