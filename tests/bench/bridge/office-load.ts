/** What the PBX's pace makes of many changes: the adaptive budget of the adapter before a PBX that answers in 100 ms. */
import { AdaptiveBudget } from '../../../src/adapters/starface/rest/adaptive-budget.ts';
import type { Pbx } from '../../../src/bridge/ports.ts';
import type { Worker } from '../../simulation/office.ts';
import type { VirtualClock } from '../../simulation/virtual-clock.ts';
import { run, start, type Running } from './simulated.ts';

const answerMs = 100;
const graphLimit = 1_500;
const windowSeconds = 30;

/** Each reading and each write is one request in a slot of its own. */
export function paced(pbx: Pbx, clock: VirtualClock): Pbx {
  const budget = new AdaptiveBudget(clock);
  const slow = async <T>(work: () => Promise<T>): Promise<T> => {
    await clock.sleep(answerMs);
    return work();
  };
  return {
    ...pbx,
    readDnd: (userId, priority) => budget.run(priority, () => slow(() => pbx.readDnd(userId, priority))),
    writeDnd: (userId, on, basis, priority) =>
      budget.run(priority, () => slow(() => pbx.writeDnd(userId, on, basis, priority))),
    budget: () => budget.state(),
  };
}

/** Everybody is free for a while, so that the budget has grown to what the PBX bears. */
async function calmOffice(people: number): Promise<Running> {
  const running = run(people, 0, paced);
  for (const one of running.office.workers) running.office.teamsShows(one, 'Available', 'Available');
  await running.clock.runUntil(start + 60_000);
  return running;
}

export type ChangeToDnd = {
  readonly people: number;
  readonly pbxs: number;
  readonly changesPerSecond: number;
  readonly changes: number;
  /** Seconds, simulated. */
  readonly p50: number;
  readonly p95: number;
  /** Share of Microsoft's limit that all of it took. */
  readonly graphShare: number;
};

/** Microsoft change → DND written, with the people spread over several PBXs, each with its bridge. */
export async function changeToDnd(people: number, pbxs: number, changesPerSecond: number): Promise<ChangeToDnd> {
  const seconds = 60;
  const took: number[] = [];
  let perSecondAtGraph = 0;
  for (let pbx = 0; pbx < pbxs; pbx += 1) {
    const running = await calmOffice(people / pbxs);
    const { office, clock, counts } = running;
    const changedAt = new Map<Worker, number>();
    const everyMs = (1_000 * pbxs) / changesPerSecond;
    const requestsBefore = counts.microsoft;
    const beganAt = clock.now();
    const look = (): void => {
      for (const [one, at] of changedAt) {
        if (!one.dnd) continue;
        took.push((one.dndAt - at) / 1_000);
        changedAt.delete(one);
      }
    };
    for (let change = 0; change * everyMs < seconds * 1_000; change += 1) {
      // Spread over the sweep's phases and over the people.
      await clock.runUntil(beganAt + change * everyMs + ((change * 137) % everyMs));
      const one = office.workers[(change * 17) % office.workers.length];
      if (one === undefined || changedAt.has(one) || one.dnd) continue;
      office.teamsShows(one, 'Busy', 'InAMeeting');
      changedAt.set(one, clock.now());
      look();
    }
    perSecondAtGraph += (counts.microsoft - requestsBefore) / ((clock.now() - beganAt) / 1_000);
    await clock.runUntil(clock.now() + 30_000);
    look();
    for (const at of changedAt.values()) took.push((clock.now() - at) / 1_000);
    running.stop();
  }
  took.sort((a, b) => a - b);
  const at = (share: number): number => took[Math.floor(took.length * share)] ?? NaN;
  return {
    people,
    pbxs,
    changesPerSecond,
    changes: took.length,
    p50: at(0.5),
    p95: at(0.95),
    graphShare: (perSecondAtGraph * windowSeconds) / graphLimit,
  };
}

export type NineOClock = {
  readonly people: number;
  /** From the moment at which the first one enters. */
  readonly secondsUntilAllOn: number;
  /** From the moment at which the person entered. */
  readonly longestSeconds: number;
  readonly perSecondAtEnd: number;
};

/** Everybody of one PBX enters a meeting within so many milliseconds. */
export async function nineOClock(people: number, withinMs: number): Promise<NineOClock> {
  const running = await calmOffice(people);
  const { office, clock, bridge } = running;
  const beganAt = clock.now();
  for (const [index, one] of office.workers.entries()) {
    clock.after((index * withinMs) / people, () => office.teamsShows(one, 'Busy', 'InAMeeting'));
  }
  const limitMs = 10 * 60_000;
  while (office.workers.some((one) => !one.dnd) && clock.now() - beganAt < limitMs) {
    await clock.runUntil(clock.now() + 1_000);
  }
  const perSecondAtEnd = bridge.parts.options.pbx.budget().perSecond;
  running.stop();
  const waits = office.workers.map((one, index) => one.dndAt - beganAt - (index * withinMs) / people);
  return {
    people,
    secondsUntilAllOn: (clock.now() - beganAt) / 1_000,
    longestSeconds: Math.max(...waits) / 1_000,
    perSecondAtEnd,
  };
}
