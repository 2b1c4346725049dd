import { expect, test } from '@jest/globals';
import {
  addinRegistration,
  azCommands,
  bridgeRegistration,
  powerShellCommands,
} from '../../scripts/app-registration/registration.ts';

const deployment = { origin: 'https://bridge.example.com', writes: true, wholeUsers: false };
const idsOf = (changes: Partial<typeof deployment> = {}): readonly string[] =>
  bridgeRegistration({ ...deployment, ...changes }).requiredResourceAccess.flatMap(({ resourceAccess }) =>
    resourceAccess.map(({ id, type }) => `${type} ${id}`),
  );

test('the bridge asks for exactly the permissions that the settings need', () => {
  const [readWrite, read] = ['83cded22-8297-4ff6-a7fa-e97e9545a259', 'a70e0c2d-e793-494c-94c4-118fa0a67f42'];
  const [basic, whole] = ['97235f07-e226-4f63-ace3-39588e11d3a1', 'df021288-bdef-4463-88db-98f22de89214'];
  expect(idsOf()).toEqual([`Role ${readWrite}`, `Role ${basic}`]);
  expect(idsOf({ writes: false })).toEqual([`Role ${read}`, `Role ${basic}`]);
  expect(idsOf({ wholeUsers: true })).toEqual([`Role ${readWrite}`, `Role ${whole}`]);
});

test('the bridge comes back to its one address and is for one tenant only', () => {
  expect(bridgeRegistration(deployment)).toMatchObject({
    signInAudience: 'AzureADMyOrg',
    web: { redirectUris: ['https://bridge.example.com/oauth/callback/microsoft'] },
  });
});

test('the add-in exposes its scope with tokens of version 2, and signs in inside Outlook', () => {
  const { api, spa, appRoles } = addinRegistration({ ...deployment, origin: 'https://bridge.example.com:8443' });
  expect(spa.redirectUris).toContain('brk-multihub://bridge.example.com:8443');
  expect(api.requestedAccessTokenVersion).toBe(2);
  expect(api.oauth2PermissionScopes.map(({ value }) => value)).toEqual(['access_as_user']);
  expect(appRoles.map(({ value }) => value)).toEqual(['PresenceBridge.Admin']);
});

test('ids are GUIDs of version 4 and stay the same for the same address', () => {
  const ids = ({ api, appRoles }: ReturnType<typeof addinRegistration>) =>
    [...api.oauth2PermissionScopes, ...appRoles].map(({ id }) => id);
  const first = ids(addinRegistration(deployment));
  expect(ids(addinRegistration(deployment))).toEqual(first);
  expect(new Set(first).size).toBe(2);
  for (const id of first) expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/);
});

test('both ways of making them upload the certificate and name the exposed address, and no secret', () => {
  for (const commands of [azCommands(), powerShellCommands()]) {
    const text = commands.join('\n');
    expect(text).toContain('microsoft.crt');
    expect(text).toContain('api://');
    expect(text).not.toMatch(/microsoft\.pem|password|secret/i);
  }
});
