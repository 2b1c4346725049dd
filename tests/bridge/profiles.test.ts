/** Numbers of profiles at Microsoft 365 as contacts and as names of callers, in a whole bridge on fakes of both sides. */
import { afterEach, expect, test } from '@jest/globals';
import { createBridge, type Bridge } from '../../src/bridge/presence-bridge.ts';
import type { AccountEvents, PbxNumbers, PbxTelephone, Righted } from '../../src/bridge/ports.ts';
import type { Call } from '../../src/domain/call.ts';
import { personIdOf, type MicrosoftUser, type PbxUser, type ProfilePhone } from '../../src/domain/person.ts';
import type { CallListEntry, Contact } from '../../src/domain/telephone.ts';
import type { LiveEvent } from '../../src/domain/views.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { createMemoryStore } from '../support/memory-store.ts';
import { presenceConfig, quiet, quietLog, quietMicrosoft, quietPbx } from '../support/quiet-sides.ts';

const tenantId = 'tenant';
const anna = { personId: personIdOf(tenantId, 'anna'), name: 'Anna', upn: 'anna@office.example' };
const { scope: nothingPinned } = presenceConfig();
const business = (number: string): ProfilePhone => ({ kind: 'business', number });
const mobile = (number: string): ProfilePhone => ({ kind: 'mobile', number });

function atMicrosoft(id: string, name: string, changes: Partial<MicrosoftUser> = {}): MicrosoftUser {
  const mail = `${id}@office.example`;
  return { id, upn: mail, mail, name, proxyAddresses: [], enabled: true, ...changes };
}

function atPbx(id: string, login: string, email: string | null = `${id}@office.example`): PbxUser {
  return { id, login, email, firstName: id, familyName: '' };
}

type World = {
  readonly microsoft?: readonly MicrosoftUser[];
  readonly pbx?: readonly PbxUser[];
  readonly numbers?: PbxNumbers | 'not told';
  readonly book?: readonly Contact[] | 'down';
  readonly hide?: readonly string[];
  readonly lacks?: Righted;
};

const missed: CallListEntry = {
  id: 'm',
  direction: 'in',
  result: 'missed',
  number: '01713920002',
  name: null,
  at: null,
  durationSeconds: null,
  group: null,
};

let bridge: Bridge;
let session: AccountEvents | null = null;

/** Anna has an account at the PBX, Jörg has none. */
const office: readonly MicrosoftUser[] = [
  atMicrosoft('anna', 'Anna Berg', { phones: [business('+49 30 23125-101'), mobile('0171 39200 01')] }),
  atMicrosoft('joerg', 'Jörg Groß', { proxyAddresses: ['jg@office.example'], phones: [mobile('+49 171 3920002')] }),
  atMicrosoft('mute', 'Mia Mute'),
];

async function start(world: World = {}): Promise<void> {
  const { microsoft = office, pbx = [atPbx('anna', '0101')], book = [], hide = [], lacks, numbers = new Map() } = world;
  const clock = new ManualClock(Date.UTC(2026, 10, 24, 8));
  const store = createMemoryStore({ now: () => clock.now() });
  await store.saveLink({ personId: anna.personId, pbxUserId: 'anna', login: '0101', password: 'p' });
  bridge = createBridge({
    version: '0',
    tenantId,
    presence: presenceConfig({ scope: { ...nothingPinned, hide } }),
    pbx: quietPbx({
      listUsers: async () => pbx,
      listGroups: async () => [{ name: 'Council', userIds: ['council'] }],
      readRights: async () => ({
        holders: new Map(lacks === undefined ? [] : [[lacks, new Set<string>()]]),
        missing: [],
      }),
      readNumbers: () => (numbers === 'not told' ? Promise.reject(new Error('down')) : Promise.resolve(numbers)),
      userSettings: {
        readRedirections: async () => [],
        writeRedirection: async () => undefined,
        searchContacts: () => (book === 'down' ? Promise.reject(new Error('down')) : Promise.resolve(book)),
      },
    }),
    accounts: {
      verify: async () => atPbx('anna', '0101'),
      open: (_credentials, events) => {
        session = events;
        return {
          capabilities: () => [],
          placeCall: async (number) => ({ id: 'c', state: 'ringingOut', number, name: null, connectedAt: null }),
          hangUp: async () => undefined,
          close: async () => undefined,
          telephone: { callList: async () => ({ entries: [missed], total: 1 }) } as unknown as PbxTelephone,
        };
      },
    },
    microsoft: quietMicrosoft({ listUsers: async () => microsoft }),
    store,
    clock,
    log: quietLog,
    owner: 'test',
    replaced: quiet,
  });
  await bridge.start();
  for (let turns = 0; turns < 200 && session === null; turns += 1) {
    clock.advance(50);
    for (let round = 0; round < 20; round += 1) await Promise.resolve();
  }
}

