/** Facts decided and persisted, flat out: the real engine on the real store, every fact changing something durable. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../../src/adapters/store/index.ts';
import { systemClock } from '../../../src/adapters/system/clock.ts';
import { Engine } from '../../../src/bridge/engine.ts';
import type { Log } from '../../../src/bridge/ports.ts';
import type { Fact } from '../../../src/domain/facts.ts';
import { personIdOf } from '../../../src/domain/person.ts';
import { defaultSettings } from '../../../src/domain/settings.ts';

const quiet: Log = { info: nothing, warn: nothing, error: nothing, child: () => quiet };

function nothing(): void {
  // The figures are the output.
}

export type FlatOut = {
  readonly people: number;
  readonly factsPerSecond: number;
  readonly microsecondsPerFact: number;
};

export async function flatOut(people: number, facts: number): Promise<FlatOut> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-store-'));
  const store = await openStore({
    url: `file:${join(folder, 'bridge.db')}`,
    sealingKey: new Uint8Array(32),
    tenantId: '11111111-2222-4333-8444-555555555555',
    pbxId: 'pbx',
    clock: systemClock,
    log: quiet,
  });
  const settings = { ...defaultSettings, mode: 'presence-oauth' as const };
  const engine = new Engine({
    store,
    clock: systemClock,
    log: quiet,
    settingsOf: () => settings,
    execute: () => false,
    changed: nothing,
    rechecked: nothing,
    forgotten: nothing,
    storeWorks: nothing,
  });
  await engine.load();
  const ids = Array.from({ length: people }, (_, index) => personIdOf('tenant', `person-${index}`));
  for (const [index, id] of ids.entries()) engine.post(id, { type: 'joined', pbxUserId: String(index) });
  await engine.settled();

  const round = 1_000;
  const meeting: Fact = read('Busy', 'InAMeeting');
  const free: Fact = read('Available', 'Available');
  const startedAt = performance.now();
  for (let posted = 0; posted < facts; posted += round) {
    const fact = (posted / people) % 2 < 1 ? meeting : free;
    for (let index = 0; index < round; index += 1) {
      const id = ids[(posted + index) % people];
      if (id !== undefined) engine.post(id, fact);
    }
    await engine.settled();
  }
  const seconds = (performance.now() - startedAt) / 1_000;
  await engine.stop();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
  return { people, factsPerSecond: Math.round(facts / seconds), microsecondsPerFact: (seconds * 1e6) / facts };
}

function read(availability: string, activity: string): Fact {
  return { type: 'presenceRead', presence: { availability, activity, outOfOffice: false } };
}
