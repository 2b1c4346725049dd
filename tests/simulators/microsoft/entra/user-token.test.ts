import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';

import { anna, GraphClient, startTenant } from '../scenario.ts';
import type { MicrosoftSimulator, MintOptions } from '../index.ts';

let simulator: MicrosoftSimulator;

beforeAll(async () => {
  simulator = await startTenant();
});

afterAll(() => simulator.stop());

/** Checks a token as an API does: issuer and keys come from the discovery document. */
async function verified(token: string) {
  const discovery = await fetch(`${simulator.entraUrl}/${simulator.tenantId}/v2.0/.well-known/openid-configuration`);
  const { issuer, jwks_uri: keys } = (await discovery.json()) as { issuer: string; jwks_uri: string };
  const { payload } = await jwtVerify(token, createRemoteJWKSet(new URL(keys)), {
    issuer,
    audience: simulator.addinClientId,
    algorithms: ['RS256'],
  });
  return payload;
}

test('a minted token passes the checks of an API and names the person by tenant and object id', async () => {
  expect(await verified(await simulator.mintUserToken({ upn: anna.upn }))).toMatchObject({
    aud: simulator.addinClientId,
    azp: simulator.addinClientId,
    tid: simulator.tenantId,
    oid: simulator.person('anna').id,
    scp: 'access_as_user',
    ver: '2.0',
    iss: `${simulator.entraUrl}/${simulator.tenantId}/v2.0`,
    preferred_username: anna.upn,
    name: 'Anna Albers',
  });
});

test.each<[string, Partial<MintOptions>]>([
  ['an expired one', { expired: true }],
  ['one that is not valid yet', { notYetValid: true }],
  ['one for another audience', { audience: 'https://graph.microsoft.com' }],
  ['one of another tenant', { tenant: '22222222-2222-4222-8222-222222222222' }],
  ['one of another issuer', { issuer: 'https://login.example.test/v2.0' }],
  ['one signed by a stranger', { signature: 'foreign' }],
  ['one without a signature', { signature: 'none' }],
])('%s does not pass', async (_, options) => {
  await expect(verified(await simulator.mintUserToken({ upn: anna.upn, ...options }))).rejects.toThrow();
});

test('scope, party, roles, object id and version can be made wrong one by one', async () => {
  const options = { scope: '', authorizedParty: 'x', roles: ['A'], objectId: 'y', version: '1.0' } as const;
  const claims = decodeJwt(await simulator.mintUserToken({ upn: anna.upn, ...options }));
  expect(claims).toMatchObject({ azp: 'x', roles: ['A'], oid: 'y', ver: '1.0' });
  expect(claims).not.toHaveProperty('scp');
});

test("a person's app roles are in the token", async () => {
  simulator.person('bernd').appRoles = ['PresenceBridge.Admin'];
  expect(await verified(await simulator.mintUserToken({ upn: 'bernd' }))).toMatchObject({
    roles: ['PresenceBridge.Admin'],
  });
});

test("a token for the bridge's API is refused by Graph for its audience", async () => {
  const graph = new GraphClient(simulator, await simulator.mintUserToken({ upn: anna.upn }));
  expect(await graph.get('/users')).toMatchObject({
    status: 401,
    body: {
      error: { code: 'InvalidAuthenticationToken', message: 'Access token validation failure. Invalid audience.' },
    },
  });
});

test('a token of a person for Graph reads with its scopes and no more', async () => {
  const audience = 'https://graph.microsoft.com';
  const token = await simulator.mintUserToken({ upn: anna.upn, audience, scope: 'Presence.Read' });
  const graph = new GraphClient(simulator, token);
  expect(await graph.get('/me/presence')).toMatchObject({ status: 200, body: { id: simulator.person('anna').id } });
  expect((await graph.get(`/users/${simulator.person('bernd').id}/presence`)).status).toBe(403);
});