afterEach(async () => {
  await bridge.stop();
  session = null;
});

const found = (text: string): Promise<readonly Contact[]> => bridge.telephone.searchContacts(anna, text, 0);
const names = async (text: string): Promise<readonly string[]> => (await found(text)).map(({ name }) => name);

test('somebody without an account at the PBX is found with the number of his profile', async () => {
  await start();
  expect(await found('joerg')).toEqual([
    {
      id: 'profile-joerg',
      name: 'Jörg Groß',
      company: null,
      emails: ['joerg@office.example', 'jg@office.example'],
      numbers: [{ label: '', kind: 'mobile', number: '+49 171 3920002' }],
      source: 'tenant',
    },
  ]);
});

test('numbers of the PBX come first, and one that stands in the profile too is named once', async () => {
  await start({ numbers: new Map([['anna', { internal: ['101'], external: ['+493023125101'] }]]) });
  const [contact] = await found('anna');
  expect(contact?.numbers).toEqual([
    { label: '', number: '101' },
    { label: '', number: '+493023125101' },
    { label: '', kind: 'mobile', number: '0171 39200 01' },
  ]);
});

const two = [atPbx('anna', '0101'), atPbx('joerg', '0102')];
const extensions: PbxNumbers = new Map([
  ['anna', { internal: ['101'], external: ['+493023125101'] }],
  ['joerg', { internal: [], external: ['+493023125102'] }],
  ['mute', { internal: ['103'], external: [] }],
]);

test('the team tells the number at the PBX of whom the person sees', async () => {
  await start({ numbers: extensions, pbx: [...two, atPbx('mute', '0103')], hide: ['mute@office.example'] });
  const joerg = personIdOf(tenantId, 'joerg');
  expect((await bridge.persons.team(anna)).numbers).toEqual({ [joerg]: '+493023125102' });
  expect((await bridge.persons.team({ ...anna, personId: joerg })).numbers).toEqual({ [anna.personId]: '101' });
});

test.each<World>([{ numbers: extensions, lacks: 'contacts' }, { numbers: 'not told' }])(
  'who may not look up contacts gets no numbers with the team either, nor does anybody while the PBX tells none: %j',
  async (world) => {
    await start({ pbx: two, ...world });
    expect((await bridge.persons.team(anna)).numbers).toEqual({});
  },
);

test('the people of the tenant are found while the address book of the PBX does not answer', async () => {
  await start({ book: 'down' });
  await expect(found('jörg')).rejects.toMatchObject({ code: 'starface.unavailable' });
  const people = await bridge.telephone.searchTenant(anna, 'jörg', 0);
  expect(people.map(({ name }) => name)).toEqual(['Jörg Groß']);
  expect(await bridge.telephone.searchTenant(anna, 'jörg', 1)).toEqual([]);
});

test('who has no number anywhere is no contact', async () => {
  await start();
  expect(await names('mia')).toEqual([]);
});

test('a PBX that does not tell its numbers leaves those of the profiles', async () => {
  await start({ numbers: 'not told' });
  expect(await names('anna')).toEqual(['Anna Berg']);
});

test.each([
  'jorg',
  'GROẞ',
  'joerg gross',
  'jg@office',
  'joerg@office.example',
  '0171 39200 02',
  '+49 171 392',
  '0049171392',
  '0171',
  '3920002',
  '+49 (0)171 3920002',
])('a profile is found as people write: %s', async (text) => {
  await start();
  expect(await names(text)).toContain('Jörg Groß');
});

test('what stands in everybody’s address finds nobody by it, unless an address is typed', async () => {
  await start();
  expect([await names('office'), await names('off'), await names('xa')]).toEqual([[], [], []]);
  expect(await names('@office.example')).toEqual(['Anna Berg', 'Jörg Groß']);
});

test.each(['0172', '+41 171 392', '+', '/', '#31#'])('a number of somebody else finds nobody: %s', async (text) => {
  await start();
  expect(await names(text)).toEqual([]);
});

test('whoever fits best stands among the ten that are shown', async () => {
  const many = Array.from({ length: 40 }, (_, at) =>
    atMicrosoft(`hali${at}`, `Halina Ali ${at}`, { phones: [mobile(`0171 39200 ${String(at + 10)}`)] }),
  );
  const li = atMicrosoft('li', 'Bo Li', { phones: [mobile('0171 39200 99')] });
  await start({ microsoft: [...office, ...many, li] });
  expect(await names('li')).toHaveLength(10);
  expect((await names('li'))[0]).toBe('Bo Li');
  expect((await names('li@office.example'))[0]).toBe('Bo Li');
  expect((await names('017139200 99'))[0]).toBe('Bo Li');
});

const council = atMicrosoft('council', 'Cora Council', { phones: [mobile('0171 39200 03')] });

