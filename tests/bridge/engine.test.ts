/** What the engine owes whatever `decide` says: the claim is durable before the call leaves, and without a store only releases go on. */
import { afterEach, expect, test } from '@jest/globals';
import { Engine } from '../../src/bridge/engine.ts';
import type { Log } from '../../src/bridge/ports.ts';
import type { Command, Fact } from '../../src/domain/facts.ts';
import { personIdOf } from '../../src/domain/person.ts';
import { defaultSettings } from '../../src/domain/settings.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { createMemoryStore } from '../support/memory-store.ts';

const anna = personIdOf('tenant', 'anna');
const quiet: Log = { info: nothing, warn: nothing, error: nothing, child: () => quiet };
const meeting: Fact = {
  type: 'presenceRead',
  presence: { availability: 'Busy', activity: 'InAMeeting', outOfOffice: false },
};
const free: Fact = {
  type: 'presenceRead',
  presence: { availability: 'Available', activity: 'Available', outOfOffice: false },
};
const engines: Engine[] = [];

function nothing(): void {
  // Nobody reads the log of these tests.
}

afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.stop();
});

type Bench = {
  readonly engine: Engine;
  readonly happened: string[];
  readonly breakStore: (broken: boolean) => void;
  readonly tell: (...facts: readonly Fact[]) => Promise<void>;
};

function start(): Bench {
  const clock = new ManualClock(Date.UTC(2026, 10, 24, 8));
  const memory = createMemoryStore({ now: () => clock.now() });
  const happened: string[] = [];
  let broken = false;
  const engine = new Engine({
    store: {
      loadPersons: () => memory.loadPersons(),
      async savePersons(changes) {
        if (broken) throw new Error('disk full');
        await memory.savePersons(changes);
        const claim = changes.get(anna)?.durable.claim?.status;
        if (claim !== undefined) happened.push(`saved ${claim}`);
      },
    },
    clock,
    log: quiet,
    settingsOf: () => ({ ...defaultSettings, mode: 'presence-oauth' }),
    execute: (_personId, command: Command) => {
      happened.push(command.type === 'writeDnd' ? `write ${command.on ? 'on' : 'off'}` : command.type);
      return true;
    },
    changed: nothing,
    rechecked: nothing,
    forgotten: nothing,
    storeWorks: (works) => void (works || happened.push('store does not work')),
  });
  engines.push(engine);
  return {
    engine,
    happened,
    breakStore: (value) => void (broken = value),
    tell: async (...facts) => {
      for (const fact of facts) {
        engine.post(anna, fact);
        await engine.settled();
      }
    },
  };
}

test('a claim is saved before the call that it announces leaves', async () => {
  const { happened, tell } = start();
  await tell({ type: 'joined', pbxUserId: '17' }, meeting, { type: 'dndRead', on: false });
  expect(happened).toEqual(['readDnd', 'saved intended', 'write on']);
});

test('without a store nothing new is claimed', async () => {
  const { happened, breakStore, tell } = start();
  await tell({ type: 'joined', pbxUserId: '17' }, meeting);
  breakStore(true);
  await tell({ type: 'dndRead', on: false });
  expect(happened).not.toContain('write on');
  expect(happened).toContain('store does not work');
});

test('without a store what makes somebody reachable goes on', async () => {
  const { happened, breakStore, tell } = start();
  await tell({ type: 'joined', pbxUserId: '17' }, meeting, { type: 'dndRead', on: false });
  await tell({ type: 'dndWritten', on: true });
  breakStore(true);
  await tell(free, { type: 'dndRead', on: true });
  expect(happened.at(-1)).toBe('write off');
});

test('when the store works again the claim is made after all', async () => {
  const { happened, breakStore, tell } = start();
  await tell({ type: 'joined', pbxUserId: '17' }, meeting);
  breakStore(true);
  await tell({ type: 'dndRead', on: false });
  breakStore(false);
  await tell({ type: 'dndRead', on: false });
  expect(happened.slice(-2)).toEqual(['saved intended', 'write on']);
});

test('a late answer does not bring a forgotten person back', async () => {
  const { engine, tell } = start();
  await tell({ type: 'joined', pbxUserId: '17' }, { type: 'left', side: 'microsoft' });
  await tell({ type: 'dndRead', on: true });
  expect(engine.personIds()).toEqual([]);
});

test('in one round the newer wish replaces the older one of the same side', async () => {
  const { engine, happened, tell } = start();
  await tell({ type: 'joined', pbxUserId: '17' }, meeting);
  happened.length = 0;
  engine.post(anna, { type: 'dndRead', on: false });
  engine.post(anna, free);
  await engine.settled();
  expect(happened.filter((one) => one.startsWith('write'))).toEqual([]);
});
