import { dirname, join } from 'node:path';
import { inspect } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { ConfigFault, parseConfig, type Config, type Fault } from '../../../src/adapters/system/config.ts';
import {
  canaries,
  certificateOnly,
  certificatePem,
  completeConfig,
  secretsKey,
  writeConfig,
  type Tree,
} from './config-fixture.ts';

function faultsOf(
  config: unknown,
  env: Record<string, string> = {},
  files: Record<string, string> = {},
): readonly Fault[] {
  try {
    parseConfig({ file: writeConfig(config, files), env });
  } catch (error) {
    if (error instanceof ConfigFault) return error.faults;
    throw error;
  }
  return [];
}

/** The complete configuration with members of one section replaced; `undefined` takes one away. */
function withSection(section: string, changes: Tree): unknown {
  const complete = completeConfig();
  return { ...complete, [section]: { ...(complete[section] as Tree | undefined), ...changes } };
}

test('a complete file gives a configuration with defaults, absolute paths and secrets', () => {
  const file = writeConfig(completeConfig());
  const config = parseConfig({ file, env: {} });
  expect(config).toMatchObject({
    publicUrl: 'https://bridge.example.com',
    listen: { host: '127.0.0.1', port: 3000 },
    health: { host: '127.0.0.1', port: 3001 },
    store: { file: join(dirname(file), 'data', 'bridge.db') },
    microsoft: { authority: 'https://login.microsoftonline.com', graphUrl: 'https://graph.microsoft.com' },
    addin: { adminRole: 'PresenceBridge.Admin', frameAncestors: [] },
    starface: { login: '0001', auth: 'classic', callbackUrl: 'https://bridge.example.com', lamps: null, xmpp: null },
    presence: { initialMode: 'off', sweepSeconds: 2, maxClaimHours: 12, reverseTrigger: 'call' },
  });
  expect(config.presence.mode).toBeUndefined();
  expect(config.starface.password.reveal()).toBe(canaries.password);
  expect(Buffer.from(config.secretsKey.reveal())).toEqual(secretsKey);
  expect(config.microsoft.credential).toMatchObject({ kind: 'certificate' });
});

test('the configuration is frozen down to its leaves', () => {
  const config = parseConfig({ file: writeConfig(completeConfig()), env: {} });
  expect(() => Object.assign(config.presence.scope, { include: [] })).toThrow(TypeError);
  expect(() => Object.assign(config.listen, { port: 1 })).toThrow(TypeError);
});

test('no way of printing the configuration shows a secret', () => {
  const config = parseConfig({ file: writeConfig(completeConfig()), env: {} });
  const printed = [
    JSON.stringify(config),
    inspect(config, { depth: 9, showHidden: true }),
    String(config.starface.password),
  ];
  const bodyOfKey = certificatePem.split('\n')[2] ?? '';
  for (const text of printed) {
    expect(text).not.toContain(canaries.password);
    expect(text).not.toContain(secretsKey.toString('base64'));
    expect(text).not.toContain(bodyOfKey);
  }
});

test('all faults are listed together, each with its place and a way out', () => {
  const complete = completeConfig();
  const faults = faultsOf({
    ...complete,
    publicUrl: 'http://bridge.example.com',
    pubicUrl: 'https://x',
    secretsKeyFile: undefined,
    listen: { port: 70_000 },
    microsoft: { tenantId: 'contoso', clientId: 7, authority: 'http://127.0.0.1:1' },
    addin: undefined,
    starface: { url: 'pbx', login: 1, pasword: 'x', passwordFile: 'nowhere' },
    presence: { mode: 'both', sweepSeconds: 'two' },
  });
  const text = new ConfigFault(faults).message;
  for (const expected of [
    'publicUrl (bridge.json) must begin with https:// (plain http is allowed towards loopback addresses only)',
    'pubicUrl (bridge.json) is unknown: did you mean publicUrl?',
    'secretsKeyFile (bridge.json) is missing: name a file there (make one with: openssl rand -base64 32)',
    'listen.port (bridge.json) must be 65535 or less',
    'microsoft.tenantId (bridge.json) must be an id such as',
    'microsoft.clientId (bridge.json) must be an id such as',
    'microsoft.authority (bridge.json) must begin with https://',
    'microsoft.certificateFile (bridge.json) is missing: name a file there, or microsoft.clientSecretFile',
    'addin.clientId (bridge.json) is missing. Application (client) id of the add-in',
    'starface.url (bridge.json) is no web address',
    'starface.login (bridge.json) must be text, in quotes',
    'starface.pasword (bridge.json) is unknown: did you mean starface.passwordFile?',
    'starface.passwordFile (bridge.json) names a file that cannot be read (ENOENT)',
    'presence.mode (bridge.json) must be one of "off", "presence-oauth", "individual", "central"',
    'presence.sweepSeconds (bridge.json) must be of type number',
  ]) {
    expect(text).toContain(expected);
  }
  expect(faults).toHaveLength(15);
});

