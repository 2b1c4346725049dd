import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { anna, bernd, crowd, GraphClient, startTenant } from '../scenario.ts';
import type { MicrosoftSimulator } from '../index.ts';

type Page = { value: Record<string, unknown>[]; '@odata.nextLink'?: string; '@odata.deltaLink'?: string };

let simulator: MicrosoftSimulator;
let graph: GraphClient;

beforeEach(async () => {
  simulator = await startTenant({ roles: ['User.Read.All'] });
  graph = new GraphClient(simulator);
});

afterEach(() => simulator.stop());

async function page(path: string): Promise<Page> {
  const { status, body } = await graph.get(path);
  expect(status).toBe(200);
  return body as Page;
}

async function allPages(
  path: string,
): Promise<{ readonly pages: number; readonly people: Record<string, unknown>[]; readonly last: Page }> {
  const people: Record<string, unknown>[] = [];
  let last = await page(path);
  let pages = 1;
  for (people.push(...last.value); last['@odata.nextLink'] !== undefined; people.push(...last.value), pages += 1) {
    last = await page(last['@odata.nextLink']);
  }
  return { pages, people, last };
}

test('what is selected is answered, with the id', async () => {
  const { value } = await page('/users?$select=mail,userPrincipalName,proxyAddresses,accountEnabled');
  const { id } = simulator.person('bernd');
  expect(value[1]).toEqual({
    id,
    mail: bernd.mail,
    userPrincipalName: bernd.upn,
    proxyAddresses: [`SMTP:${bernd.mail}`, `smtp:${bernd.upn}`],
    accountEnabled: true,
  });
});

test('2,500 people come on three pages of 999', async () => {
  await simulator.stop();
  simulator = await startTenant({ people: crowd(2500) });
  graph = new GraphClient(simulator);
  const { pages, people, last } = await allPages('/users?$top=999&$select=id,mail,userPrincipalName');
  expect(pages).toBe(3);
  expect(new Set(people.map(({ id }) => id)).size).toBe(2500);
  expect(last).not.toHaveProperty('@odata.nextLink');
});

test('a page holds 100 people unless told', async () => {
  for (const seed of crowd(120)) simulator.join(seed);
  expect((await page('/users')).value).toHaveLength(100);
});

test.each(['1000', '0', '-1', 'many'])('a page of %s is refused', async (top) => {
  expect(await graph.get(`/users?$top=${top}`)).toMatchObject({ status: 400, body: { error: { code: 'BadRequest' } } });
});

test.each(['$skip=5', '$search="x"', '$select=shoeSize', "$filter=shoeSize eq '1'", '$filter=what'])(
  '%s is refused',
  async (query) => {
    expect((await graph.get(`/users?${query}`)).status).toBe(400);
  },
);

test.each([
  [`mail eq '${bernd.mail.toUpperCase()}'`, ['Bernd']],
  ["startswith(displayName,'anna')", ['Anna']],
  ["accountEnabled eq true and userType eq 'Member'", ['Anna', 'Bernd']],
  [`userPrincipalName eq '${anna.upn}' or mail eq '${bernd.mail}'`, ['Anna', 'Bernd']],
  ['accountEnabled ne true', []],
  [`proxyAddresses/any(x:x eq 'smtp:${bernd.upn}')`, ['Bernd']],
])('the filter %s finds %j', async (filter, names) => {
  const { value } = await page(`/users?$select=givenName&$filter=${encodeURIComponent(filter)}`);
  expect(value.map(({ givenName }) => givenName)).toEqual(names);
});

test('a person is read by object id and by UPN, and an unknown one is 404', async () => {
  const { id } = simulator.person('anna');
  expect((await graph.get(`/users/${id}`)).body).toMatchObject({ id, displayName: 'Anna Albers', mail: anna.upn });
  expect((await graph.get(`/users/${anna.upn}?$select=id`)).body).toMatchObject({ id });
  expect(await graph.get('/users/nobody@example.test')).toMatchObject({
    status: 404,
    body: { error: { code: 'Request_ResourceNotFound' } },
  });
});

test('User.ReadBasic.All shows names and addresses alone', async () => {
  simulator.tenant.roles = ['User.ReadBasic.All'];
  const { body } = await new GraphClient(simulator).get(
    `/users/${anna.upn}?$select=mail,accountEnabled,proxyAddresses`,
  );
  expect(body).toMatchObject({ mail: anna.upn, accountEnabled: null, proxyAddresses: [] });
});

test('without a role for users the list is refused', async () => {
  simulator.tenant.roles = ['Presence.ReadWrite.All'];
  expect((await new GraphClient(simulator).get('/users')).status).toBe(403);
});

test('changes come by delta link: renamed, disabled, new and gone people, each once', async () => {
  const first = await allPages('/users/delta?$select=mail,accountEnabled');
  expect(first.people).toHaveLength(2);
  const link = first.last['@odata.deltaLink'] ?? '';
  expect((await page(link)).value).toEqual([]);

  simulator.person('anna').changes({ mail: 'anna.neu@example.test' });
  simulator.person('anna').changes({ accountEnabled: false });
  const { id: berndId } = simulator.person('bernd');
  simulator.person('bernd').leaves();
  const carla = simulator.join({ firstName: 'Carla', familyName: 'C', upn: 'carla@example.test' });
  const second = await page(link);
  expect(second.value).toEqual([
    { id: simulator.person('anna').id, mail: 'anna.neu@example.test', accountEnabled: false },
    { id: berndId, '@removed': { reason: 'changed' } },
    { id: carla.id, mail: 'carla@example.test', accountEnabled: true },
  ]);
  expect((await page(second['@odata.deltaLink'] ?? '')).value).toEqual([]);
});

test('a long delta round comes on several pages', async () => {
  for (const seed of crowd(5)) simulator.join(seed);
  simulator.graph.deltaPageSize = 3;
  const { pages, people } = await allPages('/users/delta');
  expect(pages).toBe(3);
  expect(people).toHaveLength(7);
});

test('an expired delta link is 410 and says where to start again', async () => {
  const { last } = await allPages('/users/delta');
  simulator.expireDeltaTokens();
  const answer = await graph.get(last['@odata.deltaLink'] ?? '');
  expect(answer).toMatchObject({ status: 410, body: { error: { code: 'resyncRequired' } } });
  expect(answer.headers.get('location')).toContain('/v1.0/users/delta');
  expect((await allPages('/users/delta')).people).toHaveLength(2);
});

test('delta queries want User.Read.All', async () => {
  simulator.tenant.roles = ['User.ReadBasic.All'];
  expect((await new GraphClient(simulator).get('/users/delta')).status).toBe(403);
});
