import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Agent } from 'undici';
import { AuthorizationCode } from '../../../../src/adapters/starface/login/authorization-code.ts';
import type { AuthorizationCodeOptions } from '../../../../src/adapters/starface/login/authorization-code.ts';
import { Logins } from '../../../../src/adapters/starface/login/login-kind.ts';
import { TokenCache } from '../../../../src/adapters/starface/login/token-cache.ts';
import { createExchange } from '../../../../src/adapters/starface/net/exchange.ts';
import { startStarface } from '../../../simulators/starface/index.ts';
import type { StarfaceSimulator } from '../../../simulators/starface/index.ts';
import { FakePbx, json } from '../support/fake-pbx.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { random } from '../support/surroundings.ts';

const anna = { login: '0101', password: 'Geheim-Anna-1' };
const redirectUri = 'https://bridge.example.com/oauth/callback/starface';
const clock = new ManualClock();
let agent: Agent;

beforeEach(() => {
  agent = new Agent();
});

afterEach(() => agent.destroy());

function signInAt(url: string, change: Partial<AuthorizationCodeOptions> = {}): AuthorizationCode {
  const exchange = createExchange(agent, clock);
  const logins = new Logins({ exchange, baseUrl: url, auth: 'oauth', client: undefined, clock });
  const options = { client: { id: 'rest-client' }, scope: 'pbx-login', redirectUri, ...change };
  return new AuthorizationCode(options, { exchange, endpoints: () => logins.endpoints(), clock, random });
}