test.each([
  ['preferredPresence', { availability: 'Busy' }, 'minutes (bridge.json) is missing'],
  ['preferredPresence', { availability: 'Busy', minutes: 481 }, 'minutes (bridge.json) must be 480 or less'],
  ['preferredPresence', { availability: 'Offline', minutes: 30 }, 'availability (bridge.json) must be one of'],
  ['statusMessage', { text: 'On the phone' }, 'minutes (bridge.json) is missing'],
])('%s of presence.callDisplay as %j is refused: nothing of it is without an end', (part, value, problem) => {
  const faults = faultsOf(withSection('presence', { callDisplay: { [part]: value } }));
  expect(new ConfigFault(faults).message).toContain(`presence.callDisplay.${part}.${problem}`);
});

test('without file and environment there is one fault, which says how to start', () => {
  expect(() => parseConfig({ env: { PATH: '/bin' } })).toThrow(/is missing: start with --config FILE/);
});

test('a file that does not exist is one fault with its path', () => {
  expect(() => parseConfig({ file: '/nowhere/bridge.json', env: {} })).toThrow(
    /one fault:\n {2}- \/nowhere\/bridge\.json does not exist/,
  );
});

test.each([
  ['{\n  "publicUrl": "x",\n}', 'line 3, column 1'],
  ['{\n  "publicUrl": secret-word\n}', 'line 2, column 16'],
  ['{ "publicUrl": "x"', 'it ends too early'],
  ['{ // comment\n}', 'line 1, column 3'],
])('broken JSON %j is shown by its place, never by its text', (text, place) => {
  const [fault, ...others] = faultsOf(text);
  expect(others).toEqual([]);
  expect(fault?.problem).toContain(place);
  expect(fault?.problem).not.toContain('secret-word');
});

test('a byte order mark before the JSON does not matter', () => {
  expect(faultsOf(`\uFEFF${JSON.stringify(completeConfig())}`)).toEqual([]);
});

test.each([
  ['starface', { password: 'x' }, 'starface.password (bridge.json) is a secret: put it into a file'],
  ['microsoft', { clientSecret: 'x' }, 'BRIDGE_MICROSOFT__CLIENT_SECRET'],
])('a secret inside the file (%s) is refused and not repeated', (section, changes, expected) => {
  const text = new ConfigFault(faultsOf(withSection(section, changes))).message;
  expect(text).toContain(expected);
});

test.each([
  ['http://localhost:8080', true],
  ['http://pbx.localhost', true],
  ['http://127.0.0.1:1', true],
  ['http://127.9.9.9', true],
  ['http://[::1]:80', true],
  ['https://pbx.example.com/', true],
  ['http://pbx.example.com', false],
  ['http://127.0.0.1.example.com', false],
  ['http://localhost.example.com', false],
  ['http://0.0.0.0', false],
  ['https://user:pw@pbx.example.com', false],
  ['https://pbx.example.com/?a=b', false],
  ['ftp://127.0.0.1', false],
])('a PBX address %s is accepted: %s', (url, accepted) => {
  expect(faultsOf(withSection('starface', { url })).length === 0).toBe(accepted);
});

test('addresses lose the slash at their end', () => {
  const file = writeConfig(withSection('starface', { url: 'https://pbx.example.com//' }));
  expect(parseConfig({ file, env: {} }).starface.url).toBe('https://pbx.example.com');
});

const workday = { weekdays: ['mon'], from: '07:00', to: '19:00' };

test.each([
  ['publicUrl', { publicUrl: 'https://x.example.com/bridge' }],
  ['microsoft.graphUrl', { microsoft: { graphUrl: 'https://graph.microsoft.com/v1.0/' } }],
  ['microsoft.graphUrl', { microsoft: { graphUrl: 'http://graph.example.com' } }],
  ['starface.callbackUrl', { starface: { callbackUrl: 'http://bridge.example.com' } }],
  ['starface.tls.fingerprint256', { starface: { tls: { fingerprint256: 'AA:BB' } } }],
  ['addin.officeJsUrl', { addin: { officeJsUrl: "https://x/office.js; script-src 'unsafe-inline'" } }],
  ['addin.frameAncestors.0', { addin: { frameAncestors: ['https://a.example.com; script-src *'] } }],
  ['addin.adminRole', { addin: { adminRole: 'a role' } }],
  ['presence.maxClaimHours', { presence: { maxClaimHours: 0 } }],
  ['presence.silenceHoldMinutes', { presence: { silenceHoldMinutes: 31 } }],
  ['presence.scope.include', { presence: { scope: { include: 'some' } } }],
  ['presence.hide.0', { presence: { hide: [''] } }],
  ['presence.hours.zone', { presence: { hours: { zone: 'Berlin', windows: [workday] } } }],
  [
    'presence.hours.windows.0',
    { presence: { hours: { zone: 'Europe/Berlin', windows: [{ ...workday, to: '06:00' }] } } },
  ],
  ['store.url', { store: { url: 'postgres://user:pw@db/bridge' } }],
])('%s with a wrong value is a fault at that place and nowhere else', (where, changes) => {
  const complete = completeConfig();
  const sections = Object.entries(changes as Record<string, unknown>).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : { ...(complete[name] as Tree | undefined), ...(value as Tree) },
  ]);
  const faults = faultsOf({ ...complete, ...(Object.fromEntries(sections) as Tree) });
  expect(faults.map((fault) => fault.where)).toEqual([`${where} (bridge.json)`]);
});

