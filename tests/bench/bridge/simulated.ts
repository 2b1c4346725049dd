/** Figures that the simulated office gives without a wall clock: restarts and back-to-back calls. */
import { createBridge, type Bridge } from '../../../src/bridge/presence-bridge.ts';
import type { Pbx } from '../../../src/bridge/ports.ts';
import { createMemoryStore, createStoreMemory, type StoreMemory } from '../../support/memory-store.ts';
import { officeAccounts, officeMicrosoft, officePbx } from '../../simulation/office-ports.ts';
import { Office, tenantId, type Worker } from '../../simulation/office.ts';
import { Seeded } from '../../simulation/seeded.ts';
import { VirtualClock } from '../../simulation/virtual-clock.ts';
import { everybody, presenceConfig, quiet, quietLog } from '../../support/quiet-sides.ts';

export const start = Date.UTC(2026, 10, 24, 8, 0, 0);
function same(pbx: Pbx): Pbx {
  return pbx;
}

export type Running = {
  readonly office: Office;
  readonly clock: VirtualClock;
  readonly listeners: Map<string, (one: Worker) => void>;
  readonly counts: { microsoft: number; pbx: number };
  readonly bridge: Bridge;
  /** What the store holds: another life may begin with it. */
  readonly memory: StoreMemory;
  readonly stop: () => void;
};

export function run(
  people: number,
  latencyMs: number,
  shapePbx: (pbx: Pbx, clock: VirtualClock) => Pbx = same,
  before?: Running,
): Running {
  const clock = before?.clock ?? new VirtualClock(start);
  const random = new Seeded(1);
  const office = before?.office ?? new Office(people, () => clock.now());
  const weather = { microsoftDown: false, pbxDown: false, latencyMs, lostAnswers: 0 };
  const life = { alive: true };
  const counts = { microsoft: 0, pbx: 0 };
  const listeners = new Map<string, (one: Worker) => void>();
  const memory = before?.memory ?? createStoreMemory();
  // A process that died took its place with it.
  memory.writer = null;
  for (const one of office.workers) {
    const link = { personId: one.personId, pbxUserId: one.pbxUser.id, login: one.pbxUser.login, password: 'unused' };
    if (one.linked) memory.links.set(one.personId, link);
  }
  const world = { office, clock, random, weather, life, counts };
  const bridge = createBridge({
    version: '0.0.0',
    tenantId,
    presence: presenceConfig({ mode: 'presence-oauth', initialMode: null, scope: everybody, language: 'de' }),
    pbx: shapePbx(officePbx(world), clock),
    accounts: officeAccounts(world, listeners),
    microsoft: officeMicrosoft(world),
    store: createMemoryStore({ now: () => clock.now() }, memory),
    clock,
    log: quietLog,
    owner: 'bench',
    replaced: quiet,
  });
  void bridge.start();
  return {
    office,
    clock,
    listeners,
    counts,
    bridge,
    memory,
    stop: () => {
      life.alive = false;
    },
  };
}

/** Wrong final states at Microsoft out of calls that follow each other at once. */
export async function backToBack(calls: number, latencyMs: number): Promise<number> {
  const { office, clock, listeners, stop } = run(10, latencyMs);
  for (const one of office.workers) office.teamsShows(one, 'Available', 'Available');
  await clock.runUntil(start + 60_000);
  const random = new Seeded(7);
  let wrong = 0;
  for (let done = 0; done < calls;) {
    for (const one of office.workers.filter((worker) => worker.linked)) {
      const ends = random.chance(0.5);
      office.setCall(one, true);
      listeners.get(one.pbxUser.login)?.(one);
      await clock.runUntil(clock.now() + 20);
      if (ends) office.setCall(one, false);
      listeners.get(one.pbxUser.login)?.(one);
      done += 1;
    }
    // Rule 6 lets a seventh set in a minute wait, and the polls of calls heal a lost event within a minute.
    await clock.runUntil(clock.now() + 130_000);
    for (const one of office.workers.filter((worker) => worker.linked)) {
      const shows = one.session !== null && one.session.expiresAt > clock.now();
      if (shows !== one.onCall) wrong += 1;
      office.setCall(one, false);
      listeners.get(one.pbxUser.login)?.(one);
    }
    await clock.runUntil(clock.now() + 130_000);
  }
  stop();
  return wrong;
}

export type Restart = {
  readonly people: number;
  readonly differing: number;
  readonly secondsUntilRight: number;
  readonly microsoftRequests: number;
  readonly pbxRequests: number;
};

/** A start with everybody known nowhere and a tenth in a meeting, until all of those are on DND. */
export async function restart(people: number): Promise<Restart> {
  const { office, clock, counts, stop } = run(people, 0);
  const differing = office.workers.filter((one) => one.index % 10 === 0);
  for (const one of office.workers) office.teamsShows(one, 'Available', 'Available');
  for (const one of differing) office.teamsShows(one, 'Busy', 'InAMeeting');
  const limitMs = 10 * 60_000;
  while (differing.some((one) => !one.dnd) && clock.now() - start < limitMs) await clock.runUntil(clock.now() + 1_000);
  stop();
  return {
    people,
    differing: differing.length,
    secondsUntilRight: (clock.now() - start) / 1_000,
    microsoftRequests: counts.microsoft,
    pbxRequests: counts.pbx,
  };
}
