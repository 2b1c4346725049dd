import { afterEach, expect, test } from '@jest/globals';
import { Directory } from '../../../src/adapters/microsoft/directory.ts';
import { startScriptedGraph } from './scripted-graph.ts';
import type { Script, ScriptedGraph, Told } from './scripted-graph.ts';

const graphs: ScriptedGraph[] = [];
let graphUrl = '';

async function directoryOf(
  script: Script,
  roles: readonly string[] | null,
  numbers = true,
): Promise<[Directory, ScriptedGraph]> {
  const graph = await startScriptedGraph(script);
  graphs.push(graph);
  graphUrl = graph.graphUrl;
  return [new Directory(graph.client, async () => roles, { numbers }), graph];
}

afterEach(async () => {
  for (const graph of graphs.splice(0)) await graph.end();
});

const basic = ['Presence.ReadWrite.All', 'User.ReadBasic.All'];
const whole = ['Presence.ReadWrite.All', 'User.Read.All'];

function user(id: string, more: object = {}) {
  return { id, userPrincipalName: `${id}@example.test`, displayName: `Name ${id}`, mail: null, ...more };
}

function page(value: readonly unknown[], link: object = {}): Told {
  return { body: { value, ...link } };
}

const names = (users: readonly { readonly name: string }[]) => users.map(({ name }) => name);

test('with the basic permission only the basic set is asked for, and every page is followed', async () => {
  const [directory, graph] = await directoryOf(
    ({ path }) =>
      path.includes('skiptoken=2')
        ? page([user('c')])
        : path.includes('skiptoken=1')
          ? page([user('b')], { '@odata.nextLink': `${graphUrl}/v1.0/users?$skiptoken=2` })
          : page([user('a')], { '@odata.nextLink': `${graphUrl}/v1.0/users?$skiptoken=1` }),
    basic,
  );
  expect(names(await directory.users())).toEqual(['Name a', 'Name b', 'Name c']);
  expect(graph.asked[0]?.path).toBe('/v1.0/users?$select=id,displayName,mail,userPrincipalName&$top=999');
  expect(directory.listsChanges()).toBe(false);
  expect(graph.asked).toHaveLength(3);
});

test('guests are left out, by their type or by the mark in their name', async () => {
  const guests = [
    user('a', { userType: 'Guest' }),
    user('b', { userType: 'guest' }),
    user('c', { userPrincipalName: 'c_other.test#EXT#@example.test' }),
    // A person of a sister tenant who works here: the type speaks, where it is known.
    user('d', { userType: 'Member', userPrincipalName: 'd_other.test#EXT#@example.test' }),
    user('e', { userType: null }),
  ];
  const [directory] = await directoryOf(() => page(guests), basic);
  expect(names(await directory.users())).toEqual(['Name d', 'Name e']);
});

test('odd entries are left out or read as far as they go, and take nobody else down', async () => {
  const odd = [
    null,
    7,
    {},
    { id: 5 },
    { id: 'no-upn' },
    { id: 'EMPTY', userPrincipalName: '' },
    { id: 'UPPER-CASE', userPrincipalName: 'U@example.test', displayName: 5, mail: {}, accountEnabled: 'yes' },
    user('a', { accountEnabled: false, mail: 'a@example.test' }),
    user('b', {
      proxyAddresses: ['SMTP:b@example.test', 'smtp:B2@example.test', 'sip:b@example.test', 'smtp:', 7, null],
    }),
    user('c', { proxyAddresses: 'smtp:c@example.test' }),
  ];
  const [directory] = await directoryOf(() => page(odd), basic);
  expect(await directory.users()).toEqual([
    { id: 'upper-case', upn: 'U@example.test', name: 'U@example.test', mail: null, proxyAddresses: [], enabled: true },
    { id: 'a', upn: 'a@example.test', name: 'Name a', mail: 'a@example.test', proxyAddresses: [], enabled: false },
    {
      id: 'b',
      upn: 'b@example.test',
      name: 'Name b',
      mail: null,
      proxyAddresses: ['b@example.test', 'B2@example.test'],
      enabled: true,
    },
    { id: 'c', upn: 'c@example.test', name: 'Name c', mail: null, proxyAddresses: [], enabled: true },
  ]);
});