describe('at a simulated STARFACE 10', () => {
  let simulator: StarfaceSimulator;

  beforeEach(async () => {
    simulator = await startStarface({
      people: [{ ...anna, firstName: 'Anna', familyName: 'Muster' }],
      now: () => clock.now(),
      oauthRedirectUris: [redirectUri],
    });
  });

  afterEach(() => simulator.stop());

  /** What a person does in the browser; answers the query of the way back. */
  async function inTheBrowser(address: string, password = anna.password): Promise<string> {
    const body = new URLSearchParams({ username: anna.login, password });
    const answer = await fetch(address, { method: 'POST', redirect: 'manual', body });
    const back = new URL(answer.headers.get('location') ?? 'about:blank');
    expect(`${back.origin}${back.pathname}`).toBe(redirectUri);
    return back.search;
  }

  async function whoIs(token: string): Promise<string | number> {
    const headers = { authorization: `Bearer ${token}`, 'x-version': '2' };
    const answer = await fetch(`${simulator.url}/rest/users/me`, { headers });
    return answer.ok ? ((await answer.json()) as { login: string }).login : answer.status;
  }

  test('somebody who signs in in the browser is known by his token', async () => {
    const signIn = signInAt(simulator.url);
    const credential = await signIn.comeBack('browser-1', await inTheBrowser(await signIn.begin('browser-1')));
    expect(await whoIs(credential.token)).toBe('0101');
  });

  test('it is the way in where an external identity provider holds the passwords', async () => {
    simulator.setExternalIdp(true);
    const signIn = signInAt(simulator.url);
    const credential = await signIn.comeBack('browser-1', await inTheBrowser(await signIn.begin('browser-1'), ''));
    expect(await whoIs(credential.token)).toBe('0101');
  });

  test('the address holds a challenge, and neither verifier nor secret', async () => {
    const address = new URL(
      await signInAt(simulator.url, { client: { id: 'rest-client', secret: 'canary' } }).begin('b'),
    );
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      response_type: 'code',
      client_id: 'rest-client',
      redirect_uri: redirectUri,
      scope: 'pbx-login',
      code_challenge_method: 'S256',
    });
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(address.searchParams.get(name)).toMatch(/^[\w-]{43}$/);
    }
    expect(address.href).not.toContain('canary');
  });

  test('a way back counts once, for the browser that began, and for ten minutes', async () => {
    const signIn = signInAt(simulator.url);
    const query = await inTheBrowser(await signIn.begin('browser-1'));
    const stale = { kind: 'rejected', code: 'starface.sign-in-stale' };
    await expect(signIn.comeBack('browser-2', query)).rejects.toMatchObject(stale);
    await signIn.comeBack('browser-1', query);
    await expect(signIn.comeBack('browser-1', query)).rejects.toMatchObject(stale);
    await expect(signIn.comeBack('browser-1', '?code=x&state=invented')).rejects.toMatchObject(stale);
    const late = await signIn.begin('browser-1');
    await clock.advance(600_000);
    await expect(signIn.comeBack('browser-1', await inTheBrowser(late))).rejects.toMatchObject(stale);
  });

  test('a code of another flow is worth nothing: its verifier is not ours', async () => {
    const signIn = signInAt(simulator.url);
    const stolen = new URLSearchParams(await inTheBrowser(await signIn.begin('thief')));
    const own = new URL(await signIn.begin('browser-1')).searchParams.get('state') ?? '';
    const mixed = new URLSearchParams({ code: stolen.get('code') ?? '', state: own });
    const comeBack = signIn.comeBack('browser-1', mixed.toString());
    await expect(comeBack).rejects.toMatchObject({ kind: 'unauthorized', code: 'starface.sign-in-refused' });
  });

  test('a redirect that the PBX does not know is refused before anybody signs in', async () => {
    const address = await signInAt(simulator.url, { redirectUri: 'https://elsewhere.example.com/' }).begin('b');
    const answer = await fetch(address, { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([400, null]);
  });

  test('a redeemed code names the same redirect, or it is refused', async () => {
    const first = signInAt(simulator.url);
    const query = await inTheBrowser(await first.begin('b'));
    const code = new URLSearchParams(query).get('code') ?? '';
    const answer = await fetch(`${simulator.url}/auth/realms/pbx/oauth2/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: 'rest-client',
        code,
        redirect_uri: 'http://127.0.0.1:1/elsewhere',
        code_verifier: 'x'.repeat(64),
      }),
    });
    expect([answer.status, ((await answer.json()) as { error: string }).error]).toEqual([400, 'invalid_grant']);
  });

  test('whoever cancels at the PBX is told so', async () => {
    const signIn = signInAt(simulator.url);
    const state = new URL(await signIn.begin('b')).searchParams.get('state') ?? '';
    const comeBack = signIn.comeBack('b', `?error=access_denied&state=${state}`);
    await expect(comeBack).rejects.toMatchObject({ kind: 'rejected', code: 'starface.sign-in-refused' });
  });

  test('a scope that the client may not have ends the sign-in with a reason', async () => {
    const signIn = signInAt(simulator.url, { scope: 'openid' });
    const answer = await fetch(await signIn.begin('b'), { redirect: 'manual' });
    const back = new URL(answer.headers.get('location') ?? '');
    const comeBack = signIn.comeBack('b', back.search);
    await expect(comeBack).rejects.toMatchObject({ kind: 'rejected', code: 'starface.sign-in-refused' });
  });

  test('somebody stays signed in: each refresh token is used once, and the new one is stored', async () => {
    const signIn = signInAt(simulator.url);
    const { refreshToken = '' } = await signIn.comeBack('b', await inTheBrowser(await signIn.begin('b')));
    const stored: string[] = [];
    const tokens = new TokenCache(
      signIn.stay(refreshToken, (token) => Promise.resolve(void stored.push(token))),
      clock,
    );
    for (let round = 1; round <= 3; round += 1) {
      expect(await whoIs((await tokens.current()).token)).toBe('0101');
      expect(stored).toHaveLength(round);
      await clock.advance(300_000);
    }
    expect(new Set([refreshToken, ...stored]).size).toBe(4);
    const again = signIn.stay(refreshToken, () => Promise.resolve());
    await expect(again.obtain(null)).rejects.toMatchObject({ kind: 'unauthorized', code: 'starface.sign-in-refused' });
  });

  test('after sign-out the refresh token is void', async () => {
    const signIn = signInAt(simulator.url);
    const credential = await signIn.comeBack('b', await inTheBrowser(await signIn.begin('b')));
    const login = signIn.stay(credential.refreshToken ?? '', () => Promise.resolve());
    await login.revoke(credential);
    await expect(login.obtain(null)).rejects.toMatchObject({ kind: 'unauthorized' });
  });

  test('before version 10 there is no such way in', async () => {
    const old = await startStarface({ people: [], version: 9 });
    await expect(signInAt(old.url).begin('b')).rejects.toMatchObject({ code: 'starface.oauth-missing' });
    await old.stop();
  });
});

describe('an identity token beside the access token', () => {
  let pbx: FakePbx;
  let url: string;
  let claims: (nonce: string) => object;

  beforeEach(async () => {
    pbx = new FakePbx((request, response) => {
      if (request.url === '/.well-known/openid-configuration') {
        json(response, { issuer: url, authorization_endpoint: `${url}/auth`, token_endpoint: `${url}/token` });
      } else {
        const payload = Buffer.from(JSON.stringify(claims(nonce))).toString('base64url');
        json(response, { access_token: 'a', id_token: `e30.${payload}.sig` });
      }
    });
    url = await pbx.start();
  });

  afterEach(() => pbx.stop());

  let nonce = '';

  async function signIn(): Promise<unknown> {
    const flow = signInAt(url);
    const asked = new URL(await flow.begin('b')).searchParams;
    nonce = asked.get('nonce') ?? '';
    return flow.comeBack('b', `?code=c&state=${asked.get('state') ?? ''}`);
  }

  const good = (): { iss: string; aud: string | string[]; exp: number } => ({
    iss: url,
    aud: 'rest-client',
    exp: clock.now() / 1000 + 60,
  });

  test.each<readonly [string, (told: string) => object]>([
    ['for this sign-in', (told) => ({ ...good(), nonce: told })],
    ['for several clients', (told) => ({ ...good(), aud: ['rest-client', 'x'], nonce: told })],
  ])('made %s is accepted', async (_, made) => {
    claims = made;
    expect(await signIn()).toMatchObject({ token: 'a' });
  });

  test.each<readonly [string, (told: string) => object]>([
    ['for another sign-in', () => ({ ...good(), nonce: 'another' })],
    ['without a nonce', () => good()],
    ['for another client', (told) => ({ ...good(), aud: 'other', nonce: told })],
    ['by another realm', (told) => ({ ...good(), iss: 'https://elsewhere.example.com', nonce: told })],
    ['long ago', (told) => ({ ...good(), exp: clock.now() / 1000 - 3_600, nonce: told })],
  ])('made %s ends the sign-in', async (_, made) => {
    claims = made;
    await expect(signIn()).rejects.toMatchObject({ code: 'starface.sign-in-stale' });
  });
});
