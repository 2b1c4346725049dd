import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { ServiceError } from '../../src/bridge/services.ts';
import { code, problemOf, signIn, startFixture, type Fixture } from './http-fixture.ts';

let fixture: Fixture;
beforeEach(async () => {
  fixture = await startFixture();
});
afterEach(() => fixture.stop());

const trySignIn = (given: unknown, headers: Record<string, string> = {}, app: FastifyInstance = fixture.app) =>
  app.inject({ method: 'POST', url: '/admin/api/session', payload: { code: given } as object, headers });

async function ask(method: 'GET' | 'PUT' | 'DELETE', url: string, cookie: string, payload?: unknown) {
  return fixture.app.inject({
    method,
    url: `/admin/api${url}`,
    headers: { cookie },
    ...(payload === undefined ? {} : { payload: payload as object }),
  });
}

test('the code opens a session whose cookie no script and no other page can use', async () => {
  const response = await trySignIn(code);
  expect(response.statusCode).toBe(204);
  const cookie = String(response.headers['set-cookie']);
  expect(cookie).toMatch(/^__Host-console=[^;]+;/);
  for (const attribute of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Strict']) expect(cookie).toContain(attribute);
  expect(cookie).not.toContain('Domain');
});

test('on plain http towards this machine the cookie has a plain name', async () => {
  const local = await startFixture({ config: { publicUrl: 'http://127.0.0.1:3000' } });
  const cookie = String((await trySignIn(code, {}, local.app)).headers['set-cookie']);
  expect(cookie).toMatch(/^console=/);
  expect(cookie).not.toContain('Secure');
  expect(cookie).toContain('HttpOnly');
  await local.stop();
});

test.each([['wrong'], [''], [`${code} `], [code.toUpperCase()], [code.slice(1)]])(
  'the code %j opens nothing',
  async (given) => {
    const response = await trySignIn(given);
    expect([403, 422]).toContain(problemOf(response).status);
    expect(response.headers).not.toHaveProperty('set-cookie');
  },
);

test('where there is no code, nothing opens the console', async () => {
  const closed = await startFixture({ oneTimeCode: () => null });
  expect(problemOf(await trySignIn('', {}, closed.app)).status).toBe(422);
  expect(problemOf(await trySignIn('null', {}, closed.app))).toEqual({ status: 403, code: 'auth.forbidden' });
  await closed.stop();
});

test('guessing is stopped after ten tries a minute, for the right code too', async () => {
  for (let index = 0; index < 10; index += 1) expect((await trySignIn(`guess-${index}`)).statusCode).toBe(403);
  const response = await trySignIn(code);
  expect(problemOf(response)).toEqual({ status: 429, code: 'busy' });
  expect(response.headers['retry-after']).toBe('60');
  fixture.clock.advance(60_000);
  expect((await trySignIn(code)).statusCode).toBe(204);
});

test('the code is in no log line', async () => {
  await trySignIn('wrong-guess');
  await trySignIn(code);
  expect(fixture.log.lines).toHaveLength(2);
  expect(fixture.log.lines.join()).not.toMatch(/wrong-guess|the-code/);
});

test('with a session the console reads status and people', async () => {
  const cookie = await signIn(fixture.app);
  expect((await ask('GET', '/status', cookie)).json()).toEqual(fixture.admin.status());
  expect((await ask('GET', '/people', cookie)).json()).toEqual(fixture.admin.people());
});

test('it changes the mode and the hold', async () => {
  const cookie = await signIn(fixture.app);
  expect((await ask('PUT', '/mode', cookie, { mode: 'off' })).statusCode).toBe(204);
  expect((await ask('PUT', '/hold', cookie, { hold: true })).statusCode).toBe(204);
  expect(fixture.admin.asked).toEqual([
    { what: 'setMode', value: 'off' },
    { what: 'setHold', value: true },
  ]);
  expect((await ask('GET', '/status', cookie)).json()).toMatchObject({ mode: 'off', hold: true });
});

test('a mode that the file sets is a problem with a code', async () => {
  const cookie = await signIn(fixture.app);
  fixture.admin.failure = new ServiceError('mode.pinned', 'The file sets it.');
  expect(problemOf(await ask('PUT', '/mode', cookie, { mode: 'off' }))).toEqual({ status: 409, code: 'mode.pinned' });
});

test.each([
  ['/mode', { mode: 'both' }, 'mode'],
  ['/mode', {}, 'mode'],
  ['/mode', { mode: 'off', force: true }, 'force'],
  ['/hold', { hold: 'yes' }, 'hold'],
])('PUT %s with %j is refused and names the member', async (url, body, field) => {
  const cookie = await signIn(fixture.app);
  expect(problemOf(await ask('PUT', url, cookie, body))).toEqual({ status: 422, code: 'request.invalid', field });
  expect(fixture.admin.asked).toEqual([]);
});

test('signing out ends the session on both sides', async () => {
  const cookie = await signIn(fixture.app);
  const response = await ask('DELETE', '/session', cookie);
  expect(String(response.headers['set-cookie'])).toMatch(/^__Host-console=;.*(Max-Age=0|Expires=Thu, 01 Jan 1970)/);
  expect(problemOf(await ask('GET', '/status', cookie)).status).toBe(401);
});

test('a session ends after an hour without a request, and after twelve hours in any case', async () => {
  const [idle, busy] = [await signIn(fixture.app), await signIn(fixture.app)];
  for (let minutes = 0; minutes < 12 * 60; minutes += 30) {
    expect((await ask('GET', '/status', busy)).statusCode).toBe(200);
    fixture.clock.advance(30 * 60_000);
    if (minutes === 60) expect((await ask('GET', '/status', idle)).statusCode).toBe(401);
  }
  expect((await ask('GET', '/status', busy)).statusCode).toBe(401);
});

test('of more than a hundred sessions the oldest gives way', async () => {
  const first = await signIn(fixture.app);
  for (let index = 0; index < 100; index += 1) {
    fixture.clock.advance(7_000);
    await signIn(fixture.app);
  }
  expect((await ask('GET', '/status', first)).statusCode).toBe(401);
});

const change = { method: 'PUT' as const, url: '/admin/api/hold', payload: { hold: true } };

test.each<[string, Record<string, string>]>([
  ['a foreign origin', { origin: 'https://evil.example.com' }],
  ['a foreign origin with our name in front', { origin: 'https://bridge.example.com.evil.com' }],
  ['our name on plain http', { origin: 'http://bridge.example.com' }],
  ['our name on another port', { origin: 'https://bridge.example.com:8443' }],
  ['a sandboxed frame', { origin: 'null' }],
  ['another site', { 'sec-fetch-site': 'cross-site' }],
  ['another origin of the same site', { 'sec-fetch-site': 'same-site' }],
])('a change that comes from %s is refused although the cookie is right', async (_what, headers) => {
  const cookie = await signIn(fixture.app);
  const response = await fixture.app.inject({ ...change, headers: { cookie, host: 'bridge.example.com', ...headers } });
  expect(problemOf(response)).toEqual({ status: 403, code: 'auth.forbidden' });
  expect(fixture.admin.asked).toEqual([]);
});

test.each<[string, Record<string, string>]>([
  ['our own page', { origin: 'https://bridge.example.com', 'sec-fetch-site': 'same-origin' }],
  ['a program that is no browser', {}],
])('a change that comes from %s is taken', async (_what, headers) => {
  const cookie = await signIn(fixture.app);
  const response = await fixture.app.inject({ ...change, headers: { cookie, host: 'bridge.example.com', ...headers } });
  expect(response.statusCode).toBe(204);
});

test('a form of another page, which needs no preflight, changes nothing', async () => {
  const cookie = await signIn(fixture.app);
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
    const response = await fixture.app.inject({
      ...change,
      payload: '{"hold":true}',
      headers: { cookie, 'content-type': type },
    });
    expect(problemOf(response)).toMatchObject({ status: 422 });
  }
  expect(fixture.admin.asked).toEqual([]);
});

test('another name of this machine opens the console too', async () => {
  const local = await startFixture({ config: { publicUrl: 'http://127.0.0.1:3000' } });
  const headers = { origin: 'http://localhost:3000', host: 'localhost:3000' };
  expect((await trySignIn(code, headers, local.app)).statusCode).toBe(204);
  await local.stop();
});
