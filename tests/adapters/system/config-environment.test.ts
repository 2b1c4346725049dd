import { expect, test } from '@jest/globals';
import { configKeys, foldVariable, variableOf } from '../../../src/adapters/system/config-keys.ts';
import { ConfigFault, parseConfig } from '../../../src/adapters/system/config.ts';
import { certificatePem, completeConfig, secretsKey, writeConfig } from './config-fixture.ts';

const everything = {
  BRIDGE_PUBLIC_URL: 'http://127.0.0.1:3000',
  BRIDGE_SECRETS_KEY: secretsKey.toString('base64'),
  BRIDGE_MICROSOFT__TENANT_ID: '11111111-2222-3333-4444-555555555555',
  BRIDGE_MICROSOFT__CLIENT_ID: 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee',
  BRIDGE_MICROSOFT__CERTIFICATE: certificatePem,
  BRIDGE_ADDIN__CLIENT_ID: '99999999-8888-7777-6666-555555555555',
  BRIDGE_STARFACE__URL: 'https://pbx.example.com',
  BRIDGE_STARFACE__LOGIN: '0001',
  BRIDGE_STARFACE__PASSWORD: '12345678',
};

test('the environment alone is enough', () => {
  const config = parseConfig({ env: { ...everything, PATH: '/bin', HOME: '/root' } });
  expect(config.starface.login).toBe('0001');
  expect(config.starface.password.reveal()).toBe('12345678');
  expect(config.microsoft.credential.kind).toBe('certificate');
});

test('the environment wins over the file', () => {
  const config = parseConfig({
    file: writeConfig(completeConfig()),
    env: { BRIDGE_STARFACE__URL: 'https://other.example.com', BRIDGE_STARFACE__PASSWORD: 'other' },
  });
  expect(config.starface.url).toBe('https://other.example.com');
  expect(config.starface.password.reveal()).toBe('other');
});

test('numbers, truth values, lists and whole sections are read out of text', () => {
  const { listen, presence, addin } = parseConfig({
    env: {
      ...everything,
      BRIDGE_LISTEN__PORT: '4000',
      BRIDGE_PRESENCE__RESPECT_MANUAL_DND: 'false',
      BRIDGE_PRESENCE__SWEEPSECONDS: '5',
      BRIDGE_PRESENCE__SCOPE__INCLUDE: 'all',
      BRIDGE_PRESENCE__SCOPE__EXCLUDE: '0199, group:Fax',
      BRIDGE_PRESENCE__HIDE: '["0150"]',
      BRIDGE_PRESENCE__HOURS: '{"zone":"Europe/Berlin","windows":[{"weekdays":["mon"],"from":"07:00","to":"19:00"}]}',
      BRIDGE_ADDIN__FRAME_ANCESTORS: 'http://127.0.0.1:4100',
    },
  });
  expect(listen.port).toBe(4000);
  expect(addin.frameAncestors).toEqual(['http://127.0.0.1:4100']);
  expect(presence).toMatchObject({
    respectManualDnd: false,
    sweepSeconds: 5,
    scope: { include: 'all', exclude: ['0199', 'group:Fax'] },
    hide: ['0150'],
    hours: { zone: 'Europe/Berlin' },
  });
});

test('one included person is a list', () => {
  const { presence } = parseConfig({ env: { ...everything, BRIDGE_PRESENCE__SCOPE__INCLUDE: 'group:Pilot' } });
  expect(presence.scope.include).toEqual(['group:Pilot']);
});

test('faults name the variable, and an unknown one the variable that was meant', () => {
  const env = {
    ...everything,
    BRIDGE_LISTEN__PORT: 'many',
    BRIDGE_STARFACE__ULR: 'x',
    BRIDGE___PROTO____POLLUTED: 'x',
    BRIDGE_SECRETS_KEY: 'not-a-key-canary',
  };
  const faults = (() => {
    try {
      parseConfig({ env });
      return [];
    } catch (error) {
      return error instanceof ConfigFault ? error.faults : [];
    }
  })();
  expect(faults).toEqual([
    { where: 'BRIDGE_STARFACE__ULR', problem: 'is unknown: did you mean BRIDGE_STARFACE__URL?' },
    { where: 'BRIDGE___PROTO____POLLUTED', problem: 'is unknown' },
    { where: 'BRIDGE_LISTEN__PORT', problem: 'must be of type number' },
    { where: 'BRIDGE_SECRETS_KEY', problem: expect.not.stringContaining('canary') },
  ]);
});

test('every key has a variable of its own, and every spelling of it means the same key', () => {
  const folded = configKeys.map((key) => foldVariable(key.variable));
  expect(new Set(folded).size).toBe(configKeys.length);
  for (const key of configKeys) {
    expect(foldVariable(variableOf(key.path))).toBe(key.path.toLowerCase());
    expect(foldVariable(`BRIDGE_${key.path.replaceAll('.', '__').toUpperCase()}`)).toBe(key.path.toLowerCase());
  }
});