test.each<[string, World]>([
  ['by the address of his profile', { hide: ['Council@office.example'] }],
  ['by a second address', { hide: ['cc@office.example'] }],
  ['by the login of his matched account', { pbx: [atPbx('anna', '0101'), atPbx('council', '0199')], hide: ['0199'] }],
  ['by a group of the PBX', { pbx: [atPbx('anna', '0101'), atPbx('council', '0199')], hide: ['group:Council'] }],
  [
    'by the login of an account that matched nobody',
    {
      pbx: [atPbx('anna', '0101'), atPbx('council', '0199'), atPbx('door', '0198', 'council@office.example')],
      hide: ['0199'],
    },
  ],
])('who is hidden %s is found by nobody, and no call names him', async (_how, world) => {
  const microsoft = [...office, { ...council, proxyAddresses: ['cc@office.example'] }];
  await start({ microsoft, ...world });
  expect([await names('cora'), await names('017139200 03')]).toEqual([[], []]);
  expect(await nameOfCaller('+491713920003')).toBeNull();
  await bridge.stop();
  session = null;
  await start({ microsoft, ...world, hide: [] });
  expect(await names('cora')).toEqual(['Cora Council']);
  expect(await nameOfCaller('+491713920003')).toBe('Cora Council');
});

test('whose account is blocked is found by nobody', async () => {
  await start({ microsoft: [...office, { ...council, enabled: false }] });
  expect(await names('cora')).toEqual([]);
});

test('the address book wins over a profile with the same number, in whatever writing', async () => {
  const numbers = [{ label: 'Mobil', number: '0049 171 39 200 02' }];
  const kept: Contact = { id: 'c', name: 'J. Groß', company: null, emails: [], numbers };
  await start({ book: [kept] });
  expect(await found('groß')).toEqual([kept]);
});

test('of somebody whom the address book knows by one number only the others are added', async () => {
  const kept: Contact = {
    id: 'c',
    name: 'Berg, A.',
    company: null,
    emails: [],
    numbers: [{ label: 'Büro', number: '030 23125101' }],
  };
  await start({ book: [kept] });
  expect((await found('berg')).map(({ name, numbers }) => [name, numbers.map(({ number }) => number)])).toEqual([
    ['Anna Berg', ['0171 39200 01']],
    ['Berg, A.', ['030 23125101']],
  ]);
});

test('whom the PBX allows no contacts gets none of the profiles either', async () => {
  await start({ lacks: 'contacts' });
  await expect(found('jörg')).rejects.toMatchObject({ code: 'capability.missing' });
  await expect(bridge.telephone.searchTenant(anna, 'jörg', 0)).rejects.toMatchObject({ code: 'capability.missing' });
  expect(await nameOfCaller('+491713920002')).toBeNull();
});

async function nameOfCaller(number: string, name: string | null = null): Promise<string | null | undefined> {
  const told: LiveEvent[] = [];
  const stop = bridge.persons.subscribe(anna, (event) => told.push(event));
  const call: Call = { id: 'c', state: 'ringingIn', number, name, connectedAt: null };
  session?.calls([call]);
  stop();
  const [listed] = bridge.persons.calls(anna);
  const event = told.find(({ type }) => type === 'call');
  expect(event?.data).toEqual(listed);
  return listed?.name;
}

test.each([
  ['a number of a profile', '01713920002', 'Jörg Groß'],
  ['the same with plus', '+491713920002', 'Jörg Groß'],
  ['without its plus', '491713920002', 'Jörg Groß'],
  ['another number with the same end', '+41443920002', null],
  ['an internal number', '101', null],
])('a caller whom the PBX does not name is named by %s', async (_what, number, name) => {
  await start();
  expect(await nameOfCaller(number)).toBe(name);
});

test('a call of the list that the PBX does not name is named, too', async () => {
  await start();
  const query = { direction: null, missedOnly: false, offset: 0, limit: 25 } as const;
  const { entries } = await bridge.telephone.callList(anna, query);
  expect(entries).toEqual([{ ...missed, name: 'Jörg Groß', done: false }]);
});

test('the name that the PBX tells stays, and a number of several people names nobody', async () => {
  const shared = [business('030 23125 0'), mobile('0171 39200 04')];
  await start({
    microsoft: [...office, atMicrosoft('a', 'A', { phones: shared }), atMicrosoft('b', 'B', { phones: shared })],
  });
  expect(await nameOfCaller('+491713920002', 'Groß GmbH')).toBe('Groß GmbH');
  expect(await nameOfCaller('030231250')).toBeNull();
});

test('hiding somebody who has only a profile is no slip of the pen, leaving him out of the sync is', async () => {
  await start({ hide: ['joerg@office.example', 'nobody@office.example'] });
  expect(bridge.admin.scope().unknown).toEqual(['nobody@office.example']);
});
