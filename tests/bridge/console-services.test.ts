/** What the console asks of a running bridge beside its state: scope, guard, certificate, retries, dry run. */
import { afterEach, expect, test } from '@jest/globals';
import { createBridge, type Bridge } from '../../src/bridge/presence-bridge.ts';
import type { PbxMaintenance } from '../../src/bridge/ports.ts';
import type { PbxCertificate } from '../../src/domain/console-views.ts';
import type { Rule } from '../../src/domain/central/rule.ts';
import { personIdOf } from '../../src/domain/person.ts';
import { defaultScope, type PinnedScope } from '../../src/domain/scope.ts';
import type { Redirection } from '../../src/domain/telephone.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { createMemoryStore, createStoreMemory, type StoreMemory } from '../support/memory-store.ts';
import { presenceConfig, quiet, quietLog, quietMicrosoft, quietPbx } from '../support/quiet-sides.ts';

const names = ['anna', 'ben', 'cem'] as const;
const tenantId = 'tenant';
const anna = personIdOf(tenantId, 'anna');
const { scope: nothingPinned } = presenceConfig();
const shown: PbxCertificate = {
  fingerprint256: 'AA:BB',
  subject: 'pbx.example.com',
  validTo: 'later',
  trusted: false,
  authority: null,
};

class FakeMaintenance implements PbxMaintenance {
  shown: PbxCertificate | null = shown;
  trustPinned = false;
  lampLogin: string | null = null;
  forgotten = 0;
  #trusted: string | null = null;
  async certificate(): Promise<PbxCertificate | null> {
    return this.shown;
  }
  trusted(): string | null {
    return this.#trusted;
  }
  trust(fingerprint256: string): void {
    this.#trusted = fingerprint256;
  }
  forgetRefusal(): void {
    this.forgotten += 1;
  }
  async testLamps(): ReturnType<PbxMaintenance['testLamps']> {
    return [{ step: 'restLogin', outcome: 'ok', detail: '' }];
  }
}

const mobile: Redirection = {
  id: 'r',
  trigger: 'busy',
  enabled: true,
  target: { kind: 'number', number: '+4915123456789' },
  number: null,
};

let bridge: Bridge;
let reads: Map<string, (value: readonly Redirection[]) => void>;

async function start(
  changes: { pinned?: Partial<PinnedScope>; memory?: StoreMemory; maintenance?: FakeMaintenance } = {},
): Promise<{ clock: ManualClock; maintenance: FakeMaintenance }> {
  const clock = new ManualClock(Date.UTC(2026, 10, 24, 8));
  const maintenance = changes.maintenance ?? new FakeMaintenance();
  reads = new Map();
  const pbx = quietPbx({
    listUsers: async () =>
      names.map((name, at) => ({
        id: name,
        login: `010${at}`,
        email: `${name}@example.com`,
        firstName: name,
        familyName: '',
      })),
    listGroups: async () => [{ name: 'Pilot', userIds: ['anna', 'ben'] }],
    userSettings: {
      readRedirections: (userId) => new Promise((resolve) => reads.set(userId, resolve)),
      writeRedirection: async () => undefined,
      searchContacts: async () => [],
    },
  });
  const microsoft = quietMicrosoft({
    listUsers: async () =>
      names.map((name) => ({
        id: name,
        upn: `${name}@example.com`,
        mail: `${name}@example.com`,
        name,
        proxyAddresses: [],
        enabled: true,
      })),
    readPresences: async (userIds) =>
      userIds.map((userId) => ({
        userId,
        presence: { availability: 'Busy', activity: 'InAMeeting', outOfOffice: false },
      })),
  });
  bridge = createBridge({
    version: '0',
    tenantId,
    presence: {
      mode: null,
      initialMode: 'off',
      sweepMs: 2_000,
      respectManualDnd: true,
      silenceHoldMs: 600_000,
      reverseTrigger: 'call',
      maxClaimMs: 3_600_000,
      scope: { ...nothingPinned, ...changes.pinned },
      individual: null,
      rules: null,
      zone: 'Europe/Berlin',
      language: 'en',
    },
    pbx,
    accounts: {
      verify: async () => Promise.reject(new Error('not asked here')),
      open: () => {
        throw new Error('not asked here');
      },
    },
    maintenance,
    microsoft,
    store: createMemoryStore({ now: () => clock.now() }, changes.memory ?? createStoreMemory()),
    clock,
    log: quietLog,
    owner: 'test',
    replaced: quiet,
  });
  await bridge.start();
  for (let turns = 0; turns < 200 && bridge.admin.scope().people.inSync === 0; turns += 1) await Promise.resolve();
  await bridge.parts.engine.settled();
  return { clock, maintenance };
}

