/**
 * The bridge's ports over the simulated office: with latency, lost answers and outages. Each life of the bridge gets
 * ports of its own; when it dies, nothing that it still waits for ever comes back.
 */
import { OutsideError, type Clock, type Microsoft365, type Pbx, type PbxAccounts } from '../../src/bridge/ports.ts';
import type { AccountEvents } from '../../src/bridge/ports.ts';
import { telephonyStateOf, type Call } from '../../src/domain/call.ts';
import type { Office, Worker } from './office.ts';
import type { Seeded } from './seeded.ts';

export type Weather = {
  microsoftDown: boolean;
  pbxDown: boolean;
  latencyMs: number;
  /** Share of writes that are carried out and whose answer is lost. */
  lostAnswers: number;
};

export type Life = { alive: boolean };

type World = {
  readonly office: Office;
  readonly clock: Clock & { sleep(ms: number): Promise<void> };
  readonly random: Seeded;
  readonly weather: Weather;
  readonly life: Life;
  readonly counts: { microsoft: number; pbx: number };
};

/** A promise of its own each time: one for all would keep every dead life in memory. */
function never(): Promise<never> {
  return new Promise(() => undefined);
}

async function travel(world: World, side: 'microsoft' | 'starface'): Promise<void> {
  const { clock, weather, random, life, counts } = world;
  if (side === 'microsoft') counts.microsoft += 1;
  else counts.pbx += 1;
  await clock.sleep(random.between(5, 30) + random.between(0, weather.latencyMs));
  if (!life.alive) await never();
  const down = side === 'microsoft' ? weather.microsoftDown : weather.pbxDown;
  if (down) throw new OutsideError(side, 'unavailable', `${side}.down`, 'simulated outage');
}

async function answer(world: World, side: 'microsoft' | 'starface'): Promise<void> {
  const { weather, random, clock, life } = world;
  if (random.chance(weather.lostAnswers)) {
    await clock.sleep(10_000);
    if (!life.alive) await never();
    throw new OutsideError(side, 'unavailable', `${side}.timeout`, 'simulated lost answer');
  }
  await clock.sleep(random.between(1, 20));
  if (!life.alive) await never();
}

export function officeMicrosoft(world: World): Microsoft365 {
  const { office, clock } = world;
  const find = (userId: string): Worker => {
    const one = office.workers.find((worker) => worker.microsoftUser.id === userId);
    if (one === undefined) throw new OutsideError('microsoft', 'notFound', 'microsoft.unknown', 'no such user');
    return one;
  };
  return {
    async listUsers() {
      await travel(world, 'microsoft');
      return office.workers.map((one) => one.microsoftUser);
    },
    async readPresences(userIds) {
      await travel(world, 'microsoft');
      const wanted = new Set(userIds);
      const readings = office.workers
        .filter((one) => wanted.has(one.microsoftUser.id))
        .map((one) => ({ userId: one.microsoftUser.id, presence: office.aggregate(one) }));
      await answer(world, 'microsoft');
      return readings;
    },
    async setPresence(userId, _pair, { durationMs, priority }) {
      await travel(world, 'microsoft');
      const one = find(userId);
      one.session = { expiresAt: clock.now() + durationMs };
      if (priority === 'callStart') countSet(world, one, 'microsoft');
      await answer(world, 'microsoft');
    },
    async clearPresence(userId) {
      await travel(world, 'microsoft');
      find(userId).session = null;
      await answer(world, 'microsoft');
    },
    grantedRoles: async () => ['Presence.ReadWrite.All'],
    stop: async () => undefined,
  };
}

function countSet(world: World, one: Worker, side: string): void {
  const now = world.clock.now();
  one.sets = [...one.sets.filter((at) => now - at < 60_000), now];
  // Repeats of a set whose answer was lost are allowed on top of the six.
  if (one.sets.length > 14) world.office.report('I3', one, `${one.sets.length} sets in a minute (${side})`);
}

export function officePbx(world: World): Pbx {
  const { office, clock } = world;
  const find = (userId: string): Worker => {
    const one = office.workers.find((worker) => worker.pbxUser.id === userId);
    if (one === undefined) throw new OutsideError('starface', 'notFound', 'starface.unknown', 'no such user');
    return one;
  };
  return {
    describe: async () => ({ version: '10.0.0.0', auth: 'classic', capabilities: [] }),
    async listUsers() {
      await travel(world, 'starface');
      return office.workers.map((one) => one.pbxUser);
    },
    async readDnd(userId) {
      await travel(world, 'starface');
      const one = find(userId);
      const { dnd } = one;
      const at = clock.now();
      await answer(world, 'starface');
      one.readAt = at;
      return { on: dnd, basis: { readAt: clock.now() } };
    },
    async writeDnd(userId, on) {
      await travel(world, 'starface');
      const one = find(userId);
      const raced = clock.now() - one.dndAt < 30_000;
      if (!on && one.dnd && one.dndBy === 'human' && !raced && world.weather.lostAnswers === 0) {
        office.report(
          'I4',
          one,
          `a DND set by hand ${Math.round((clock.now() - one.dndAt) / 1_000)} s ago was cleared`,
        );
      }
      if (
        on &&
        !one.unsure &&
        !one.dnd &&
        one.dndBy === 'human' &&
        !raced &&
        one.handAt > one.clearSince + 90_000 &&
        office.calmSince < one.handAt - 90_000
      ) {
        office.report('I4', one, 'a DND switched off by hand was set again without a transition');
      }
      if (one.dnd !== on) {
        one.dnd = on;
        one.dndBy = 'bridge';
        one.dndAt = clock.now();
      }
      await answer(world, 'starface');
    },
    budget: () => ({ perSecond: 25, waiting: 0 }),
    stop: async () => undefined,
  };
}

/** Linked accounts: call events with latency, some lost, and a re-read every 30 s while the PBX answers. */
export function officeAccounts(world: World, listeners: Map<string, (one: Worker) => void>): PbxAccounts {
  const { office, clock, random, weather, life } = world;
  return {
    verify: async () => Promise.reject(new OutsideError('starface', 'unavailable', 'starface.unused', 'not simulated')),
    open({ login }, events: AccountEvents) {
      const one = office.workers.find((worker) => worker.pbxUser.login === login);
      let open = true;
      const calls = (): readonly Call[] =>
        one?.onCall === true
          ? [{ id: `call-${one.callChangedAt}`, state: 'connected', number: null, name: null, connectedAt: null }]
          : [];
      const tell = (): void => {
        if (open && life.alive && !weather.pbxDown) events.calls(calls());
      };
      const reread = (): void => {
        if (!open || !life.alive) return;
        tell();
        clock.after(telephonyStateOf(calls()) === 'onCall' ? 25_000 : 45_000, reread);
      };
      clock.after(random.between(200, 2_000), () => {
        if (open && life.alive) events.connected(true);
        reread();
      });
      listeners.set(login, () => {
        if (random.chance(0.1)) return;
        clock.after(random.between(5, 60) + random.between(0, weather.latencyMs), tell);
        if (random.chance(0.1)) clock.after(random.between(50, 3_000), tell);
      });
      return {
        capabilities: () => [],
        placeCall: () => Promise.reject(new Error('not simulated')),
        hangUp: () => Promise.reject(new Error('not simulated')),
        close: async () => {
          open = false;
        },
      };
    },
  };
}
