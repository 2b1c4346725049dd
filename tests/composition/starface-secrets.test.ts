/** Passwords of the PBX in their files, with a clock that the test moves and files that the test writes. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StarfaceSecrets } from '../../src/adapters/starface/index.ts';
import { parseConfig } from '../../src/adapters/system/config.ts';
import { watchStarfaceSecrets } from '../../src/starface-secrets.ts';
import { RecordedLog } from '../http/http-fixture.ts';
import { ManualClock } from '../support/manual-clock.ts';

let folder: string;
let clock: ManualClock;
let log: RecordedLog;
let changes: StarfaceSecrets[];
let stop: () => void;

const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
const read = () => parseConfig({ file: join(folder, 'bridge.json'), env: {} });

function writeConfig(starface: object = {}): void {
  const config = {
    publicUrl: 'https://bridge.example.com',
    secretsKeyFile: 'key',
    microsoft: {
      tenantId: '3f0c5b1e-0000-4000-8000-000000000001',
      clientId: '3f0c5b1e-0000-4000-8000-000000000002',
      clientSecretFile: 'microsoft',
    },
    addin: { clientId: '3f0c5b1e-0000-4000-8000-000000000003' },
    starface: {
      url: 'https://pbx.example.com',
      login: '0001',
      passwordFile: 'pbx',
      lamps: { login: '0900', passwordFile: 'lamps' },
      ...starface,
    },
  };
  write('bridge.json', JSON.stringify(config));
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'starface-secrets-'));
  write('key', Buffer.alloc(32, 7).toString('base64'));
  write('microsoft', 'a-secret-of-microsoft');
  write('pbx', 'Old-1');
  write('lamps', 'Old-2');
  writeConfig();
  clock = new ManualClock(0);
  log = new RecordedLog();
  changes = [];
  stop = watchStarfaceSecrets({ config: read(), read, clock, log, changed: (secrets) => void changes.push(secrets) });
});

afterEach(() => {
  stop();
  rmSync(folder, { recursive: true });
});

test('a password that is replaced in its file counts within half a minute, once', () => {
  write('lamps', 'New-2\n');
  clock.advance(30_000);
  clock.advance(300_000);
  expect(changes).toEqual([{ password: 'Old-1', lampPasswords: ['New-2'] }]);
  expect(JSON.stringify(log)).not.toMatch(/New-2|Old-1/);
});

test('while a file is being edited, what counted goes on counting', () => {
  rmSync(join(folder, 'pbx'));
  clock.advance(30_000);
  write('bridge.json', '{');
  clock.advance(30_000);
  expect(changes).toEqual([]);
  write('pbx', 'New-1');
  writeConfig();
  clock.advance(30_000);
  expect(changes).toMatchObject([{ password: 'New-1' }]);
});

test('a password of another account or another PBX is never sent to the present one', () => {
  write('pbx', 'Of-somebody-else');
  writeConfig({ login: '0002' });
  clock.advance(60_000);
  writeConfig({ url: 'https://other.example.com' });
  clock.advance(60_000);
  expect(changes).toEqual([]);
});
