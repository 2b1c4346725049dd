import { createPrivateKey, randomUUID, X509Certificate } from 'node:crypto';

import { ConfidentialClientApplication } from '@azure/msal-node';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { decodeJwt, SignJWT } from 'jose';

import { anna, GraphClient, startTenant, tokenReply, trustedCertificate } from '../scenario.ts';
import type { MicrosoftSimulator } from '../index.ts';

let simulator: MicrosoftSimulator;

beforeEach(async () => {
  simulator = await startTenant();
});

afterEach(() => simulator.stop());

function credentials(change: Record<string, string> = {}): Record<string, string> {
  return {
    grant_type: 'client_credentials',
    client_id: simulator.clientId,
    client_secret: simulator.clientSecret,
    scope: 'https://graph.microsoft.com/.default',
    ...change,
  };
}

test('a token lives between 60 and 90 minutes and carries the roles that are consented to', async () => {
  await simulator.stop();
  simulator = await startTenant({ random: () => 0.5 });
  const { body } = await tokenReply(simulator, credentials());
  const { access_token: token, expires_in: seconds, token_type: type } = body as Record<string, unknown>;
  expect(type).toBe('Bearer');
  expect(seconds).toBe(75 * 60);
  expect(decodeJwt(String(token))).toMatchObject({ roles: simulator.tenant.roles, tid: simulator.tenantId });
});

test("the scope of the simulator's own Graph address is taken and gives the same audience", async () => {
  const { body } = await tokenReply(simulator, credentials({ scope: `${simulator.graphUrl}/.default` }));
  expect(decodeJwt((body as { access_token: string }).access_token).aud).toBe('https://graph.microsoft.com');
});

test.each([
  ['an unknown application', 700016, 400, 'unauthorized_client', { client_id: randomUUID() }],
  ['a wrong secret', 7000215, 401, 'invalid_client', { client_secret: 'wrong' }],
  ['an unknown tenant', 90002, 400, 'invalid_request', { tenant: randomUUID() }],
  ['a scope without .default', 1002012, 400, 'invalid_scope', { scope: 'https://graph.microsoft.com/User.Read' }],
  ['a resource that nobody has', 500011, 400, 'invalid_resource', { scope: 'https://other.example/.default' }],
  ['an unknown grant', 70003, 400, 'unsupported_grant_type', { grant_type: 'magic' }],
  ['no grant', 900144, 400, 'invalid_request', { grant_type: '' }],
])('%s is refused with AADSTS%d', async (_, code, status, error, change) => {
  const answer = await tokenReply(simulator, credentials(change));
  expect(answer).toMatchObject({
    status,
    body: {
      error,
      error_description: expect.stringMatching(new RegExp(`^AADSTS${code}: `)) as unknown,
      error_codes: [code],
      trace_id: expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown,
      correlation_id: expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown,
    },
  });
});

test('id and secret may come in the header', async () => {
  const { client_id: id, client_secret: secret, ...form } = credentials();
  const authorization = `Basic ${Buffer.from(`${id}:${encodeURIComponent(secret ?? '')}`).toString('base64')}`;
  expect((await tokenReply(simulator, form, { authorization })).status).toBe(200);
});

test('no credential at all is refused with AADSTS7000218', async () => {
  const { client_secret: _, ...form } = credentials();
  expect(await tokenReply(simulator, form)).toMatchObject({ status: 401, body: { error_codes: [7000218] } });
});

test('an expired secret and a removed application are refused, and work again when a test says so', async () => {
  simulator.tenant.credential = 'expired';
  expect(await tokenReply(simulator, credentials())).toMatchObject({ status: 401, body: { error_codes: [7000222] } });
  simulator.tenant.credential = 'valid';
  simulator.tenant.application = 'absent';
  expect(await tokenReply(simulator, credentials())).toMatchObject({ status: 400, body: { error_codes: [700016] } });
  simulator.tenant.application = 'present';
  expect((await tokenReply(simulator, credentials())).status).toBe(200);
});

test('without consent the token has no roles, and Graph refuses each operation with 403', async () => {
  simulator.tenant.roles = [];
  const { body } = await tokenReply(simulator, credentials());
  const { access_token: token } = body as { access_token: string };
  expect(decodeJwt(token)).not.toHaveProperty('roles');
  const answer = await new GraphClient(simulator, token).get('/users');
  expect(answer).toMatchObject({ status: 403, body: { error: { code: 'Authorization_RequestDenied' } } });
});

