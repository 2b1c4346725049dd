import { ConfidentialClientApplication } from '@azure/msal-node';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { decodeJwt } from 'jose';

import type { MicrosoftSimulator } from './index.ts';
import { startTenant } from './scenario.ts';

let simulator: MicrosoftSimulator;

beforeAll(async () => {
  simulator = await startTenant();
});

afterAll(() => simulator.stop());

function msal(clientSecret = simulator.clientSecret): ConfidentialClientApplication {
  const authority = `${simulator.entraUrl}/${simulator.tenantId}`;
  return new ConfidentialClientApplication({
    auth: { clientId: simulator.clientId, clientSecret, authority, knownAuthorities: [new URL(authority).host] },
  });
}

test('MSAL Node gets an application token with a client secret, and Graph takes it', async () => {
  const result = await msal().acquireTokenByClientCredential({ scopes: ['https://graph.microsoft.com/.default'] });
  const token = result?.accessToken ?? '';
  expect(decodeJwt(token)).toMatchObject({
    aud: 'https://graph.microsoft.com',
    iss: `${simulator.entraUrl}/${simulator.tenantId}/v2.0`,
    tid: simulator.tenantId,
    azp: simulator.clientId,
    roles: ['Presence.ReadWrite.All', 'User.ReadBasic.All'],
    idtyp: 'app',
  });
  const answer = await fetch(`${simulator.graphUrl}/v1.0/users`, { headers: { authorization: `Bearer ${token}` } });
  expect(answer.status).toBe(200);
});

test('MSAL Node is told of a wrong secret with AADSTS7000215', async () => {
  const attempt = msal('wrong').acquireTokenByClientCredential({ scopes: [`${simulator.graphUrl}/.default`] });
  await expect(attempt).rejects.toThrow(/AADSTS7000215/);
});
