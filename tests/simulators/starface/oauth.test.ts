import { createHash, randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import { startStarface, type StarfaceSimulator } from './index.ts';
import { anna } from './testing/people.ts';
import { RestClient } from './testing/rest-client.ts';
import { UciClient } from './testing/uci-client.ts';

type Json = Record<string, unknown>;

let pbx: StarfaceSimulator;
let time: number;

beforeEach(async () => {
  time = Date.parse('2026-11-24T08:00:00Z');
  pbx = await startStarface({ people: [anna], now: () => time });
});

afterEach(() => pbx.stop());

const realm = (): string => `${pbx.url}/auth/realms/pbx`;

async function token(form: Record<string, string>): Promise<{ status: number; body: Json }> {
  const response = await fetch(`${realm()}/oauth2/token`, { method: 'POST', body: new URLSearchParams(form) });
  return { status: response.status, body: (await response.json()) as Json };
}

const headless = (): Record<string, string> => ({
  client_id: pbx.restClient.id,
  client_secret: pbx.restClient.secret,
});

function byPassword(change: Record<string, string> = {}): Promise<{ status: number; body: Json }> {
  const form = { grant_type: 'password', ...headless(), scope: 'login', username: '0101', password: 'Geheim-Anna-1' };
  return token({ ...form, ...change });
}

function bearer(body: Json): RestClient {
  return new RestClient(pbx.url, { authorization: `Bearer ${String(body['access_token'])}` });
}

test('discovery redirects to the realm on the same origin', async () => {
  const first = await fetch(`${pbx.url}/.well-known/openid-configuration`, { redirect: 'manual' });
  expect(first.status).toBe(302);
  expect(first.headers.get('location')).toBe(`${realm()}/.well-known/openid-configuration`);
  const document = (await (await fetch(`${pbx.url}/.well-known/openid-configuration`)).json()) as Json;
  expect(document).toMatchObject({ issuer: realm(), token_endpoint: `${realm()}/oauth2/token` });
});

test('before version 10 there is no realm and no bearer token', async () => {
  const { body } = await byPassword();
  const older = await startStarface({ people: [anna], version: 9 });
  expect((await fetch(`${older.url}/.well-known/openid-configuration`)).status).toBe(404);
  expect((await new RestClient(older.url).login('0101', 'Geheim-Anna-1')).status).toBe(200);
  const client = new RestClient(older.url, { authorization: `Bearer ${String(body['access_token'])}` });
  expect((await client.get('/users/me')).status).toBe(401);
  await older.stop();
});

test('the password grant answers a JWT for REST and UCI alike', async () => {
  const { status, body } = await byPassword();
  expect(status).toBe(200);
  expect(body).toMatchObject({ expires_in: 300, refresh_expires_in: 21_600, token_type: 'Bearer', scope: 'login' });
  expect((await bearer(body).get('/users/me')).body).toMatchObject({ login: '0101' });
  const parameters = { 'de.vertico.starface.jwt': String(body['access_token']) };
  const uci = new UciClient({ url: pbx.url, login: '0101', password: '', parameters });
  expect(await uci.call('connection.login')).toBe(true);
  await uci.call('userState.setDoNotDisturbSetting', true);
  expect(pbx.writes()).toMatchObject([{ person: '0101', operation: 'setDnd', value: true }]);
});

test('the JWT is signed by the key that the realm publishes', async () => {
  const { body } = await byPassword();
  const keys = (await (await fetch(`${realm()}/oauth2/certs`)).json()) as JSONWebKeySet;
  const { payload, protectedHeader } = await jwtVerify(String(body['access_token']), createLocalJWKSet(keys), {
    issuer: realm(),
    currentDate: new Date(time),
  });
  expect(protectedHeader).toMatchObject({ alg: 'RS256', kid: 'key-1' });
  expect(payload['exp']).toBe(time / 1000 + 300);
});

test('an access token ends after 300 s and refreshing rotates the refresh token', async () => {
  const { body } = await byPassword();
  time += 300_000;
  expect((await bearer(body).get('/users/me')).status).toBe(401);
  const form = { grant_type: 'refresh_token', ...headless(), refresh_token: String(body['refresh_token']) };
  const second = await token(form);
  expect(second.status).toBe(200);
  expect(second.body['refresh_token']).not.toBe(body['refresh_token']);
  expect((await bearer(second.body).get('/users/me')).status).toBe(200);
  expect(await token(form)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
});

test('a refresh token of the headless client ends after six hours', async () => {
  const { body } = await byPassword();
  time += 21_600_000;
  const answer = await token({
    grant_type: 'refresh_token',
    ...headless(),
    refresh_token: String(body['refresh_token']),
  });
  expect(answer.body['error']).toBe('invalid_grant');
});

test('a wrong secret, password, scope, grant or a missing right are refused by their own error', async () => {
  expect(await byPassword({ client_secret: 'no' })).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
  expect(await byPassword({ client_id: 'nobody' })).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
  expect(await byPassword({ password: 'no' })).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  expect(await byPassword({ username: 'anna.muster@example.com' })).toMatchObject({ body: { error: 'invalid_grant' } });
  expect((await byPassword({ scope: 'openid' })).body['error']).toBe('invalid_scope');
  expect((await byPassword({ grant_type: 'client_credentials' })).body['error']).toBe('unauthorized_client');
  expect((await byPassword({ grant_type: 'device' })).body['error']).toBe('unsupported_grant_type');
  pbx.person('Anna').revoke('oauth_password_grant');
  expect((await byPassword()).body['error']).toBe('invalid_grant');
  expect(pbx.person('Anna').refusedLogins).toBe(1);
});

test('the client secret may come in the Authorization header', async () => {
  const basic = Buffer.from(`${pbx.restClient.id}:${pbx.restClient.secret}`).toString('base64');
  const response = await fetch(`${realm()}/oauth2/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${basic}` },
    body: new URLSearchParams({ grant_type: 'password', username: '0101', password: 'Geheim-Anna-1' }),
  });
  expect(response.status).toBe(200);
});

