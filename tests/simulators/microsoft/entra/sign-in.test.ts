import { createHash } from 'node:crypto';

import { ConfidentialClientApplication, CryptoProvider } from '@azure/msal-node';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { decodeJwt } from 'jose';

import { BrowserWalk } from '../browser-walk.ts';
import { anna, GraphClient, startTenant, tokenReply } from '../scenario.ts';
import type { MicrosoftSimulator } from '../index.ts';

const addinPage = 'https://bridge.example.test/addin/sign-in.html';
const consolePage = 'https://bridge.example.test/oauth/callback/microsoft';
const verifier = 'a-verifier-that-is-long-enough-for-the-rules-of-pkce';
const challenge = createHash('sha256').update(verifier).digest('base64url');

let simulator: MicrosoftSimulator;

beforeEach(async () => {
  simulator = await startTenant({
    addinRedirectUris: [addinPage, 'brk-multihub://bridge.example.test'],
    redirectUris: [consolePage],
  });
});

afterEach(() => simulator.stop());

function addinRequest(change: Record<string, string> = {}): string {
  const address = new URL(`${simulator.entraUrl}/${simulator.tenantId}/oauth2/v2.0/authorize`);
  address.search = new URLSearchParams({
    client_id: simulator.addinClientId,
    response_type: 'code',
    redirect_uri: addinPage,
    scope: `openid profile offline_access api://${simulator.addinClientId}/access_as_user`,
    state: 's-1',
    nonce: 'n-1',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...change,
  }).toString();
  return address.href;
}

function redeem(
  code: string,
  change: Record<string, string> = {},
  headers: Record<string, string> = { origin: 'https://bridge.example.test' },
) {
  const form = {
    grant_type: 'authorization_code',
    client_id: simulator.addinClientId,
    redirect_uri: addinPage,
    code_verifier: verifier,
  };
  return tokenReply(simulator, { ...form, code, ...change }, headers);
}

async function codeFor(upn: string): Promise<string> {
  const { url } = await new BrowserWalk().open(addinRequest({ login_hint: upn }));
  return url.searchParams.get('code') ?? '';
}

test("the add-in signs a person in with code and PKCE and gets a token for the bridge's API", async () => {
  const { url } = await new BrowserWalk().open(addinRequest({ login_hint: anna.upn }));
  expect(url.href).toContain(addinPage);
  expect(url.searchParams.get('state')).toBe('s-1');
  const { status, headers, body } = await redeem(url.searchParams.get('code') ?? '');
  expect(status).toBe(200);
  expect(headers.get('access-control-allow-origin')).toBe('https://bridge.example.test');
  const {
    access_token: accessToken = '',
    id_token: idToken = '',
    refresh_token: refreshToken,
  } = body as Record<string, string>;
  const oid = simulator.person('anna').id;
  expect(decodeJwt(accessToken)).toMatchObject({
    aud: simulator.addinClientId,
    azp: simulator.addinClientId,
    tid: simulator.tenantId,
    scp: 'access_as_user',
    ver: '2.0',
    oid,
  });
  expect(decodeJwt(idToken)).toMatchObject({
    nonce: 'n-1',
    tid: simulator.tenantId,
    oid,
    preferred_username: anna.upn,
  });
  expect(refreshToken).toBeDefined();
});

test('a refresh token gives a new access token', async () => {
  const { body } = await redeem(await codeFor(anna.upn));
  const { refresh_token: token = '' } = body as Record<string, string>;
  const form = {
    grant_type: 'refresh_token',
    client_id: simulator.addinClientId,
    refresh_token: token,
    scope: 'openid offline_access',
  };
  const refreshed = await tokenReply(simulator, form, { origin: 'https://bridge.example.test' });
  expect(refreshed.status).toBe(200);
  expect(decodeJwt((refreshed.body as { access_token: string }).access_token)).toMatchObject({ scp: 'access_as_user' });
});