test('sync hours, scope and hidden people are taken as they stand', () => {
  const presence = {
    mode: 'presence-oauth',
    hours: { zone: 'Europe/Berlin', windows: [{ weekdays: ['mon', 'fri'], from: '07:00', to: '24:00' }] },
    scope: { include: ['group:Pilot', 'anna@example.com'], exclude: ['0199'] },
    hide: ['ben@example.com'],
  };
  expect(parseConfig({ file: writeConfig({ ...completeConfig(), presence }), env: {} }).presence).toMatchObject(
    presence,
  );
});

test('a rules file is needed only where mode central is to run from the start', () => {
  expect(faultsOf(withSection('presence', { mode: 'off', rulesFile: 'rules.json' }))).toEqual([]);
  const faults = faultsOf(withSection('presence', { mode: 'central', rulesFile: 'rules.json' }));
  expect(faults.map((fault) => fault.where)).toEqual(['presence.rulesFile (bridge.json)']);
  expect(
    faultsOf(withSection('presence', { mode: 'central', rulesFile: 'rules.json' }), {}, { 'rules.json': '[]' }),
  ).toEqual([]);
});

test('a client secret stands in for a certificate, and both at once are refused', () => {
  const secretOnly = withSection('microsoft', { certificateFile: undefined, clientSecretFile: 'client-secret' });
  const config: Config = parseConfig({ file: writeConfig(secretOnly), env: {} });
  const { credential } = config.microsoft;
  expect(credential.kind === 'clientSecret' && credential.secret.reveal()).toBe(canaries.clientSecret);
  expect(faultsOf(withSection('microsoft', { clientSecretFile: 'client-secret' }))[0]?.problem).toContain('both set');
});

test.each([
  ['twelve bytes', Buffer.alloc(12).toString('base64')],
  ['hexadecimal', 'ab'.repeat(32)],
  ['two lines', `${Buffer.alloc(32).toString('base64')}\n${Buffer.alloc(32).toString('base64')}`],
  ['nothing', ''],
])('a key file with %s is refused with the command that makes a right one', (_what, text) => {
  const faults = faultsOf(completeConfig(), {}, { key: text });
  expect(faults).toEqual([
    { where: 'secretsKeyFile (bridge.json)', problem: expect.stringContaining('openssl rand -base64 32') },
  ]);
});

test('an empty password file is a fault', () => {
  expect(faultsOf(completeConfig(), {}, { password: '\n' })).toEqual([
    { where: 'starface.passwordFile (bridge.json)', problem: 'is empty' },
  ]);
});

test('the code of the console may be chosen, but not a short one', () => {
  const config = { ...completeConfig(), consoleCodeFile: 'code' };
  const file = writeConfig(config, { code: 'correct-horse-battery\n' });
  expect(parseConfig({ file, env: {} }).consoleCode?.reveal()).toBe('correct-horse-battery');
  expect(parseConfig({ file: writeConfig(completeConfig()), env: {} }).consoleCode).toBeNull();
  expect(faultsOf(config, {}, { code: '1234' })).toEqual([
    { where: 'consoleCodeFile (bridge.json)', problem: expect.stringContaining('too short') },
  ]);
  expect(faultsOf(completeConfig(), { BRIDGE_CONSOLE_CODE: '1234' }).map((fault) => fault.where)).toEqual([
    'BRIDGE_CONSOLE_CODE',
  ]);
});

describe('the chat server', () => {
  const withChat = (xmpp: Tree) => withSection('starface', { xmpp });

  test('is off where the section is absent, and found at the PBX where it is empty', () => {
    const file = writeConfig(withChat({}));
    expect(parseConfig({ file, env: {} }).starface.xmpp).toEqual({
      host: 'pbx.example.com',
      port: 5222,
      domain: 'pbx.example.com',
      serverName: null,
      ca: null,
      fingerprint256: null,
    });
  });

  test('authorities of its own are read from a file', () => {
    const file = writeConfig(withChat({ caFile: 'ca.pem' }), { 'ca.pem': certificateOnly });
    expect(parseConfig({ file, env: {} }).starface.xmpp?.ca).toBe(certificateOnly);
  });

  test.each([
    [{ caFile: 'nowhere.pem' }, 'starface.xmpp.caFile (bridge.json) names a file that cannot be read (ENOENT)'],
    [{ caFile: 'password' }, 'starface.xmpp.caFile (bridge.json) must be a PEM file with at least one certificate'],
    [{ domain: 'anna@pbx' }, 'starface.xmpp.domain (bridge.json) must be the part behind the @ of a chat address'],
  ])('faults are named: %j', (xmpp, fault) => {
    expect(
      faultsOf(withChat(xmpp))
        .map(({ where, problem }) => `${where} ${problem}`)
        .join(),
    ).toContain(fault);
  });
});
