/** One simulated stretch of office life under one seed: the real bridge over simulated ports, with faults and crashes. */
import { createBridge, type Bridge } from '../../src/bridge/presence-bridge.ts';
import { rulePresets } from '../../src/domain/central/rule-presets.ts';
import { presenceRows } from '../../src/domain/presence.ts';
import { individualDefault, presenceOAuth } from '../../src/domain/presets.ts';
import type { Mode } from '../../src/domain/settings.ts';
import { createMemoryStore, createStoreMemory } from '../support/memory-store.ts';
import { everybody, presenceConfig, quiet, quietLog } from '../support/quiet-sides.ts';
import { checkInvariants } from './invariants.ts';
import { officeAccounts, officeMicrosoft, officePbx, type Life, type Weather } from './office-ports.ts';
import { Office, tenantId, type Violation, type WishTable, type Worker } from './office.ts';
import { PeopleAct } from './people-act.ts';
import { Seeded } from './seeded.ts';
import { VirtualClock } from './virtual-clock.ts';

export type RunOptions = {
  readonly seed: number;
  readonly people: number;
  readonly hours: number;
  readonly mode?: Exclude<Mode, 'off'>;
  readonly sweepSeconds?: number;
  /** False: a day without outages and crashes. */
  readonly faults?: boolean;
  /** True: another synchronisation switches every DND of the bridge off again within seconds. */
  readonly foreignSync?: boolean;
  /** Called every 20 s with the bridge, where one lives. */
  readonly watch?: (bridge: Bridge, now: number) => void;
  /** Called at the first violation of a person, with what the bridge knows of him. */
  readonly explain?: (violation: Violation, truth: Worker, knowledge: unknown) => void;
};

export type RunResult = {
  readonly violations: readonly Violation[];
  readonly crashes: number;
  readonly outages: number;
  readonly microsoftRequests: number;
  readonly pbxRequests: number;
};

/** The vendor's rows, which are the default of mode `individual` and a preset of `central`. */
const vendorTable = Object.fromEntries(
  presenceRows.map((row) => [row, individualDefault[row] === 'off' ? 'giveBack' : individualDefault[row]]),
) as WishTable;

const start = Date.UTC(2026, 10, 24, 6, 0, 0);
const checkEveryMs = 20_000;

function isCalm({ microsoftDown, pbxDown, latencyMs, lostAnswers }: Weather): boolean {
  return !microsoftDown && !pbxDown && latencyMs === 0 && lostAnswers === 0;
}

export async function runOffice(options: RunOptions): Promise<RunResult> {
  const { seed, people, hours, mode = 'presence-oauth', sweepSeconds = 2, faults = true } = options;
  const clock = new VirtualClock(start);
  const random = new Seeded(seed);
  const office = new Office(people, () => clock.now(), mode === 'presence-oauth' ? presenceOAuth : vendorTable);
  const weather: Weather = { microsoftDown: false, pbxDown: false, latencyMs: 0, lostAnswers: 0 };
  const memory = createStoreMemory();
  const listeners = new Map<string, (one: Worker) => void>();
  const counts = { microsoft: 0, pbx: 0 };
  let crashes = 0;
  let outages = 0;
  let life: Life = { alive: false };
  let bridge: Bridge | null = null;

  for (const one of office.workers) {
    if (!one.linked) continue;
    const { login, id: pbxUserId } = one.pbxUser;
    memory.links.set(one.personId, { personId: one.personId, pbxUserId, login, password: 'unused' });
  }

  function lives(): void {
    life = { alive: true };
    const born = life;
    const bridgeClock = {
      now: () => clock.now(),
      after: (ms: number, callback: () => void) => clock.after(ms, () => void (born.alive && callback())),
      sleep: (ms: number) => clock.sleep(ms),
    };
    const world = { office, clock: bridgeClock, random, weather, life: born, counts };
    const store = createMemoryStore({ now: () => clock.now() }, memory);
    // A process that died took its place with it: the lock of the store is the kernel's.
    memory.writer = null;
    bridge = createBridge({
      version: '0.0.0',
      tenantId,
      presence: presenceConfig({
        mode,
        initialMode: null,
        sweepMs: sweepSeconds * 1_000,
        scope: everybody,
        rules: mode === 'central' ? rulePresets.vendorRows.rules : null,
        language: 'de',
      }),
      pbx: officePbx(world),
      accounts: officeAccounts(world, listeners),
      microsoft: officeMicrosoft(world),
      store,
      clock: bridgeClock,
      log: quietLog,
      owner: `life-${crashes}`,
      replaced: quiet,
    });
    void bridge.start();
    if (isCalm(weather)) office.calmSince = clock.now();
  }

  function crash(): void {
    crashes += 1;
    life.alive = false;
    bridge = null;
    listeners.clear();
    clock.after(random.between(300, 30_000), lives);
    office.troubled();
  }

  function trouble(): void {
    outages += 1;
    const kind = random.pick(['microsoft', 'pbx', 'latency', 'lost', 'all']);
    if (kind === 'microsoft' || kind === 'all') weather.microsoftDown = true;
    if (kind === 'pbx' || kind === 'all') weather.pbxDown = true;
    if (kind === 'latency' || kind === 'all') weather.latencyMs = random.between(100, 5_000);
    if (kind === 'lost' || kind === 'all') weather.lostAnswers = random.between(0.05, 0.5);
    office.troubled();
    clock.after(random.between(5_000, 40 * 60_000), () => {
      Object.assign(weather, { microsoftDown: false, pbxDown: false, latencyMs: 0, lostAnswers: 0 });
      // Answers that were lost in the trouble still come back as time-outs.
      if (life.alive) office.calmSince = clock.now() + 15_000;
      clock.after(random.between(20 * 60_000, 4 * 3_600_000), trouble);
    });
  }

  function mayCrash(): void {
    if (life.alive) crash();
    clock.after(random.between(10 * 60_000, 5 * 3_600_000), mayCrash);
  }

  function check(): void {
    const known = office.violations.length;
    checkInvariants(office, clock.now(), sweepSeconds * 1_000);
    for (const violation of office.violations.slice(known)) {
      const truth = office.workers[violation.person];
      const first = office.violations.find((other) => other.person === violation.person) === violation;
      if (!first || truth === undefined || bridge === null) continue;
      const { engine, executor } = bridge.parts;
      const knowledge = { state: engine.state(truth.personId), decision: engine.decision(truth.personId) };
      options.explain?.(violation, truth, { ...knowledge, underWay: executor.size });
    }
    if (bridge !== null) options.watch?.(bridge, clock.now());
    clock.after(checkEveryMs, check);
  }

  function undo(): void {
    for (const one of office.workers) {
      if (one.dnd && one.dndBy === 'bridge') office.pressesDnd(one, false);
    }
    clock.after(5_000, undo);
  }

  lives();
  new PeopleAct(office, clock, random, (one) => listeners.get(one.pbxUser.login)?.(one)).begin();
  clock.after(checkEveryMs, check);
  if (options.foreignSync === true) undo();
  if (faults) {
    clock.after(random.between(10 * 60_000, 2 * 3_600_000), trouble);
    clock.after(random.between(10 * 60_000, 3 * 3_600_000), mayCrash);
  }
  await clock.runUntil(start + hours * 3_600_000);
  life.alive = false;
  return {
    violations: office.violations,
    crashes,
    outages,
    microsoftRequests: counts.microsoft,
    pbxRequests: counts.pbx,
  };
}
