import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Agent } from 'undici';
import { createClassicLogin } from '../../../../src/adapters/starface/login/classic-login.ts';
import type { Login } from '../../../../src/adapters/starface/login/token-cache.ts';
import { createExchange } from '../../../../src/adapters/starface/net/exchange.ts';
import { FakePbx, json } from '../support/fake-pbx.ts';
import { realClock } from '../support/surroundings.ts';

const agent = new Agent();
let pbx: FakePbx;
let login: Login;

beforeEach(async () => {
  pbx = new FakePbx((_, response) => json(response, {}));
  const url = await pbx.start();
  login = createClassicLogin(createExchange(agent, realClock), url, { login: '0001', password: 'foobar' }, realClock);
});

afterEach(() => pbx.stop());

function challenge(loginType: unknown, nonce: unknown, granted: { status: number; body: unknown }): void {
  pbx.answer = ({ method }, response) => {
    if (method === 'GET') json(response, { loginType, nonce, secret: null, extra: 7 });
    else json(response, granted.body, granted.status);
  };
}

test('the challenge goes back as it came, with the secret filled in', async () => {
  challenge('Internal', 'nonce-1', { status: 200, body: { token: 't-1' } });
  const credential = await login.obtain(null);
  expect(credential.headers).toEqual({ authToken: 't-1' });
  const [asked, answered] = pbx.received;
  expect(asked?.headers['x-version']).toBe('2');
  const body = JSON.parse(answered?.body ?? '') as Record<string, unknown>;
  expect(body).toMatchObject({ loginType: 'Internal', nonce: 'nonce-1', extra: 7 });
  expect(body.secret).toMatch(/^0001:2c1ee46be9be8b62/);
});

test('a PBX bound to an Active Directory gets the other form', async () => {
  challenge('ActiveDirectory', 'nonce-1', { status: 200, body: { token: 't-1' } });
  await login.obtain(null);
  expect(pbx.received[1]?.body).toContain('MDAwMW5vbmNlLTFmb29iYXI=');
});

test.each([400, 401, 403])('a login that is answered with %i is a wrong password', async (status) => {
  challenge('Internal', 'n', { status, body: { code: 'x', message: 'no' } });
  await expect(login.obtain(null)).rejects.toMatchObject({ kind: 'unauthorized', code: 'starface.wrong-credentials' });
});

test('a PBX in trouble is not a wrong password', async () => {
  challenge('Internal', 'n', { status: 500, body: {} });
  const error: unknown = await login.obtain(null).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ kind: 'unavailable' });
  // The answer to a nonce is as good as the password as long as the nonce counts.
  const { secret } = JSON.parse(pbx.received[1]?.body ?? '') as { secret: string };
  expect(secret.length).toBeGreaterThan(100);
  const { message, stack } = error as Error;
  expect([message, stack, JSON.stringify(error)].join('\n')).not.toContain(secret.slice(5));
});

test('a 401 before any password was sent is not a wrong password', async () => {
  pbx.answer = (_, response) => json(response, {}, 401);
  await expect(login.obtain(null)).rejects.toMatchObject({ code: 'starface.unauthorized' });
});

test.each([
  ['no nonce', 'Internal', null],
  ['an empty nonce', 'Internal', ''],
  ['no kind', null, 'n'],
])('a challenge with %s sends no secret', async (_, loginType, nonce) => {
  challenge(loginType, nonce, { status: 200, body: { token: 't' } });
  await expect(login.obtain(null)).rejects.toMatchObject({ kind: 'unavailable' });
  expect(pbx.received).toHaveLength(1);
});

test('a kind of login that nobody knows sends no secret', async () => {
  challenge('Kerberos', 'n', { status: 200, body: { token: 't' } });
  await expect(login.obtain(null)).rejects.toMatchObject({ code: 'starface.unknown-login-type' });
  expect(pbx.received).toHaveLength(1);
});

test('logging out names the token', async () => {
  challenge('Internal', 'n', { status: 200, body: { token: 't-1' } });
  const credential = await login.obtain(null);
  pbx.answer = (_, response) => response.writeHead(204).end();
  await login.revoke(credential);
  expect(pbx.received.at(-1)).toMatchObject({ method: 'DELETE', url: '/rest/login' });
  expect(pbx.received.at(-1)?.headers.authtoken).toBe('t-1');
});