afterEach(() => bridge.stop());

test('a person’s why tells what was commanded and what answered, and the log what was decided meanwhile', async () => {
  const { clock } = await start();
  const [anna] = bridge.parts.engine.personIds();
  if (anna === undefined) throw new Error('nobody is known');
  expect(bridge.admin.why(anna)).toMatchObject({ commands: [], levers: [], loggedUntil: null });
  expect(bridge.admin.logDecisions(anna, 3_600_000)).toBe(true);
  await bridge.admin.setMode('presence-oauth');
  for (let turns = 0; turns < 50 && bridge.admin.why(anna)?.claim?.status !== 'confirmed'; turns += 1) {
    clock.advance(2_000);
    for (let round = 0; round < 20; round += 1) await Promise.resolve();
    await bridge.parts.engine.settled();
  }
  const why = bridge.admin.why(anna);
  expect(why?.commands).toMatchObject([{ side: 'dnd', command: 'writeDnd.on', answer: 'done' }]);
  expect(why?.loggedUntil).not.toBeNull();
  expect(bridge.sync.why({ personId: anna, name: '', upn: '' })).toEqual(why);
  expect(bridge.persons.me({ personId: anna, name: '', upn: '' }).loggedUntil).toBe(why?.loggedUntil);
  const entries = bridge.admin.decisionLog(anna)?.entries ?? [];
  expect(entries.filter(({ type }) => type === 'command')).toMatchObject([{ command: 'writeDnd.on', answer: 'done' }]);
  expect(entries.find(({ type }) => type === 'decision')).toMatchObject({ outcome: 'on', cause: 'busyMeeting' });
  expect(bridge.admin.logDecisions(anna, null)).toBe(true);
  expect(bridge.admin.decisionLog(anna)).toEqual({ until: null, entries: [] });
  expect(bridge.admin.logDecisions('nobody/nowhere' as typeof anna, 1)).toBe(false);
});

test('at first everybody takes part, and the console says how many do', async () => {
  await start();
  expect(bridge.admin.scope()).toEqual({
    scope: defaultScope,
    pinned: [],
    groups: [{ name: 'Pilot', people: 2 }],
    unknown: [],
    people: { inSync: 3, paused: 0, hidden: 0 },
  });
});

test('a pilot group, an exclusion and a hidden person act at once and are kept over a restart', async () => {
  const memory = createStoreMemory();
  await start({ memory });
  const wish = {
    ...defaultScope,
    include: ['group:pilot', 'nobody@example.com'],
    exclude: ['0101'],
    hide: ['Cem@example.com'],
  };
  await bridge.admin.setScope(wish);
  expect(bridge.admin.scope()).toMatchObject({
    people: { inSync: 1, paused: 1, hidden: 1 },
    unknown: ['nobody@example.com'],
  });
  expect(bridge.admin.people().matched.map(({ name }) => name)).toEqual(['anna', 'ben']);
  await bridge.stop();
  await start({ memory });
  expect(bridge.admin.scope().scope).toEqual(wish);
});

test('what the file sets is shown as such and cannot be changed; the rest can', async () => {
  await start({ pinned: { exclude: ['0102'] } });
  const { scope, pinned } = bridge.admin.scope();
  expect([scope.exclude, pinned]).toEqual([['0102'], ['exclude']]);
  await expect(bridge.admin.setScope({ ...scope, exclude: [] })).rejects.toMatchObject({ code: 'mode.pinned' });
  await bridge.admin.setScope({ ...scope, mayPause: false });
  expect(bridge.admin.scope().scope.mayPause).toBe(false);
});

