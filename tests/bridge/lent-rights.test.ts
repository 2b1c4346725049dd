/** What the administrator's account does for a person: phones, contacts, redirections, and never more than he may himself. */
import { expect, test } from '@jest/globals';
import type { BridgeParts } from '../../src/bridge/bridge-parts.ts';
import type { PbxNumbers, Righted } from '../../src/bridge/ports.ts';
import { PbxNumberCache } from '../../src/bridge/pbx-number-cache.ts';
import { Profiles } from '../../src/bridge/profiles.ts';
import { telephoneServices } from '../../src/bridge/telephone-services.ts';
import { possibleFor } from '../../src/bridge/views.ts';
import { personIdOf, type Match } from '../../src/domain/person.ts';
import type { Contact } from '../../src/domain/telephone.ts';
import type { Capability } from '../../src/domain/views.ts';
import { ManualClock } from '../support/manual-clock.ts';

const caller = { personId: personIdOf('tenant', 'anna'), name: 'Anna', upn: 'anna@example.com' };

function matchOf(name: string, id: string): Match {
  const address = `${name.toLowerCase()}@example.com`;
  return {
    personId: personIdOf('tenant', name.toLowerCase()),
    kind: 'mail',
    pbxUser: { id, login: id, email: address, firstName: name, familyName: '' },
    microsoftUser: { id: name, name, mail: address, upn: address, proxyAddresses: [], enabled: true },
  } as unknown as Match;
}

function office(options: { lacks?: readonly Righted[]; own?: readonly Capability[]; hidden?: string } = {}) {
  const asked: string[] = [];
  const matches = [matchOf('Anna', '17'), matchOf('Zoë', '18'), matchOf('Ben', '19'), matchOf('Jörg Groß', '20')];
  const numbers: PbxNumbers = new Map([
    ['18', { internal: ['118'], external: ['+49721118'] }],
    ['19', { internal: ['119'], external: [] }],
    ['20', { internal: ['120'], external: [] }],
  ]);
  let book: readonly Contact[] = [];
  const ask =
    <T>(what: string, answer: T) =>
    async (...values: unknown[]): Promise<T> => {
      asked.push([what, ...values].join(' '));
      return answer;
    };
  const phone = (id: string) => [{ id, name: id, primary: true, registered: null }];
  const directory = {
    description: { version: '9', auth: 'classic', capabilities: ['dnd', 'redirections', 'primaryPhone'] },
    match: (personId: string) => matches.find((match) => match.personId === personId),
    microsoftUsers: () => matches.map(({ microsoftUser }) => microsoftUser),
    unmatched: () => [],
    groupsOf: () => [],
    lacks: (userId: string, what: Righted) => userId === '17' && (options.lacks ?? []).includes(what),
  };
  const activation = {
    participation: (personId: string) =>
      personId.endsWith(options.hidden ?? 'nobody') ? ('hidden' as const) : ('inSync' as const),
    hides: () => false,
  };
  const parts = {
    profiles: new Profiles({ tenantId: 'tenant', directory, activation }),
    pbxNumbers: new PbxNumberCache({ clock: new ManualClock(0), pbx: { readNumbers: ask('numbers', numbers) } }),
    options: {
      clock: new ManualClock(0),
      pbx: {
        userSettings: {
          readRedirections: ask('redirections', []),
          writeRedirection: ask('write', undefined),
          searchContacts: async (_userId: string, text: string, page: number) => {
            asked.push(`contacts ${text} ${page}`);
            return book;
          },
          phones: ask('phones by administrator', phone('16')),
          setPrimaryPhone: ask('choose by administrator', undefined),
        },
      },
    },
    engine: { state: () => undefined },
    directory,
    activation,
    linking: {
      capabilities: () => options.own ?? [],
      account: () => ({
        telephone: { phones: ask('own phones', phone('SIP/16')), setPrimaryPhone: ask('own choice', undefined) },
      }),
    },
  } as unknown as BridgeParts;
  return {
    services: telephoneServices(parts),
    asked,
    directory,
    matches,
    keepBook: (contacts: readonly Contact[]) => (book = contacts),
  };
}

test('who linked an account chooses by his own session, everybody else by the administrator’s', async () => {
  const linked = office({ own: ['primaryPhone'] });
  expect((await linked.services.phones(caller))[0]?.id).toBe('SIP/16');
  await linked.services.setPrimaryPhone(caller, 'SIP/16');
  const poor = office({ own: ['call.place'] });
  expect((await poor.services.phones(caller))[0]?.id).toBe('16');
  await poor.services.setPrimaryPhone(caller, '16');
  expect([linked.asked, poor.asked]).toEqual([
    ['own phones ', 'own choice SIP/16'].map((text) => text.trim()),
    ['phones by administrator 17', 'choose by administrator 17 16'],
  ]);
});

test('the administrator’s account is never lent for what the PBX does not allow the person', async () => {
  const { services, asked } = office({ lacks: ['redirections', 'contacts'] });
  await expect(services.redirections(caller)).rejects.toMatchObject({ code: 'capability.missing' });
  await expect(services.setRedirection(caller, 'r', { enabled: true })).rejects.toMatchObject({
    code: 'capability.missing',
  });
  await expect(services.searchContacts(caller, 'Ben', 0)).rejects.toMatchObject({ code: 'capability.missing' });
  expect(asked).toEqual([]);
});

test('what a person can do is what both accounts offer, less what his rights deny, and that is said', () => {
  const { directory, matches } = office({ lacks: ['redirections', 'callList'] });
  const possible = possibleFor(matches[0], ['callList', 'call.place'], directory as never);
  expect(possible).toEqual({
    capabilities: ['dnd', 'primaryPhone', 'call.place'],
    denied: ['callList', 'redirections'],
  });
});

test('a colleague whom the address book leaves out is found by name or number, with his numbers', async () => {
  const { services, asked } = office();
  const [found] = await services.searchContacts(caller, 'zoe', 0);
  expect(found).toMatchObject({
    name: 'Zoë',
    emails: ['zoë@example.com'],
    numbers: [{ number: '118' }, { number: '+49721118' }],
  });
  expect(await services.searchContacts(caller, '119', 0)).toMatchObject([{ name: 'Ben' }]);
  expect(await services.searchContacts(caller, 'zoe', 1)).toEqual([]);
  expect(asked.filter((what) => what === 'numbers')).toHaveLength(1);
});

test.each(['jörg', 'jorg', 'joerg', 'GROSS', 'groß jörg'])(
  'a colleague is found as people type his name: %s',
  async (text) => {
    expect(await office().services.searchContacts(caller, text, 0)).toMatchObject([{ name: 'Jörg Groß' }]);
  },
);

test('where the address book knows him, his numbers at the PBX stand beside it; hidden people stay hidden', async () => {
  const { services, keepBook } = office({ hidden: 'ben' });
  expect(await services.searchContacts(caller, 'ben', 0)).toEqual([]);
  const zoe = {
    id: 'c',
    name: 'Dr. Zoë',
    company: null,
    emails: ['ZOË@example.com'],
    numbers: [{ label: 'work', number: '1' }],
  };
  keepBook([zoe]);
  const [own, ...book] = await services.searchContacts(caller, 'zoe', 0);
  expect(own).toMatchObject({ id: 'colleague-18', numbers: [{ number: '118' }, { number: '+49721118' }] });
  expect(book).toEqual([zoe]);
});
