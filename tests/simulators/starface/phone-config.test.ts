import { request } from 'node:http';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startStarface, type StarfaceSimulator } from './index.ts';
import { anna, ben } from './testing/people.ts';
import { RestClient } from './testing/rest-client.ts';

let pbx: StarfaceSimulator;
let admin: RestClient;

beforeEach(async () => {
  pbx = await startStarface({ people: [anna, ben] });
  admin = new RestClient(pbx.url);
  await admin.login(pbx.admin.login, pbx.admin.password);
});

afterEach(() => pbx.stop());

const config = (login: string): string => `/users/${pbx.person(login).userId}/phoneconfig`;

test('an administrator reads and sets the DND of anybody', async () => {
  const before = (await admin.get(config('0101'))).body as Record<string, unknown>;
  expect(before).toEqual({
    callWaiting: true,
    displayNumberId: expect.any(Number),
    doNotDisturb: false,
    primaryPhoneId: expect.any(Number),
  });
  expect((await admin.put(config('0101'), { ...before, doNotDisturb: true })).status).toBe(204);
  expect((await admin.get(config('0101'))).body).toEqual({ ...before, doNotDisturb: true });
  expect(pbx.person('Anna').state().dnd).toBe(true);
});

test('a hand at the desk phone shows in the next read', async () => {
  pbx.person('Ben').setDnd(true);
  expect((await admin.get(config('0102'))).body).toMatchObject({ doNotDisturb: true });
});

test.each(['callWaiting', 'displayNumberId', 'doNotDisturb', 'primaryPhoneId'])(
  'a write without %s is refused and changes nothing',
  async (field) => {
    const body = { ...((await admin.get(config('0101'))).body as object), doNotDisturb: true };
    const partial = Object.fromEntries(Object.entries(body).filter(([key]) => key !== field));
    expect((await admin.put(config('0101'), partial)).status).toBe(400);
    expect((await admin.put(config('0101'), { ...body, [field]: 'yes' })).status).toBe(400);
    expect(pbx.person('Anna').state().dnd).toBe(false);
  },
);

test('a member that the specification does not know is kept', async () => {
  const body = { ...((await admin.get(config('0101'))).body as object), ringTone: 7 };
  await admin.put(config('0101'), body);
  expect((await admin.get(config('0101'))).body).toEqual(body);
});

test('a plain user reaches his own settings and nobody else’s', async () => {
  const client = new RestClient(pbx.url);
  await client.login('0101', 'Geheim-Anna-1');
  expect((await client.get(config('0101'))).status).toBe(200);
  const refused = await client.get(config('0102'));
  expect(refused.status).toBe(403);
  expect(refused.body).toMatchObject({ message: expect.stringContaining('admin_user_perm') });
  expect((await client.get('/users')).body).toHaveLength(1);
  expect((await admin.get('/users')).body).toHaveLength(3);
});

test('an unknown user is 404, a request without a token 401', async () => {
  expect((await admin.get('/users/4711/phoneconfig')).status).toBe(404);
  expect((await new RestClient(pbx.url).get(config('0101'))).status).toBe(401);
});

test('a trailing slash and a bare question mark change nothing', async () => {
  expect((await admin.get(`${config('0101')}/`)).status).toBe(200);
  expect((await admin.get(`${config('0101')}?`)).status).toBe(200);
});

test('a body on GET and DELETE is put up with', async () => {
  // fetch refuses such bodies, so the request is written by hand.
  const body = '{"ignored":true}';
  const status = (method: string): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const headers = { 'content-length': body.length };
      const sent = request(`${pbx.url}/rest/login`, { method, headers }, (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode));
      });
      sent.on('error', reject);
      sent.end(body);
    });
  expect(await status('GET')).toBe(200);
  expect(await status('DELETE')).toBe(401);
});
