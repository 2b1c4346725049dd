/** Rules 9 and 10: what a start does in which order, and how soon after a crash everything is right. */
import { expect, test } from '@jest/globals';
import type { Pbx } from '../../src/bridge/ports.ts';
import { paced } from '../bench/bridge/office-load.ts';
import { run, type Running } from '../bench/bridge/simulated.ts';
import type { Worker } from './office.ts';

const second = 1_000;

type Request = { readonly what: 'read' | 'on' | 'off'; readonly userId: string };

/** Everybody's requests to the PBX, in order. */
function listening(pbx: Pbx, requests: Request[]): Pbx {
  return {
    ...pbx,
    readDnd: (userId, priority) => {
      // The slow poll goes on beside the start, in what the others leave of the budget.
      if (priority !== 'poll') requests.push({ what: 'read', userId });
      return pbx.readDnd(userId, priority);
    },
    writeDnd: (userId, on, basis, priority) => {
      requests.push({ what: on ? 'on' : 'off', userId });
      return pbx.writeDnd(userId, on, basis, priority);
    },
  };
}

async function untilRight({ clock }: Running, isRight: () => boolean, limitMs: number): Promise<number> {
  const from = clock.now();
  while (!isRight() && clock.now() - from < limitMs) await clock.runUntil(clock.now() + second);
  return clock.now() - from;
}

/** A life that leaves some silenced by a meeting that is over, others by one that goes on, while a third one begins. */
async function crashedInTheMeeting(
  people: number,
  parts: readonly ((index: number) => boolean)[],
): Promise<Running & { readonly over: Worker[]; readonly goesOn: Worker[]; readonly begins: Worker[] }> {
  const first = run(people, 0);
  const { office, clock } = first;
  const [over = [], goesOn = [], begins = []] = parts.map((isIn) => office.workers.filter(({ index }) => isIn(index)));
  for (const one of office.workers) office.teamsShows(one, 'Available', 'Available');
  await clock.runUntil(clock.now() + 10 * second);
  for (const one of [...over, ...goesOn]) office.teamsShows(one, 'Busy', 'InAMeeting');
  await clock.runUntil(clock.now() + 60 * second);
  expect(office.workers.filter((one) => one.dnd)).toHaveLength(over.length + goesOn.length);
  first.stop();
  for (const one of over) office.teamsShows(one, 'Available', 'Available');
  for (const one of begins) office.teamsShows(one, 'Busy', 'InAMeeting');
  await clock.runUntil(clock.now() + 5 * second);
  return { ...first, over, goesOn, begins };
}

test.each([
  ['people of one request', 30, [0, 1, 2].map((rest) => (index: number) => index % 3 === rest)],
  // Whoever is to be released is read a second later than those who are to be silenced.
  ['people of two requests', 700, [690, 680, 0].map((from) => (index: number) => index >= from && index < from + 10)],
])(
  'a start reads %s in full, then DND of those who hold a claim, releases, and only then claims anew',
  async (_words, people, parts) => {
    const crashed = await crashedInTheMeeting(people, parts);
    const { over, goesOn, begins } = crashed;
    const requests: Request[] = [];
    const again = run(people, 0, (pbx, clock) => paced(listening(pbx, requests), clock), crashed);
    const right = (): boolean => over.every(({ dnd }) => !dnd) && begins.every(({ dnd }) => dnd);
    await untilRight(again, right, 60 * second);
    again.stop();
    expect(right()).toBe(true);
    const holders = new Set([...over, ...goesOn].map(({ pbxUser }) => pbxUser.id));
    const firstReads = requests.filter(({ what }) => what === 'read').slice(0, holders.size);
    expect(new Set(firstReads.map(({ userId }) => userId))).toEqual(holders);
    // Nobody flaps: whose meeting goes on is not written to.
    const writes = requests.filter(({ what }) => what !== 'read');
    const stay = new Set(goesOn.map(({ pbxUser }) => pbxUser.id));
    expect(writes.filter(({ userId }) => stay.has(userId))).toEqual([]);
    expect(writes.slice(0, over.length).every(({ what }) => what === 'off')).toBe(true);
    expect(writes).toHaveLength(over.length + begins.length);
  },
);

test.each([
  [1, 30],
  [1_000, 60],
])(
  'after a crash %i people who all differ are right within %i s',
  async (people, limit) => {
    const first = run(people, 100);
    const { office, clock } = first;
    for (const one of office.workers) office.teamsShows(one, 'Busy', 'InAMeeting');
    await untilRight(first, () => office.workers.every(({ dnd }) => dnd), 120 * second);
    first.stop();
    for (const one of office.workers) office.teamsShows(one, 'Available', 'Available');
    await clock.runUntil(clock.now() + 5 * second);
    const next = run(people, 100, undefined, first);
    const took = await untilRight(next, () => office.workers.every(({ dnd }) => !dnd), 300 * second);
    next.stop();
    expect(took).toBeLessThanOrEqual(limit * second);
  },
  120_000,
);