test('a code is refused without its verifier, a second time, and from outside of a browser', async () => {
  expect(await redeem(await codeFor(anna.upn), { code_verifier: 'x'.repeat(50) })).toMatchObject({
    status: 400,
    body: { error: 'invalid_grant' },
  });
  const code = await codeFor(anna.upn);
  expect((await redeem(code, {}, {})).body).toMatchObject({ error_codes: [9002327] });
  expect((await redeem(code)).status).toBe(200);
  expect((await redeem(code)).body).toMatchObject({ error: 'invalid_grant', error_codes: [70008] });
});

test('after the consent is withdrawn neither a code nor a refresh token gives anything', async () => {
  const { body } = await redeem(await codeFor(anna.upn));
  const { refresh_token: token = '' } = body as Record<string, string>;
  const code = await codeFor(anna.upn);
  simulator.tenant.delegatedConsent = 'withdrawn';
  expect(await redeem(code)).toMatchObject({ status: 400, body: { error: 'invalid_grant', error_codes: [65001] } });
  const form = { grant_type: 'refresh_token', client_id: simulator.addinClientId, refresh_token: token };
  const refreshed = await tokenReply(simulator, form, { origin: 'https://bridge.example.test' });
  expect(refreshed).toMatchObject({ status: 400, body: { error_codes: [65001] } });
});

test('without a hint the accounts are shown to pick from, and the browser stays signed in', async () => {
  const browser = new BrowserWalk();
  const { url, page } = await browser.open(addinRequest());
  expect(page).toContain('Pick an account');
  const end = await browser.click(url, page ?? '', anna.upn);
  expect(end.url.searchParams.get('code')).not.toBeNull();
  expect((await browser.open(addinRequest({ prompt: 'none' }))).url.searchParams.get('code')).not.toBeNull();
});

test('a silent request without a session comes back with login_required', async () => {
  const { url } = await new BrowserWalk().open(addinRequest({ prompt: 'none' }));
  expect(url.searchParams.get('error')).toBe('login_required');
});

test('the browser of a test can be signed in beforehand', async () => {
  simulator.tenant.browserUser = anna.upn;
  expect((await new BrowserWalk().open(addinRequest())).url.searchParams.get('code')).not.toBeNull();
});

test('a redirect address that is not registered never gets anything', async () => {
  const { page } = await new BrowserWalk().open(addinRequest({ redirect_uri: 'https://evil.example.test/' }));
  expect(page).toContain('AADSTS');
});

test('MSAL Node signs an administrator in for the console, with a secret and PKCE', async () => {
  const authority = `${simulator.entraUrl}/${simulator.tenantId}`;
  const auth = { clientId: simulator.clientId, clientSecret: simulator.clientSecret, authority };
  const msal = new ConfidentialClientApplication({ auth: { ...auth, knownAuthorities: [new URL(authority).host] } });
  const pkce = await new CryptoProvider().generatePkceCodes();
  const request = { scopes: ['Presence.Read.All'], redirectUri: consolePage, state: 's', nonce: 'n' };
  const address = await msal.getAuthCodeUrl({
    ...request,
    loginHint: anna.upn,
    codeChallenge: pkce.challenge,
    codeChallengeMethod: 'S256',
  });
  const { url } = await new BrowserWalk().open(address);
  const code = url.searchParams.get('code') ?? '';
  const result = await msal.acquireTokenByCode({ ...request, code, codeVerifier: pkce.verifier });
  expect(result).toMatchObject({ tenantId: simulator.tenantId, idTokenClaims: { oid: simulator.person('anna').id } });
  const graph = new GraphClient(simulator, result.accessToken);
  expect((await graph.get(`/users/${simulator.person('bernd').id}/presence`)).status).toBe(200);
  const account = result.account;
  if (account === null) throw new Error('no account');
  const silent = await msal.acquireTokenSilent({ scopes: request.scopes, account, forceRefresh: true });
  expect(silent.fromCache).toBe(false);
});

test('the shared discovery document has a placeholder for the tenant', async () => {
  const response = await fetch(`${simulator.entraUrl}/common/v2.0/.well-known/openid-configuration`);
  expect(await response.json()).toMatchObject({ issuer: `${simulator.entraUrl}/{tenantid}/v2.0` });
});
