import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startStarface, type StarfaceSimulator } from './index.ts';
import { anna, ben } from './testing/people.ts';
import type { RestClient } from './testing/rest-client.ts';
import { signedIn, signedInAdmin } from './testing/signed-in.ts';

type Json = Record<string, unknown>;

let pbx: StarfaceSimulator;
let admin: RestClient;

beforeEach(async () => {
  pbx = await startStarface({ people: [anna, ben] });
  admin = await signedInAdmin(pbx);
});

afterEach(() => pbx.stop());

const newcomer = {
  login: 1004,
  password: 'secret1234!',
  firstName: 'Test',
  familyName: 'Neu',
  email: 'test@example.com',
  language: 'en',
};

async function find(login: string): Promise<Json> {
  const found = ((await admin.get('/users')).body as Json[]).find((user) => user['login'] === login);
  if (found === undefined) throw new Error(`no user ${login}`);
  return found;
}

test('the list bears ids, e-mails and a contact id, and no password', async () => {
  expect(await find('0101')).toMatchObject({
    id: pbx.person('Anna').userId,
    personId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    email: 'anna.muster@example.com',
    firstName: 'Anna',
    familyName: 'Muster',
    language: 'de',
  });
  expect(await find('0101')).not.toHaveProperty('password');
});

test('a user is created with a login that came as a number, changed and deleted', async () => {
  expect((await admin.post('/users', newcomer)).status).toBe(201);
  const user = await find('1004');
  expect(user).toMatchObject({ familyName: 'Neu', language: 'en' });
  const path = `/users/${Number(user['id'])}`;
  const changed = { ...user, email: 'neu@example.com', faxHeader: 'Fax' };
  expect((await admin.put(path, changed)).status).toBe(204);
  expect((await admin.get(path)).body).toEqual(changed);
  expect((await admin.delete(path)).status).toBe(204);
  expect((await admin.get(path)).status).toBe(404);
});

test('a new user logs in once the password was changed in the web interface', async () => {
  await admin.post('/users', newcomer);
  const first = await signedIn(pbx, '1004', 'secret1234!');
  expect((await first.get('/users/me')).status).toBe(401);
  pbx.person('1004').changePassword('Noch-geheimer-1');
  const second = await signedIn(pbx, '1004', 'Noch-geheimer-1');
  expect((await second.get('/users/me')).status).toBe(200);
});

test.each([
  ['a taken login', { login: '0101' }],
  ['a short password', { password: 'short' }],
  ['no e-mail', { email: undefined }],
  ['no login', { login: undefined }],
])('%s is refused', async (_what, change) => {
  const before = ((await admin.get('/users')).body as Json[]).length;
  expect((await admin.post('/users', { ...newcomer, ...change })).status).toBe(400);
  expect((await admin.get('/users')).body).toHaveLength(before);
});

test('a change of e-mail, login and the end of an account show at once', async () => {
  const client = await signedIn(pbx, '0101', 'Geheim-Anna-1');
  pbx.person('Anna').changeEmail('anna.neu@example.com');
  pbx.person('Anna').changeLogin('0199');
  expect(await find('0199')).toMatchObject({ email: 'anna.neu@example.com' });
  pbx.person('0199').delete();
  expect((await client.get('/users/me')).status).toBe(401);
  expect((await admin.get('/users')).body).toHaveLength(2);
  expect(() => pbx.person('0199')).toThrow('no person');
});

test('people are found by a search term', async () => {
  expect((await admin.get('/users?searchTerm=ÖZTÜRK')).body).toHaveLength(1);
  expect((await admin.get('/users?searchTerm=')).body).toHaveLength(3);
});

test('a plain user creates and deletes nobody', async () => {
  const client = await signedIn(pbx, '0101', 'Geheim-Anna-1');
  expect((await client.post('/users', newcomer)).status).toBe(403);
  expect((await client.delete(`/users/${pbx.person('Ben').userId}`)).status).toBe(403);
});

