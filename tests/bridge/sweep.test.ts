/** The sweep as Microsoft sees it: how many requests, of whom, and how far apart. */
import { expect, test } from '@jest/globals';
import { Connections } from '../../src/bridge/connections.ts';
import type { Log } from '../../src/bridge/ports.ts';
import { Sweep } from '../../src/bridge/sweep.ts';
import { personIdOf } from '../../src/domain/person.ts';
import { ManualClock } from '../support/manual-clock.ts';

const nothing = (): void => undefined;
const log: Log = { info: nothing, warn: nothing, error: nothing, child: () => log };
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('10,000 people are read with 16 requests, each of them once, evenly over the two seconds', async () => {
  const clock = new ManualClock(Date.UTC(2026, 10, 24, 8));
  const from = clock.now();
  const people = Array.from({ length: 10_000 }, (_, index) => personIdOf('tenant', `person-${index}`));
  const asked: { readonly at: number; readonly userIds: readonly string[] }[] = [];
  let whole = 0;
  const sweep = new Sweep({
    microsoft: {
      readPresences: async (userIds) => {
        asked.push({ at: clock.now() - from, userIds });
        return [];
      },
    },
    connections: new Connections({ clock, log, refusalsChanged: nothing }),
    clock,
    everyMs: 2_000,
    people: () => people,
    post: nothing,
    firstRead: () => void (whole += 1),
  });
  sweep.start();
  for (let ms = 0; ms < 1_999; ms += 1) {
    clock.advance(1);
    if (clock.pending() < 16) await settled();
  }
  expect(whole).toBe(1);
  expect(asked).toHaveLength(16);
  expect(asked.map(({ at }) => at)).toEqual(Array.from({ length: 16 }, (_, index) => index * 125));
  expect(asked.flatMap(({ userIds }) => userIds)).toEqual(people.map((personId) => personId.slice('tenant/'.length)));
  expect(Math.max(...asked.map(({ userIds }) => userIds.length))).toBe(650);
  clock.advance(1);
  await settled();
  expect(asked).toHaveLength(17);
  await Promise.all([sweep.stop(), settled().then(() => clock.advance(2_000))]);
});