const verifier = randomBytes(32).toString('base64url');

function authorizeUrl(change: Record<string, string> = {}): string {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: 'rest-client',
    redirect_uri: 'http://127.0.0.1:51234/done',
    scope: 'pbx-login',
    state: 'abc',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...change,
  });
  return `${realm()}/oauth2/auth?${query.toString()}`;
}

async function signIn(url: string, password = 'Geheim-Anna-1'): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ username: '0101', password }),
  });
}

test('code and PKCE lead to tokens of the person who signed in, once', async () => {
  expect(await (await fetch(authorizeUrl())).text()).toContain('<form');
  const location = new URL((await signIn(authorizeUrl())).headers.get('location') ?? '');
  expect(location.origin).toBe('http://127.0.0.1:51234');
  expect(location.searchParams.get('state')).toBe('abc');
  const form = {
    grant_type: 'authorization_code',
    client_id: 'rest-client',
    code: location.searchParams.get('code') ?? '',
    redirect_uri: 'http://127.0.0.1:51234/done',
    code_verifier: verifier,
  };
  const answer = await token(form);
  expect(answer.status).toBe(200);
  expect((await bearer(answer.body).get('/users/me')).body).toMatchObject({ login: '0101' });
  expect((await token(form)).body['error']).toBe('invalid_grant');
});

test('a code is worth nothing with another verifier', async () => {
  const location = new URL((await signIn(authorizeUrl())).headers.get('location') ?? '');
  const answer = await token({
    grant_type: 'authorization_code',
    client_id: 'rest-client',
    code: location.searchParams.get('code') ?? '',
    redirect_uri: 'http://127.0.0.1:51234/done',
    code_verifier: 'another',
  });
  expect(answer.body['error']).toBe('invalid_grant');
});

test('the authorization page refuses foreign redirects, a missing PKCE, unknown scopes and wrong passwords', async () => {
  expect((await fetch(authorizeUrl({ redirect_uri: 'https://evil.example/' }))).status).toBe(400);
  expect((await fetch(authorizeUrl({ client_id: 'nobody' }))).status).toBe(400);
  const error = async (change: Record<string, string>): Promise<string | null> => {
    const response = await fetch(authorizeUrl(change), { redirect: 'manual' });
    return new URL(response.headers.get('location') ?? '').searchParams.get('error');
  };
  expect(await error({ code_challenge_method: 'plain' })).toBe('invalid_request');
  expect(await error({ scope: 'openid' })).toBe('invalid_scope');
  expect(await error({ response_type: 'token' })).toBe('unsupported_response_type');
  expect((await signIn(authorizeUrl(), 'wrong')).status).toBe(401);
});

test('with an external identity provider only code and PKCE lead in', async () => {
  const client = new RestClient(pbx.url);
  await client.login('0101', 'Geheim-Anna-1');
  pbx.setExternalIdp(true);
  expect((await client.get('/users/me')).status).toBe(401);
  expect((await client.login('0101', 'Geheim-Anna-1')).status).toBe(403);
  expect((await byPassword()).body['error']).toBe('invalid_grant');
  const uci = new UciClient({ url: pbx.url, login: '0101', password: 'Geheim-Anna-1' });
  await expect(uci.call('connection.login')).rejects.toThrow('UciIllegalAccessException');
  expect((await signIn(authorizeUrl(), '')).status).toBe(302);
});

test('forced expiry ends access tokens only, a restart and a revocation end refresh tokens too', async () => {
  const { body } = await byPassword();
  pbx.expireTokens();
  expect((await bearer(body).get('/users/me')).status).toBe(401);
  const refresh = (from: Json): Promise<{ body: Json }> =>
    token({ grant_type: 'refresh_token', ...headless(), refresh_token: String(from['refresh_token']) });
  const second = (await refresh(body)).body;
  await fetch(`${realm()}/oauth2/revoke`, {
    method: 'POST',
    body: new URLSearchParams({ token: String(second['refresh_token']) }),
  });
  expect((await refresh(second)).body['error']).toBe('invalid_grant');
  const third = (await byPassword()).body;
  pbx.restart();
  const answer = await refresh(third).catch(() => refresh(third));
  expect(answer.body['error']).toBe('invalid_grant');
});

test('the preflights of browsers are answered unless switched off', async () => {
  const preflight = (url: string): Promise<Response> =>
    fetch(`${url}/rest/users`, {
      method: 'OPTIONS',
      headers: { origin: 'https://crm.example', 'access-control-request-method': 'GET' },
    });
  const answer = await preflight(pbx.url);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('access-control-allow-origin')).toBe('https://crm.example');
  expect(answer.headers.get('access-control-allow-headers')).toContain('authToken');
  const closed = await startStarface({ people: [anna], crossOrigin: false });
  expect((await preflight(closed.url)).headers.get('access-control-allow-origin')).toBeNull();
  await closed.stop();
});
