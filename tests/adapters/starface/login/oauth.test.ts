import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Agent } from 'undici';
import { Logins } from '../../../../src/adapters/starface/login/login-kind.ts';
import { TokenCache } from '../../../../src/adapters/starface/login/token-cache.ts';
import { createExchange } from '../../../../src/adapters/starface/net/exchange.ts';
import { FakePbx, json } from '../support/fake-pbx.ts';
import type { Received } from '../support/fake-pbx.ts';
import { ManualClock } from '../support/manual-clock.ts';

const client = { id: 'rest-client-headless', secret: 'client-canary' };
const credentials = { login: '0001', password: 'word-canary' };
const realm = '/auth/realms/pbx';
const clock = new ManualClock();
let agent: Agent;
let pbx: FakePbx;
let url: string;
/** What the token endpoint answers, by grant type; an error is its word. */
let granted: (form: URLSearchParams) => Record<string, unknown> | { readonly error: string };

beforeEach(async () => {
  agent = new Agent();
  let count = 0;
  granted = () => {
    count += 1;
    return { access_token: `a-${count}`, expires_in: 300, refresh_token: `r-${count}`, token_type: 'Bearer' };
  };
  pbx = new FakePbx((request, response) => {
    if (request.url === '/.well-known/openid-configuration') {
      response.writeHead(302, { location: `${realm}/.well-known/openid-configuration` }).end();
    } else if (request.url === `${realm}/.well-known/openid-configuration`) {
      json(response, {
        token_endpoint: `${url}${realm}/oauth2/token`,
        revocation_endpoint: `${url}${realm}/oauth2/revoke`,
      });
    } else if (request.url === `${realm}/oauth2/token`) {
      const answer = granted(new URLSearchParams(request.body));
      json(response, answer, 'error' in answer ? 400 : 200);
    } else response.writeHead(204).end();
  });
  url = await pbx.start();
});

afterEach(async () => {
  await pbx.stop();
  await agent.destroy();
});

function logins(auth: 'oauth' | 'detect' | 'classic' = 'oauth', withClient = true): Logins {
  const exchange = createExchange(agent, clock);
  return new Logins({ exchange, baseUrl: url, auth, client: withClient ? client : undefined, clock });
}

const tokens = (): TokenCache => new TokenCache(logins().of(credentials), clock);
const asked = (path: string): readonly Received[] => pbx.received.filter((request) => request.url === path);
const forms = (): readonly URLSearchParams[] =>
  asked(`${realm}/oauth2/token`).map(({ body }) => new URLSearchParams(body));

test('the password grant travels in the form body, and no secret in the address', async () => {
  const credential = await tokens().current();
  expect(credential.headers).toEqual({ authorization: 'Bearer a-1' });
  expect(Object.fromEntries(forms()[0] ?? [])).toEqual({
    client_id: client.id,
    client_secret: client.secret,
    grant_type: 'password',
    scope: 'login',
    username: '0001',
    password: 'word-canary',
  });
  for (const { url: address } of pbx.received) expect(address).not.toMatch(/canary/);
});

test('the token is renewed by its refresh token before it expires, each refresh token once', async () => {
  const own = tokens();
  await own.current();
  await clock.advance(239_000);
  expect((await own.current()).token).toBe('a-1');
  await clock.advance(2_000);
  expect((await own.current()).token).toBe('a-2');
  await clock.advance(241_000);
  expect((await own.current()).token).toBe('a-3');
  expect(forms().map((form) => form.get('refresh_token'))).toEqual([null, 'r-1', 'r-2']);
});

test('a refresh token that is used up leaves the password', async () => {
  const own = tokens();
  const first = await own.current();
  own.proven(first);
  const before = granted;
  granted = (form) => (form.get('grant_type') === 'refresh_token' ? { error: 'invalid_grant' } : before(form));
  expect((await own.replace(first)).token).toBe('a-2');
  expect(forms().map((form) => form.get('grant_type'))).toEqual(['password', 'refresh_token', 'password']);
});

test('a hundred who need a new token at once cause one request', async () => {
  const own = tokens();
  await Promise.all(Array.from({ length: 100 }, () => own.current()));
  expect(forms()).toHaveLength(1);
});

test.each([
  ['invalid_grant', 'unauthorized', 'starface.wrong-credentials'],
  ['invalid_client', 'unauthorized', 'starface.oauth-client-refused'],
  ['access_denied', 'forbidden', 'starface.forbidden'],
  ['unauthorized_client', 'forbidden', 'starface.forbidden'],
  ['something_else', 'rejected', 'starface.rejected'],
])('the refusal %s is %s', async (error, kind, code) => {
  granted = () => ({ error });
  await expect(tokens().current()).rejects.toMatchObject({ kind, code });
});