test('a certificate is confirmed only while the PBX shows that very one, and stays confirmed over a restart', async () => {
  const memory = createStoreMemory();
  const { maintenance } = await start({ memory });
  expect(await bridge.admin.certificate()).toMatchObject({ state: 'unconfirmed', confirmed: null });
  await expect(bridge.admin.trustCertificate('AA:CC')).rejects.toMatchObject({ code: 'request.invalid' });
  expect(maintenance.trusted()).toBeNull();
  await bridge.admin.trustCertificate('aabb');
  expect(await bridge.admin.certificate()).toMatchObject({ state: 'confirmed', confirmed: 'AA:BB' });
  await bridge.stop();
  const later = new FakeMaintenance();
  later.shown = { ...shown, fingerprint256: 'AA:DD' };
  await start({ memory, maintenance: later });
  expect(await bridge.admin.certificate()).toMatchObject({ state: 'changed', confirmed: 'AA:BB' });
});

test('a certificate that the file names is not replaced from the console', async () => {
  const maintenance = new FakeMaintenance();
  maintenance.trustPinned = true;
  await start({ maintenance });
  await expect(bridge.admin.trustCertificate('AA:BB')).rejects.toMatchObject({ code: 'mode.pinned' });
});

test('trying again forgets the refusal of the PBX', async () => {
  const { maintenance } = await start();
  bridge.admin.tryAgain();
  expect(maintenance.forgotten).toBe(1);
});

test('the self-test of lamps wants an account where none is configured', async () => {
  const { maintenance } = await start();
  await expect(bridge.admin.testLamps(null)).rejects.toMatchObject({ code: 'request.invalid', field: 'login' });
  expect(await bridge.admin.testLamps({ login: '0200', password: 'x' })).toHaveLength(1);
  maintenance.lampLogin = '0200';
  expect(await bridge.admin.testLamps(null)).toHaveLength(1);
});

test('what the PBX makes possible is told with the reason for what it does not', async () => {
  await start();
  const { capabilities, calls, version, groups } = bridge.admin.pbx();
  expect(capabilities?.find(({ name }) => name === 'dnd')?.state).toBe('everybody');
  expect(capabilities?.find(({ name }) => name === 'callList')?.state).toBe('nobodyLinked');
  expect([calls, version, groups]).toEqual([{ companion: 0, linked: 0, lamp: 0, unknown: 3 }, '9.1.0', 1]);
});

test('lifting the guard ends the pause of everybody', async () => {
  await start();
  const { engine } = bridge.parts;
  const state = engine.state(anna);
  if (state === undefined) throw new Error('anna is not known');
  const guard = { recheckAt: null, reverted: [true, true, true], pausedUntil: Infinity, pauses: 1 };
  Object.assign(state.durable, { guard });
  expect(bridge.admin.status().people.guarded).toBe(1);
  await bridge.admin.liftGuard();
  expect(bridge.admin.status().people.guarded).toBe(0);
});

test('a dry run does not wait for redirections for ever, and the next one knows them', async () => {
  const { clock } = await start();
  const rules: readonly Rule[] = [
    { id: 'm', name: 'Meeting', who: { everybody: true }, when: { rows: ['busyMeeting'] }, what: { dnd: 'on' } },
  ];
  const first = bridge.admin.dryRun(rules);
  for (let turns = 0; turns < 50; turns += 1) await Promise.resolve();
  clock.advance(5_000);
  expect(await first).toMatchObject({ reading: 3, counts: { people: 3, callersUnknown: 3 } });
  for (const resolve of reads.values()) resolve([mobile]);
  const second = bridge.admin.dryRun(rules);
  expect(await second).toMatchObject({ reading: 0, counts: { callersUnknown: 0, leadsOutside: 3, dndOn: 3 } });
});

test('favourites and groups name only colleagues whom the person sees', async () => {
  await start({ pinned: { hide: ['cem@example.com'] } });
  const caller = { personId: anna, name: 'anna', upn: 'anna@example.com' };
  const ben = personIdOf(tenantId, 'ben');
  const { persons } = bridge;
  await persons.setFavourite(caller, ben, true);
  expect(await persons.team(caller)).toMatchObject({ favourites: [ben], groups: [{ name: 'Pilot', members: [ben] }] });
  for (const unseen of [personIdOf(tenantId, 'cem'), anna, 'nobody'])
    await expect(persons.setFavourite(caller, unseen, true)).rejects.toMatchObject({ code: 'not-found' });
  expect((await persons.team({ ...caller, personId: ben })).favourites).toEqual([]);
});
