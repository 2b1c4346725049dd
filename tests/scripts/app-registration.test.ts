import { expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const program = join(import.meta.dirname, '..', '..', 'scripts', 'app-registration', 'print.ts');

function print(...args: readonly string[]) {
  return spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', program, ...args], { encoding: 'utf8' });
}

type Bridge = {
  readonly requiredResourceAccess: readonly { readonly resourceAccess: readonly { id: string; type: string }[] }[];
};
type Addin = {
  readonly spa: { readonly redirectUris: readonly string[] };
  readonly api: {
    readonly requestedAccessTokenVersion: number;
    readonly oauth2PermissionScopes: readonly { id: string; value: string }[];
  };
  readonly appRoles: readonly { id: string; value: string }[];
};

const url = 'https://bridge.example.com';
const bridge = (...args: readonly string[]) =>
  JSON.parse(print('--url', url, '--only', 'bridge', ...args).stdout) as Bridge;
const addin = (origin = url) => JSON.parse(print('--url', origin, '--only', 'addin').stdout) as Addin;
const idsOf = (...args: readonly string[]): readonly string[] =>
  bridge(...args).requiredResourceAccess.flatMap(({ resourceAccess }) =>
    resourceAccess.map(({ id, type }) => `${type} ${id}`),
  );

test('the bridge asks for exactly the permissions that the settings need', () => {
  const [readWrite, read] = ['83cded22-8297-4ff6-a7fa-e97e9545a259', 'a70e0c2d-e793-494c-94c4-118fa0a67f42'];
  const [basic, whole] = ['97235f07-e226-4f63-ace3-39588e11d3a1', 'df021288-bdef-4463-88db-98f22de89214'];
  expect(idsOf()).toEqual([`Role ${readWrite}`, `Role ${basic}`]);
  expect(idsOf('--read-only')).toEqual([`Role ${read}`, `Role ${basic}`]);
  expect(idsOf('--whole-users')).toEqual([`Role ${readWrite}`, `Role ${whole}`]);
});

test('only where notifications are wanted a person may consent, and come back to this machine', () => {
  const scopes = idsOf('--push').filter((id) => id.startsWith('Scope'));
  expect(scopes).toEqual(['Scope 9c7a330d-35b3-4aa1-963d-cb2b9f927841', 'Scope 7427e0e9-2fba-42fe-b0c0-848c9e6a8182']);
  expect(bridge('--push')).toMatchObject({
    web: {
      redirectUris: [`${url}/oauth/callback/microsoft`, 'http://localhost:8400/service-account'],
    },
  });
  expect(idsOf().filter((id) => id.startsWith('Scope'))).toEqual([]);
});

test('the bridge comes back to its one address and is for one tenant only', () => {
  expect(bridge()).toMatchObject({
    signInAudience: 'AzureADMyOrg',
    web: { redirectUris: ['https://bridge.example.com/oauth/callback/microsoft'] },
  });
});

test('the add-in exposes its scope with tokens of version 2, and signs in inside Outlook, in a tab and in a window', () => {
  const { api, spa, appRoles } = addin('https://bridge.example.com:8443');
  expect(spa.redirectUris).toEqual([
    'brk-multihub://bridge.example.com:8443',
    'https://bridge.example.com:8443/addin/index.html',
    'https://bridge.example.com:8443/addin/sign-in.html',
  ]);
  expect(api.requestedAccessTokenVersion).toBe(2);
  expect(api.oauth2PermissionScopes.map(({ value }) => value)).toEqual(['access_as_user']);
  expect(appRoles.map(({ value }) => value)).toEqual(['PresenceBridge.Admin']);
});

test('ids are GUIDs of version 4 and stay the same for the same address', () => {
  const ids = ({ api, appRoles }: Addin) => [...api.oauth2PermissionScopes, ...appRoles].map(({ id }) => id);
  const first = ids(addin());
  expect(ids(addin())).toEqual(first);
  expect(new Set(first).size).toBe(2);
  for (const id of first) expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/);
});

test('both ways of making them upload the certificate and name the exposed address, and no secret', () => {
  const [, az = '', powerShell = ''] = print('--url', url).stdout.split(
    /^# (?:Azure CLI|Microsoft Graph PowerShell)$/m,
  );
  for (const text of [az, powerShell]) {
    expect(text).toContain('microsoft.crt');
    expect(text).toContain('api://');
    expect(text).not.toMatch(/microsoft\.pem|password|secret/i);
  }
});

test.each(['http://bridge.example.com', 'https://bridge.example.com/path', 'bridge'])(
  'for %s nothing is printed but what is wrong',
  (wrong) => {
    const { status, stdout, stderr } = print('--url', wrong);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('--url must be https');
  },
);