test('MSAL Node gets a token with a certificate (PS256)', async () => {
  const { key, cert } = await trustedCertificate();
  simulator.tenant.clientCertificate = cert;
  const authority = `${simulator.entraUrl}/${simulator.tenantId}`;
  const thumbprintSha256 = new X509Certificate(cert).fingerprint256.replaceAll(':', '');
  const client = new ConfidentialClientApplication({
    auth: {
      clientId: simulator.clientId,
      clientCertificate: { thumbprintSha256, privateKey: key },
      authority,
      knownAuthorities: [new URL(authority).host],
    },
  });
  const scopes = ['https://graph.microsoft.com/.default'];
  const result = await client.acquireTokenByClientCredential({ scopes });
  expect(decodeJwt(result?.accessToken ?? '')).toMatchObject({ azpacr: '2', azp: simulator.clientId });
  simulator.tenant.credential = 'expired';
  await expect(client.acquireTokenByClientCredential({ scopes, skipCache: true })).rejects.toThrow(/AADSTS700027/);
});

test('an assertion with RS256 and the old thumbprint is taken; one that is wrong in any part is not', async () => {
  const { key, cert } = await trustedCertificate();
  simulator.tenant.clientCertificate = cert;
  const good = {
    x5t: Buffer.from(new X509Certificate(cert).fingerprint.replaceAll(':', ''), 'hex').toString('base64url'),
    audience: `${simulator.entraUrl}/${simulator.tenantId}/oauth2/v2.0/token`,
    subject: simulator.clientId,
    lifetimeSeconds: 300,
  };
  const status = async (change: Partial<typeof good>) => {
    const { x5t, audience, subject, lifetimeSeconds } = { ...good, ...change };
    const assertion = await new SignJWT()
      .setProtectedHeader({ alg: 'RS256', x5t })
      .setAudience(audience)
      .setIssuer(subject)
      .setSubject(subject)
      .setJti(randomUUID())
      .setExpirationTime(Math.floor(Date.now() / 1000) + lifetimeSeconds)
      .sign(createPrivateKey(key));
    const { client_secret: _, ...form } = credentials();
    const type = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
    return (await tokenReply(simulator, { ...form, client_assertion: assertion, client_assertion_type: type })).status;
  };
  expect(await status({})).toBe(200);
  for (const change of [
    { x5t: 'AAAA' },
    { audience: 'https://elsewhere' },
    { subject: anna.upn },
    { lifetimeSeconds: -600 },
  ]) {
    expect(await status(change)).toBe(401);
  }
});

test('Graph refuses a missing, a broken and an expired token', async () => {
  const read = async (token: string) => (await new GraphClient(simulator, token).get('/users')).body;
  const missing = await fetch(`${simulator.graphUrl}/v1.0/users`);
  expect(missing.status).toBe(401);
  expect(missing.headers.get('www-authenticate')).toMatch(/^Bearer /);
  expect(await missing.json()).toMatchObject({ error: { code: 'InvalidAuthenticationToken', innerError: {} } });
  expect(await read('abc')).toMatchObject({ error: { code: 'InvalidAuthenticationToken' } });
  const audience = 'https://graph.microsoft.com';
  const expired = await simulator.mintUserToken({ upn: anna.upn, audience, expired: true });
  expect(await read(expired)).toMatchObject({
    error: { message: 'Lifetime validation failed, the token is expired.' },
  });
});

test('a test sets how long tokens live', async () => {
  simulator.tenant.tokenLifetimeSeconds = 60;
  const { body } = await tokenReply(simulator, credentials());
  expect(body).toMatchObject({ expires_in: 60 });
  const { exp = 0, iat = 0 } = decodeJwt((body as { access_token: string }).access_token);
  expect(exp - iat).toBe(60);
});

test('after a revocation Graph sends a claims challenge, and a token fetched with these claims works', async () => {
  const { body } = await tokenReply(simulator, credentials());
  const old = new GraphClient(simulator, (body as { access_token: string }).access_token);
  simulator.revokeTokens();
  const answer = await old.get('/users');
  expect(answer.status).toBe(401);
  const challenge = answer.headers.get('www-authenticate') ?? '';
  expect(challenge).toContain('error="insufficient_claims"');
  const claims = Buffer.from(/claims="([^"]+)"/.exec(challenge)?.[1] ?? '', 'base64').toString();
  expect(JSON.parse(claims)).toMatchObject({ access_token: { nbf: { essential: true } } });

  const authority = `${simulator.entraUrl}/${simulator.tenantId}`;
  const msal = new ConfidentialClientApplication({
    auth: {
      clientId: simulator.clientId,
      clientSecret: simulator.clientSecret,
      authority,
      knownAuthorities: [new URL(authority).host],
      clientCapabilities: ['cp1'],
    },
  });
  const result = await msal.acquireTokenByClientCredential({
    scopes: ['https://graph.microsoft.com/.default'],
    claims,
  });
  expect(decodeJwt(result?.accessToken ?? '')).toMatchObject({ xms_cc: ['cp1'] });
  expect((await new GraphClient(simulator, result?.accessToken).get('/users')).status).toBe(200);
});
