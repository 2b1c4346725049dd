/** An hour of a tenant with 10,000 people against a Graph that counts as strictly as it may. */
import { expect, test } from '@jest/globals';
import type { MicrosoftPriority } from '../../../../src/bridge/ports.ts';
import { RequestBudget } from '../../../../src/adapters/microsoft/budget/request-budget.ts';
import { HandClock, mostInWindow, steadyRandom } from '../stage.ts';

const people = 10_000;
const callsAnHour = 1.2;
const renewEveryMs = 150_000;

/** A small generator with a seed, so that the hour is the same each time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

test('in an hour of office life nothing is ever throttled, and nobody waits for his call to be shown', async () => {
  const clock = new HandClock();
  const budget = new RequestBudget({ clock, random: steadyRandom(0.5), share: 0.7 });
  const random = seeded(42);
  const sent: number[] = [];
  const waits: number[] = [];
  const send = (priority: MicrosoftPriority) => {
    const asked = clock.now();
    const note = async () => {
      sent.push(clock.now());
      if (priority === 'release' || priority === 'callStart') waits.push(clock.now() - asked);
    };
    budget.run(priority, note).catch(() => undefined);
  };
  /** Of each call: when it is renewed next, and when it ends. */
  let calls: { renewAt: number; endAt: number }[] = [];
  for (let second = 0; second < 3_600; second += 1) {
    const now = clock.now();
    if (second % 2 === 0) for (let call = 0; call < 16; call += 1) send('sweep');
    if (second % 300 === 0) for (let page = 0; page < 11; page += 1) send('housekeeping');
    const begin = (people * callsAnHour) / 3_600;
    for (let count = 0; count < Math.floor(begin + random()); count += 1) {
      send('callStart');
      calls.push({ renewAt: now + renewEveryMs, endAt: now + 20_000 + random() ** 3 * 1_800_000 });
    }
    for (const call of calls) {
      if (call.endAt <= now) send('release');
      else if (call.renewAt <= now) {
        call.renewAt = now + renewEveryMs;
        send('renewal');
      }
    }
    calls = calls.filter((call) => call.endAt > now);
    await clock.pass(1_000);
  }
  const { classes } = budget.figures();
  const figures = Object.entries(classes).map(([name, figure]) => `${name} ${figure.sent}`);
  process.stdout.write(`Requests of 10,000 people in an hour: ${figures.join(', ')}\n`);

  expect(mostInWindow(sent)).toBeLessThanOrEqual(1_050);
  expect(classes.sweep.sent).toBe(16 * 1_800);
  expect(classes.callStart.sent).toBeGreaterThan(11_000);
  expect(Object.values(classes).every(({ throttled, failed }) => throttled + failed === 0)).toBe(true);
  expect(Math.max(...waits)).toBe(0);
});