test('where the whole set is forbidden, the basic one is read', async () => {
  const [directory, graph] = await directoryOf(
    ({ path }) => (path.includes('proxyAddresses') ? { status: 403 } : page([user('a')])),
    null,
  );
  expect(names(await directory.users())).toEqual(['Name a']);
  expect(graph.asked.map(({ path }) => path.split('?')[0])).toEqual(['/v1.0/users/delta', '/v1.0/users']);
});

test('where the basic set is forbidden too, that is the error', async () => {
  const [directory] = await directoryOf(() => ({ status: 403 }), whole);
  await expect(directory.users()).rejects.toMatchObject({ kind: 'forbidden' });
});

test('a page that names another host ends the reading, and its token does not travel', async () => {
  const [directory, graph] = await directoryOf(
    () => page([user('a')], { '@odata.nextLink': 'https://graph.example.test/v1.0/users?$skiptoken=1' }),
    basic,
  );
  await expect(directory.users()).rejects.toMatchObject({ kind: 'unavailable' });
  expect(graph.asked).toHaveLength(1);
});

test('pages that lead in a circle end', async () => {
  const [directory, graph] = await directoryOf(
    () => page([user('a')], { '@odata.nextLink': `${graphUrl}/v1.0/users?$skiptoken=1` }),
    basic,
  );
  await expect(directory.users()).rejects.toMatchObject({ kind: 'unavailable' });
  expect(graph.asked).toHaveLength(2);
});

test('a failure on a later page brings no half list', async () => {
  const [directory] = await directoryOf(
    (_asked, number) =>
      number === 1 ? page([user('a')], { '@odata.nextLink': `${graphUrl}/v1.0/users?p=2` }) : { status: 503 },
    basic,
  );
  await expect(directory.users()).rejects.toMatchObject({ kind: 'unavailable' });
});

test('who asks while the directory is being read shares that reading', async () => {
  const [directory, graph] = await directoryOf(() => page([user('a')]), basic);
  const [one, other] = await Promise.all([directory.users(), directory.users()]);
  expect(one).toEqual(other);
  expect(graph.asked).toHaveLength(1);
  await directory.users();
  expect(graph.asked).toHaveLength(2);
});

test('with the whole permission it is read once, and then only what changed', async () => {
  const rounds: Told[] = [
    page([user('A', { mail: 'a@example.test' }), user('b'), user('c')], {
      '@odata.deltaLink': `LINK?$deltatoken=1`,
    }),
    page(
      [
        { id: 'a', displayName: 'Renamed' },
        { id: 'b', '@removed': { reason: 'changed' } },
        { id: 'd', '@removed': { reason: 'deleted' } },
      ],
      { '@odata.nextLink': 'LINK?$skiptoken=2' },
    ),
    page([user('e', { accountEnabled: false }), { id: 'c', mail: null }], { '@odata.deltaLink': 'LINK?$deltatoken=2' }),
    page([], { '@odata.deltaLink': 'LINK?$deltatoken=3' }),
  ];
  const [directory, graph] = await directoryOf((_asked, number) => {
    const text = JSON.stringify(rounds[number - 1]?.body).replaceAll('LINK', `${graphUrl}/v1.0/users/delta`);
    return { body: text };
  }, whole);

  expect(directory.listsChanges()).toBe(false);
  expect(names(await directory.users())).toEqual(['Name A', 'Name b', 'Name c']);
  expect(directory.listsChanges()).toBe(true);
  const later = await directory.users();
  expect(names(later)).toEqual(['Renamed', 'Name c', 'Name e']);
  expect(later[0]).toMatchObject({ id: 'a', mail: 'a@example.test' });
  expect(later[2]).toMatchObject({ enabled: false });
  expect(await directory.users()).toEqual(later);
  expect(graph.asked.map(({ path }) => path)).toEqual([
    '/v1.0/users/delta?$select=id,displayName,mail,userPrincipalName,userType,accountEnabled,proxyAddresses,businessPhones,mobilePhone',
    '/v1.0/users/delta?$deltatoken=1',
    '/v1.0/users/delta?$skiptoken=2',
    '/v1.0/users/delta?$deltatoken=2',
  ]);
});