test.each(['invalid_grant', 'invalid_client'])('after %s nothing is tried again', async (error) => {
  granted = () => ({ error });
  const own = tokens();
  for (let round = 0; round < 3; round += 1)
    await expect(own.current()).rejects.toMatchObject({ kind: 'unauthorized' });
  expect(forms()).toHaveLength(1);
});

test('a PBX that calls the scope otherwise is asked in its words', async () => {
  const before = granted;
  granted = (form) => (form.get('scope') === 'pbx-login' ? before(form) : { error: 'invalid_scope' });
  expect((await tokens().current()).token).toBe('a-1');
  expect(forms().map((form) => form.get('scope'))).toEqual(['login', 'pbx-login']);
});

test('a token endpoint in trouble refuses nobody', async () => {
  const own = tokens();
  const answer = pbx.answer;
  pbx.answer = (request, response) => {
    if (request.method === 'POST') response.writeHead(503, { 'retry-after': '5' }).end();
    else answer(request, response);
  };
  await expect(own.current()).rejects.toMatchObject({ kind: 'unavailable', retryAfterMs: 5_000 });
  pbx.answer = (request, response) => {
    if (request.method === 'POST') response.writeHead(401).end('<html>');
    else answer(request, response);
  };
  await expect(own.current()).rejects.toMatchObject({ code: 'starface.unauthorized' });
  pbx.answer = answer;
  expect((await own.current()).token).toBe('a-1');
});

test.each([
  ['the redirect', (response: (location: string) => void) => response('https://elsewhere.example/realm')],
  ['the redirect to another scheme', (response: (location: string) => void) => response(url.replace('http', 'https'))],
  ['the redirect to another port', (response: (location: string) => void) => response('http://127.0.0.1:1/')],
])('%s that leads elsewhere is not followed', async (_, redirect) => {
  pbx.answer = (__, response) => redirect((location) => response.writeHead(302, { location }).end());
  await expect(tokens().current()).rejects.toMatchObject({ code: 'starface.oauth-elsewhere' });
  expect(pbx.received).toHaveLength(1);
});

test('a token endpoint elsewhere never gets the password', async () => {
  const other = new FakePbx((_, response) => json(response, {}));
  const elsewhere = await other.start();
  pbx.answer = (_, response) => json(response, { token_endpoint: `${elsewhere}/token` });
  await expect(tokens().current()).rejects.toMatchObject({ code: 'starface.oauth-elsewhere' });
  expect(other.received).toEqual([]);
  await other.stop();
});

test('a PBX that redirects in a circle has no OAuth', async () => {
  pbx.answer = (_, response) => response.writeHead(302, { location: '/x' }).end();
  await expect(tokens().current()).rejects.toMatchObject({ code: 'starface.oauth-missing' });
  expect(pbx.received.length).toBeLessThanOrEqual(4);
});

test('closing revokes the refresh token', async () => {
  const own = tokens();
  await own.current();
  await own.close();
  expect(new URLSearchParams(asked(`${realm}/oauth2/revoke`)[0]?.body).get('token')).toBe('r-1');
});

test('a PBX that announces OAuth is used with it where a client is configured, else classically', async () => {
  expect(await logins('detect').kind()).toBe('oauth');
  expect(await logins('detect', false).kind()).toBe('classic');
  expect(await logins('classic').kind()).toBe('classic');
});

test.each([
  ['an unknown address', 404, ''],
  ['a login page', 200, '<html>'],
  ['a document without endpoints', 200, '{"issuer":"x"}'],
])('a PBX that answers with %s is used classically', async (_, status, body) => {
  pbx.answer = (__, response) => response.writeHead(status).end(body);
  expect(await logins('detect').kind()).toBe('classic');
});

test('a PBX that is down is asked again later, not taken for an old one', async () => {
  const detecting = logins('detect');
  const answer = pbx.answer;
  pbx.answer = (_, response) => response.writeHead(503).end();
  await expect(detecting.kind()).rejects.toMatchObject({ kind: 'unavailable' });
  pbx.answer = answer;
  expect(await detecting.kind()).toBe('oauth');
});

test('OAuth without a client asks nobody', async () => {
  const own = new TokenCache(logins('oauth', false).of(credentials), clock);
  await expect(own.current()).rejects.toMatchObject({ code: 'starface.oauth-client-missing' });
  expect(pbx.received).toEqual([]);
});
