/**
 * Office life of a whole tenant in virtual time: the adapter, its budget and the bridge's sweep are real, and Graph is the
 * simulator's, which counts as Microsoft says it does.
 */
import { createMicrosoft365 } from '../../../src/adapters/microsoft/index.ts';
import { Connections } from '../../../src/bridge/connections.ts';
import type { Log, MicrosoftPriority } from '../../../src/bridge/ports.ts';
import { Sweep } from '../../../src/bridge/sweep.ts';
import { personIdOf } from '../../../src/domain/person.ts';
import { authority } from '../../adapters/microsoft/whole-bridge/virtual-entra.ts';
import { graphUrl, VirtualTenant } from '../../adapters/microsoft/whole-bridge/virtual-tenant.ts';
import { mostInWindow } from '../../adapters/microsoft/stage.ts';
import { Seeded } from '../../simulation/seeded.ts';
import { VirtualClock } from '../../simulation/virtual-clock.ts';

const tenantId = '11111111-2222-4333-8444-555555555555';
const clientId = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee';
const renewEveryMs = 150_000;
const pair = { availability: 'Busy', activity: 'InACall' } as const;

export type OfficeLife = {
  readonly people: number;
  readonly minutes: number;
  /** Of each person, in an hour. */
  readonly callsAnHour: number;
};

export type OfficeHour = {
  readonly sent: Readonly<Record<MicrosoftPriority, number>>;
  /** Refusals that the bridge brought upon itself. */
  readonly throttled: number;
  readonly failed: number;
  /** Requests in the fullest span of 30 s; Microsoft takes 1,500, the bridge may use 1,050. */
  readonly mostIn30s: number;
  /** The longest that a release or the start of a call took, in ms of virtual time. */
  readonly longestWaitMs: number;
  /** People whose state at the end is not that of their telephone. */
  readonly wrong: number;
};

const silent: Log = { info: nothing, warn: nothing, error: nothing, child: () => silent };

function nothing(): void {
  // The figures are what is told.
}

export async function officeHour({ people, minutes, callsAnHour }: OfficeLife): Promise<OfficeHour> {
  const clock = new VirtualClock(Date.UTC(2026, 10, 24, 8));
  const random = new Seeded(11);
  const seeds = Array.from({ length: people }, (_, index) => ({
    firstName: 'P',
    familyName: String(index),
    upn: `person${index}@office.example`,
    objectId: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
  }));
  const tenant = new VirtualTenant({ clock, tenantId, clientId, people: seeds });
  const microsoft = createMicrosoft365({
    tenantId,
    clientId,
    credential: { kind: 'secret', secret: 'virtual' },
    authority,
    graphUrl,
    clock,
    random: { number: () => random.number(), token: () => 'token' },
    log: silent,
    http: tenant,
  });
  for (const { objectId } of seeds) tenant.directory.person(objectId).is('Available');
  const ids = seeds.map(({ objectId }) => personIdOf(tenantId, objectId));
  const sweep = new Sweep({
    microsoft,
    connections: new Connections({ clock, log: silent, refusalsChanged: nothing }),
    clock,
    everyMs: 2_000,
    people: () => ids,
    post: nothing,
    firstRead: nothing,
  });

  let [failed, longestWaitMs] = [0, 0];
  const keep = (asked: Promise<unknown>, urgent: boolean): void => {
    const at = clock.now();
    asked.then(
      () => void (longestWaitMs = urgent ? Math.max(longestWaitMs, clock.now() - at) : longestWaitMs),
      () => void (failed += 1),
    );
  };
  const set = (objectId: string, priority: MicrosoftPriority): void =>
    keep(microsoft.setPresence(objectId, pair, { durationMs: 300_000, priority }), priority === 'callStart');

  /** By object id: when the call is renewed next, and when it ends. */
  const calls = new Map<string, { renewAt: number; readonly endsAt: number }>();
  sweep.start();
  const end = clock.now() + minutes * 60_000;
  for (let second = 0; clock.now() < end; second += 1) {
    const now = clock.now();
    if (second % 300 === 0) keep(microsoft.listUsers(), false);
    for (const [objectId, call] of calls) {
      if (call.endsAt <= now) {
        calls.delete(objectId);
        keep(microsoft.clearPresence(objectId), true);
      } else if (call.renewAt <= now) {
        call.renewAt = now + renewEveryMs;
        set(objectId, 'renewal');
      }
    }
    for (let count = (people * callsAnHour) / 3_600; random.chance(Math.min(1, count)); count -= 1) {
      const { objectId } = seeds[Math.floor(random.between(0, people))] ?? { objectId: '' };
      if (objectId === '' || calls.has(objectId)) continue;
      calls.set(objectId, { renewAt: now + renewEveryMs, endsAt: now + 20_000 + random.number() ** 3 * 1_800_000 });
      set(objectId, 'callStart');
    }
    const person = tenant.directory.person(seeds[second % people]?.objectId ?? '');
    person.is(second % 2 === 0 ? 'Busy' : 'Available', second % 2 === 0 ? 'InAMeeting' : 'Available');
    await clock.runUntil(now + 1_000);
  }
  await clock.runUntil(clock.now() + 5_000);
  void sweep.stop();
  const { classes } = microsoft.stats().budget;
  const counts = Object.entries(classes) as [MicrosoftPriority, (typeof classes)[MicrosoftPriority]][];
  const isShown = (objectId: string): boolean =>
    tenant.directory
      .person(objectId)
      .observed()
      .sessions.some(({ id }) => id === clientId);
  return {
    sent: Object.fromEntries(counts.map(([name, { sent }]) => [name, sent])) as OfficeHour['sent'],
    throttled: tenant.seen.filter(({ status }) => status === 429).length,
    failed,
    mostIn30s: mostInWindow(tenant.seen.filter(({ side }) => side === 'graph').map(({ at }) => at)),
    longestWaitMs,
    wrong: seeds.filter(({ objectId }) => isShown(objectId) !== calls.has(objectId)).length,
  };
}