test.each([[410], [400]])(
  'a place that Graph has forgotten (%i) is answered by reading everything anew',
  async (status) => {
    const link = () => ({ '@odata.deltaLink': `${graphUrl}/v1.0/users/delta?$deltatoken=old` });
    let people = [user('a'), user('gone')];
    const [directory, graph] = await directoryOf(
      ({ path }) => (path.includes('deltatoken') ? { status } : page(people, link())),
      whole,
    );
    await directory.users();
    people = [user('a'), user('new')];
    expect(names(await directory.users())).toEqual(['Name a', 'Name new']);
    expect(graph.asked).toHaveLength(3);
  },
);

test('a delta query that fails half-way changes nothing, and the next one goes on from the same place', async () => {
  const link = (name: string) => `${graphUrl}/v1.0/users/delta?$${name}`;
  const [directory, graph] = await directoryOf((_asked, number) => {
    if (number === 1) return page([user('a')], { '@odata.deltaLink': link('deltatoken=1') });
    if (number === 2) return page([{ id: 'a', '@removed': {} }], { '@odata.nextLink': link('skiptoken=1') });
    if (number === 3) return { status: 500 };
    return page([user('b')], { '@odata.deltaLink': link('deltatoken=2') });
  }, whole);
  await directory.users();
  await expect(directory.users()).rejects.toMatchObject({ kind: 'unavailable' });
  expect(names(await directory.users())).toEqual(['Name a', 'Name b']);
  expect(graph.asked[3]?.path).toBe('/v1.0/users/delta?$deltatoken=1');
});

const business = (number: string) => ({ kind: 'business', number });
const mobile = (number: string) => ({ kind: 'mobile', number });

test.each<[string, object, readonly object[] | undefined]>([
  [
    'both',
    { businessPhones: ['+49 30 23125 101'], mobilePhone: '0171 39200 01' },
    [business('+49 30 23125 101'), mobile('0171 39200 01')],
  ],
  ['more than one of a kind', { businessPhones: ['101', ' 102 '] }, [business('101'), business('102')]],
  ['none', { businessPhones: [], mobilePhone: null }, undefined],
  ['nothing said', {}, undefined],
  ['words and blanks', { businessPhones: ['on request', '  '], mobilePhone: '' }, undefined],
  ['other shapes beside a number', { businessPhones: [7, null, {}, '101'], mobilePhone: 7 }, [business('101')]],
  ['a text in place of a list, a list in place of a text', { businessPhones: '101', mobilePhone: ['102'] }, undefined],
  ['what is too long to be a number', { mobilePhone: '1'.repeat(65) }, undefined],
])('numbers of a profile with the whole permission: %s', async (_name, profile, phones) => {
  const [directory] = await directoryOf(() => page([user('a', profile)], {}), whole);
  const [read] = await directory.users();
  expect(read?.phones).toEqual(phones);
  // No list for whoever has no number: there are thousands of them.
  expect(Object.hasOwn(read ?? {}, 'phones')).toBe(phones !== undefined);
});

test.each<[string, object, readonly object[] | undefined]>([
  ['a change of something else keeps them', { displayName: 'Renamed' }, [business('101'), mobile('102')]],
  ['one that is taken away is gone', { mobilePhone: null }, [business('101')]],
  ['the last of a list that is taken away is gone', { businessPhones: [] }, [mobile('102')]],
  ['another one counts', { mobilePhone: '103' }, [business('101'), mobile('103')]],
  ['one that can no longer be understood is none', { businessPhones: 7 }, [mobile('102')]],
])('changed numbers of a profile: %s', async (_name, change, phones) => {
  const link = () => ({ '@odata.deltaLink': `${graphUrl}/v1.0/users/delta?$deltatoken=1` });
  const [directory] = await directoryOf(
    ({ path }) =>
      path.includes('deltatoken')
        ? page([{ id: 'a', ...change }], link())
        : page([user('a', { businessPhones: ['101'], mobilePhone: '102' })], link()),
    whole,
  );
  await directory.users();
  expect((await directory.users())[0]?.phones).toEqual(phones);
});

test.each<[string, readonly string[], boolean]>([
  ['the basic permission does not show them', basic, true],
  ['the administrator does not want them', whole, false],
])('numbers of profiles are not asked for where %s', async (_why, roles, numbers) => {
  const [directory, graph] = await directoryOf(() => page([user('a')]), roles, numbers);
  await directory.users();
  expect(graph.asked.map(({ path }) => path).join()).not.toMatch(/phone/i);
});