test('an avatar comes back as it was sent, and 204 means there is none', async () => {
  const path = `${pbx.url}/rest/users/${pbx.person('Anna').userId}/avatar`;
  const headers = { authToken: await token() };
  expect((await fetch(path, { headers })).status).toBe(204);
  const image = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);
  const put = { method: 'PUT', headers: { ...headers, 'content-type': 'image/jpeg' }, body: image };
  expect((await fetch(path, put)).status).toBe(204);
  const answer = await fetch(path, { headers });
  expect(answer.headers.get('content-type')).toBe('image/jpeg');
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(image);
  expect((await fetch(path, { method: 'DELETE', headers })).status).toBe(204);
  expect((await fetch(path, { ...put, headers: { ...headers, 'content-type': 'text/plain' } })).status).toBe(400);
});

async function token(): Promise<string> {
  const { createHash } = await import('node:crypto');
  const sha512 = (text: string): string => createHash('sha512').update(text).digest('hex');
  const offer = (await (await fetch(`${pbx.url}/rest/login`)).json()) as { nonce: string };
  const { login, password } = pbx.admin;
  const secret = `${login}:${sha512(login + offer.nonce + sha512(password))}`;
  const answer = await fetch(`${pbx.url}/rest/login`, { method: 'POST', body: JSON.stringify({ ...offer, secret }) });
  return ((await answer.json()) as { token: string }).token;
}

test('accounts list people, groups and a federated branch', async () => {
  const accounts = (await admin.get('/accounts')).body as Json[];
  expect(new Set(accounts.map(({ type }) => type))).toEqual(new Set(['USER', 'GROUP', 'REMOTE_USER']));
  expect(accounts).toContainEqual(
    expect.objectContaining({ accountId: pbx.person('Anna').userId, primaryInternalPhoneNumber: '101', local: true }),
  );
});

test('numbers are joined to people by the account', async () => {
  const numbers = (await admin.get('/phonenumbers?type=&assigned=True')).body as Json[];
  expect(numbers).toContainEqual(
    expect.objectContaining({ number: '+497219980101', assignedUserAccountId: pbx.person('Anna').userId }),
  );
  const unassigned = (await admin.get('/phonenumbers?assigned=False&type=EXTERNAL')).body as Json[];
  expect(unassigned).toHaveLength(1);
  expect((await admin.get(`/phonenumbers/${Number(unassigned[0]?.['id'])}`)).body).toEqual(unassigned[0]);
  expect((await admin.get('/phonenumbers?assigned=maybe')).status).toBe(400);
});

test('a number is assigned to a person, and to nobody twice', async () => {
  const path = `/users/${pbx.person('Anna').userId}/phonenumberconfig`;
  const [free] = (await admin.get('/phonenumbers?assigned=false&type=EXTERNAL')).body as Json[];
  const assignment = { accountId: 0, phoneNumberId: free?.['id'], serviceId: 1 };
  expect((await admin.post(`${path}/phonenumbers/`, [assignment])).body).toHaveLength(3);
  const ben = `/users/${pbx.person('Ben').userId}/phonenumberconfig/phonenumbers`;
  expect((await admin.post(ben, [assignment])).status).toBe(400);
  expect((await admin.post(`${path}/phonenumbers/delete`, [assignment])).status).toBe(204);
  const config = (await admin.get(path)).body as Json;
  expect(config['possibleSignalnumbers']).toHaveLength(2);
  const changed = { ...config, primaryExternalNumberId: config['primaryInternalNumberId'] };
  expect((await admin.put(path, changed)).body).toEqual(changed);
});

test('phones are listed, assigned, silenced by number and taken away', async () => {
  const path = `/users/${pbx.person('Anna').userId}/phoneconfig/phones`;
  const [phone] = (await admin.get(path)).body as Json[];
  expect(phone).toMatchObject({ phoneName: 'SIP/17', active: true, isIFMC: false });
  expect((await admin.post(path, { phoneId: 90, phoneName: 'SIP/90', active: true })).status).toBe(201);
  expect((await admin.post(path, { phoneId: 90 })).status).toBe(400);
  const numbers = (await admin.get(`${path}/90/numbers`)).body as Json[];
  await admin.put(
    `${path}/90/numbers`,
    numbers.map((number) => ({ ...number, active: false })),
  );
  expect((await admin.put(`${path}/90/numbers`)).status).toBe(204);
  expect((await admin.get(`${path}/90/numbers`)).body).toMatchObject([{ active: false }, { active: false }]);
  expect((await admin.delete(`${path}/17`)).status).toBe(204);
  expect((await admin.delete(`${path}/90`)).status).toBe(204);
  expect(pbx.person('Anna').presence().telephonyState).toBe('UNAVAILABLE');
});
