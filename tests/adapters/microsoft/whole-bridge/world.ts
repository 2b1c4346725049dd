/** The whole bridge over the real adapter, a virtual Microsoft 365 and a simulated PBX, in virtual time. */
import { createMicrosoft365, type MicrosoftConnection } from '../../../../src/adapters/microsoft/index.ts';
import { createBridge, type Bridge } from '../../../../src/bridge/presence-bridge.ts';
import type { SyncSettings } from '../../../../src/domain/settings.ts';
import type { SimulatedMicrosoftPerson } from '../../../simulators/microsoft/person.ts';
import { officeAccounts, officePbx } from '../../../simulation/office-ports.ts';
import { Office, tenantId, type Worker } from '../../../simulation/office.ts';
import { Seeded } from '../../../simulation/seeded.ts';
import { VirtualClock } from '../../../simulation/virtual-clock.ts';
import { createMemoryStore, createStoreMemory } from '../../../support/memory-store.ts';
import { everybody, presenceConfig } from '../../../support/quiet-sides.ts';
import { keptLog } from '../stage.ts';
import { authority } from './virtual-entra.ts';
import { graphUrl, VirtualTenant } from './virtual-tenant.ts';

export const second = 1_000;
export const minute = 60 * second;
const clientId = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee';

type Pair = { readonly worker: Worker; readonly person: SimulatedMicrosoftPerson };

export class World {
  readonly clock = new VirtualClock(Date.UTC(2026, 10, 24, 8));
  readonly office: Office;
  readonly tenant: VirtualTenant;
  readonly microsoft: MicrosoftConnection;
  readonly bridge: Bridge;
  readonly log = keptLog();
  readonly memory: ReturnType<typeof createStoreMemory>;
  readonly #listeners = new Map<string, (one: Worker) => void>();
  readonly #life = { alive: true };
  readonly #everybody: readonly Pair[];

  constructor(options: {
    readonly people: number;
    readonly reverseTrigger?: SyncSettings['reverseTrigger'];
    readonly callDisplay?: SyncSettings['callDisplay'];
    /** Object ids, logins or addresses of hidden people. */
    readonly hide?: (workers: readonly Worker[]) => readonly string[];
    /** Starts on what an earlier bridge left. */
    readonly memory?: ReturnType<typeof createStoreMemory>;
    readonly pbxDown?: boolean;
  }) {
    const { clock } = this;
    const random = new Seeded(5);
    this.office = new Office(options.people, () => clock.now());
    this.tenant = new VirtualTenant({
      clock,
      tenantId,
      clientId,
      people: this.office.workers.map(({ microsoftUser }) => ({
        firstName: 'P',
        familyName: microsoftUser.name,
        upn: microsoftUser.upn,
        objectId: microsoftUser.id,
      })),
    });
    this.microsoft = createMicrosoft365({
      tenantId,
      clientId,
      credential: { kind: 'secret', secret: 'virtual' },
      authority,
      graphUrl,
      clock,
      random: { number: () => random.number(), token: () => 'token' },
      log: this.log.log,
      http: this.tenant,
    });
    const memory = options.memory ?? createStoreMemory();
    this.memory = memory;
    for (const { personId, pbxUser } of this.office.workers) {
      memory.links.set(personId, { personId, pbxUserId: pbxUser.id, login: pbxUser.login, password: 'unused' });
    }
    const weather = { microsoftDown: false, pbxDown: options.pbxDown ?? false, latencyMs: 0, lostAnswers: 0 };
    const world = { office: this.office, clock, random, weather, life: this.#life, counts: { microsoft: 0, pbx: 0 } };
    this.bridge = createBridge({
      version: '0',
      tenantId,
      presence: presenceConfig({
        mode: 'presence-oauth',
        initialMode: null,
        reverseTrigger: options.reverseTrigger ?? 'call',
        callDisplay: options.callDisplay ?? null,
        scope: { ...everybody, hide: options.hide?.(this.office.workers) ?? [] },
      }),
      pbx: officePbx(world),
      accounts: officeAccounts(world, this.#listeners),
      microsoft: this.microsoft,
      store: createMemoryStore({ now: () => clock.now() }, memory),
      clock,
      log: this.log.log,
      owner: 'virtual',
      replaced: () => undefined,
    });
    this.#everybody = this.office.workers.map((worker) => ({
      worker,
      person: this.tenant.directory.person(worker.microsoftUser.id),
    }));
    for (const { person } of this.#everybody) person.is('Available');
  }

  /** Starts the bridge and lets it find everybody. */
  async begin(): Promise<this> {
    void this.bridge.start();
    await this.passes(30 * second);
    return this;
  }

  /** The bridge vanishes; nothing that waits ever comes back. */
  end(): void {
    this.#life.alive = false;
  }

  get now(): number {
    return this.clock.now();
  }

  async passes(ms: number): Promise<void> {
    await this.clock.runUntil(this.now + ms);
  }

  /** Lets time pass until this is so; how long it took. */
  async passesUntil(isSo: () => boolean, limitMs: number): Promise<number> {
    const began = this.now;
    while (!isSo()) {
      if (this.now - began >= limitMs) throw new Error(`not so after ${limitMs / second} s`);
      await this.passes(second);
    }
    return this.now - began;
  }

  /** Ten of forty people in a meeting, ten on the telephone, twenty at their desks. */
  static async atWork(): Promise<World> {
    const world = await new World({ people: 40 }).begin();
    for (const { person } of world.some(0, 10)) person.is('Busy', 'InAMeeting');
    for (const { worker } of world.some(10, 20)) world.call(worker, true);
    await world.passes(20 * second);
    return world;
  }

  everybody(): readonly Pair[] {
    return this.#everybody;
  }

  some(from: number, to: number): readonly Pair[] {
    return this.everybody().slice(from, to);
  }

  call(worker: Worker, onCall: boolean): void {
    this.office.setCall(worker, onCall);
    this.#listeners.get(worker.pbxUser.login)?.(worker);
  }

  /** How many of these have DND on. */
  silent(people: readonly Pair[]): number {
    return people.filter(({ worker }) => worker.dnd).length;
  }

  /** How many of these show our session. */
  inCall(people: readonly Pair[]): number {
    return people.filter(({ person }) => person.observed().activity === 'InACall').length;
  }
}
