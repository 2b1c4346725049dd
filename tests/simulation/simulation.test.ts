/** The whole bridge through simulated office days; a violation names its seed: `npm run simulate -- --seed N --explain`. */
import { describe, expect, test } from '@jest/globals';
import { runOffice } from './run-office.ts';

const modes = ['presence-oauth', 'individual', 'central'] as const;

test.each([1, 2, 3, 4, 5, 6])(
  'seed %i: a working day with outages, lost answers and crashes breaks no promise',
  async (seed) => {
    const mode = modes[seed % modes.length] ?? 'central';
    const { violations, crashes, outages } = await runOffice({ seed, mode, people: 5, hours: 8, sweepSeconds: 4 });
    expect(violations).toEqual([]);
    expect(crashes + outages).toBeGreaterThan(0);
  },
  120_000,
);

test('a calm day writes no more than its causes', async () => {
  const { violations } = await runOffice({ seed: 11, people: 8, hours: 8, sweepSeconds: 4, faults: false });
  expect(violations).toEqual([]);
}, 120_000);

describe('the foreign-sync guard', () => {
  test('another synchronisation that undoes our DND is found, everything is given back, and it is tried again later', async () => {
    const stops: number[] = [];
    let stoppedBefore = false;
    let heldWhileStopped = 0;
    await runOffice({
      seed: 21,
      people: 30,
      hours: 6,
      sweepSeconds: 4,
      faults: false,
      foreignSync: true,
      watch: (bridge, now) => {
        const { foreignSync, people } = bridge.admin.status();
        if (foreignSync.stopped && stoppedBefore) heldWhileStopped += people.claims;
        if (foreignSync.stopped && !stoppedBefore) stops.push(now);
        stoppedBefore = foreignSync.stopped;
      },
    });
    expect(heldWhileStopped).toBe(0);
    expect(stops.length).toBe(2);
    expect((stops[1] ?? 0) - (stops[0] ?? 0)).toBeGreaterThanOrEqual(30 * 60_000);
  }, 120_000);

  test('an administrator lifts a false stop, and DND is set again', async () => {
    let lifted = false;
    let claimsAfterwards = 0;
    await runOffice({
      seed: 22,
      people: 30,
      hours: 5,
      sweepSeconds: 4,
      faults: false,
      foreignSync: true,
      watch: (bridge) => {
        const { foreignSync, people } = bridge.admin.status();
        if (lifted && !foreignSync.stopped) claimsAfterwards += people.claims;
        if (foreignSync.stopped && !lifted) {
          lifted = true;
          void bridge.admin.liftGuard();
        }
      },
    });
    expect(lifted).toBe(true);
    expect(claimsAfterwards).toBeGreaterThan(0);
  }, 120_000);

  test('people who switch DND off by hand all day do not stop it', async () => {
    let stopped = false;
    await runOffice({
      seed: 23,
      people: 25,
      hours: 8,
      sweepSeconds: 4,
      faults: false,
      watch: (bridge) => (stopped ||= bridge.admin.status().foreignSync.stopped),
    });
    expect(stopped).toBe(false);
  }, 120_000);
});
