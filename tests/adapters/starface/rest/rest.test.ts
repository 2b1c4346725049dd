import { afterEach, beforeEach, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createStarface } from '../../../../src/adapters/starface/index.ts';
import { decodeUser } from '../../../../src/adapters/starface/rest/users.ts';
import type { Pbx } from '../../../../src/bridge/ports.ts';
import { FakePbx, json } from '../support/fake-pbx.ts';
import type { Answering } from '../support/fake-pbx.ts';
import { random, realClock, RecordingLog } from '../support/surroundings.ts';

let fake: FakePbx;
let pbx: Pbx;
let token = 0;
let rest: Answering;

beforeEach(async () => {
  token = 0;
  rest = (_, response) => json(response, {});
  fake = new FakePbx((request, response) => {
    if (request.url !== '/rest/login') rest(request, response);
    else if (request.method === 'GET') json(response, { loginType: 'Internal', nonce: 'n', secret: null });
    else if (request.method === 'POST') json(response, { token: `t-${(token += 1)}` });
    else response.writeHead(204).end();
  });
  pbx = createStarface({
    url: `${await fake.start()}/`,
    login: '0001',
    password: 'foobar',
    auth: 'classic',
    callbackUrl: 'http://127.0.0.1:3000',
    budget: { startPerSecond: 1_000, ceilingPerSecond: 1_000 },
    clock: realClock,
    random,
    log: new RecordingLog(),
  }).pbx;
});

afterEach(async () => {
  await pbx.stop();
  await fake.stop();
});

const withoutLogin = () => fake.received.filter(({ url }) => url !== '/rest/login');

test('a request bears token and version', async () => {
  rest = (_, response) =>
    json(response, { callWaiting: true, displayNumberId: 1, doNotDisturb: true, primaryPhoneId: 2 });
  expect((await pbx.readDnd('17', 'poll')).on).toBe(true);
  const [asked] = withoutLogin();
  expect(asked).toMatchObject({ method: 'GET', url: '/rest/users/17/phoneconfig' });
  expect(asked?.headers).toMatchObject({ authtoken: 't-1', 'x-version': '2' });
});

test('DND is written with every other member as it was read, known or not', async () => {
  const stored = {
    callWaiting: false,
    displayNumberId: 4,
    doNotDisturb: false,
    primaryPhoneId: 0,
    futureMember: { a: [1] },
  };
  rest = ({ method }, response) => (method === 'GET' ? json(response, stored) : response.writeHead(204).end());
  const { basis } = await pbx.readDnd('17', 'claim');
  await pbx.writeDnd('17', true, basis, 'claim');
  const put = withoutLogin().at(-1);
  expect(put).toMatchObject({ method: 'PUT', url: '/rest/users/17/phoneconfig' });
  expect(JSON.parse(put?.body ?? '')).toEqual({ ...stored, doNotDisturb: true });
});

test('a write without what was read is refused before it leaves', async () => {
  await expect(pbx.writeDnd('17', true, undefined, 'claim')).rejects.toMatchObject({ kind: 'rejected' });
  expect(fake.received).toEqual([]);
});

test('an id cannot leave its place in the address', async () => {
  rest = (_, response) => json(response, {}, 404);
  await expect(pbx.readDnd('../login?x=', 'poll')).rejects.toMatchObject({ kind: 'notFound' });
  expect(withoutLogin()[0]?.url).toBe('/rest/users/..%2Flogin%3Fx%3D/phoneconfig');
});

test('an expired token is replaced once, silently', async () => {
  rest = (request, response) => {
    if (request.headers.authtoken === 't-1') json(response, { code: '1', message: 'expired' }, 401);
    else json(response, { doNotDisturb: false });
  };
  expect((await pbx.readDnd('17', 'poll')).on).toBe(false);
  expect(token).toBe(2);
});

test('a PBX that answers 401 to everything is asked for a token twice at most, however much is wanted of it', async () => {
  rest = (_, response) => json(response, {}, 401);
  const asked = Array.from({ length: 50 }, () => pbx.readDnd('17', 'poll').catch((error: unknown) => error));
  const outcomes = await Promise.all(asked);
  expect(new Set(outcomes.map((error) => (error as { code: string }).code))).toEqual(
    new Set(['starface.unauthorized']),
  );
  expect(token).toBeLessThanOrEqual(2);
});

test.each([
  [400, 'rejected'],
  [403, 'forbidden'],
  [404, 'notFound'],
  [409, 'conflict'],
  [500, 'unavailable'],
  [502, 'unavailable'],
  [302, 'unavailable'],
])('status %i is %s', async (status, kind) => {
  rest = (_, response) => response.writeHead(status).end('<html>whatever</html>');
  await expect(pbx.readDnd('17', 'poll')).rejects.toMatchObject({ side: 'starface', kind });
});

test('429 carries the wait that the PBX asks for', async () => {
  rest = (_, response) => json(response, {}, 429, { 'retry-after': '40' });
  await expect(pbx.readDnd('17', 'poll')).rejects.toMatchObject({ kind: 'rateLimited', retryAfterMs: 40_000 });
});

test.each(['<html>login</html>', '[]', '{"doNotDisturb":"yes"}', '', 'null', '{'])(
  'a phone configuration that reads %j is no information about DND',
  async (body) => {
    rest = (_, response) => response.writeHead(200).end(body);
    await expect(pbx.readDnd('17', 'poll')).rejects.toMatchObject({ code: 'starface.unreadable-answer' });
  },
);

test('users keep their leading zeros, odd entries are left out, and who has no e-mail has none', async () => {
  rest = (_, response) =>
    json(response, [
      { id: 17, login: '0017', email: ' anna@example.com ', firstName: 'Anna', familyName: 'Muster', licenseType: 'x' },
      { id: '18', login: 18, email: null },
      { login: '0019', email: 'no-id@example.com' },
      null,
      'text',
    ]);
  expect(await pbx.listUsers()).toEqual([
    { id: '17', login: '0017', email: 'anna@example.com', firstName: 'Anna', familyName: 'Muster' },
    { id: '18', login: '18', email: null, firstName: '', familyName: '' },
  ]);
});

test('no entry of the list of users can make reading it fail', () => {
  fc.assert(
    fc.property(fc.anything(), (entry) => {
      const user = decodeUser(entry);
      expect(user === null || typeof user.login === 'string').toBe(true);
    }),
  );
});

test('a list of users that is none is no empty PBX', async () => {
  rest = (_, response) => json(response, { users: [] });
  await expect(pbx.listUsers()).rejects.toMatchObject({ kind: 'unavailable' });
});

test('the version is told where the account may read it, and its absence breaks nothing', async () => {
  rest = (_, response) => json(response, { version: '10.0.1.6' });
  expect(await pbx.describe()).toMatchObject({ version: '10.0.1.6', auth: 'classic' });
  rest = (_, response) => json(response, { code: '1', message: 'the right is missing' }, 403);
  expect(await pbx.describe()).toMatchObject({ version: null });
  rest = (_, response) => json(response, {}, 500);
  expect(await pbx.describe()).toMatchObject({ version: null });
  rest = (_, response) => json(response, {}, 503);
  await expect(pbx.describe()).rejects.toMatchObject({ kind: 'unavailable' });
});

test('stopping logs out', async () => {
  rest = (_, response) => json(response, []);
  await pbx.listUsers();
  await pbx.stop();
  expect(fake.received.at(-1)).toMatchObject({ method: 'DELETE', url: '/rest/login' });
  expect(fake.received.at(-1)?.headers.authtoken).toBe('t-1');
});
