import { afterAll, beforeEach, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Secret } from '../../src/adapters/system/config.ts';
import { serviceAccountSecret, writeSealed } from '../../src/service-account-file.ts';
import { RecordedLog } from '../http/http-fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'service-account-file-'));
const owner = {
  secretsKey: new Secret<Uint8Array>(randomBytes(32)),
  microsoft: { tenantId: '11111111-2222-3333-4444-555555555555', clientId: 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee' },
};
let number = 0;
let file: string;
let log: RecordedLog;

beforeEach(() => {
  mkdirSync(join(folder, String((number += 1))));
  file = join(folder, String(number), 'push.account');
  log = new RecordedLog();
});
afterAll(() => rmSync(folder, { recursive: true }));

const open = () => serviceAccountSecret(file, owner, log);

test('what is kept is there after a restart, readable by its owner alone, and leaves no other file', () => {
  writeSealed(file, 'canary one', owner);
  open().keep('canary two');
  expect(open().read()).toBe('canary two');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readFileSync(file, 'utf8')).not.toContain('canary');
  expect(readdirSync(join(folder, String(number)))).toEqual(['push.account']);
});

test('a new sign-in replaces the old one without a restart', () => {
  writeSealed(file, 'old', owner);
  const secret = open();
  expect(secret.read()).toBe('old');
  writeSealed(file, 'new', owner);
  expect(secret.read()).toBe('new');
});

test('a file that is missing counts as not signed in, and is said once', () => {
  const secret = open();
  expect([secret.read(), secret.read()]).toEqual([null, null]);
  expect(log.lines).toHaveLength(1);
  expect(log.lines[0]).toContain('npm run service-account');
});

test.each(['', 'no base64 !', 'AAAA', Buffer.alloc(200).toString('base64')])(
  'a spoilt file %j is not signed in',
  (text) => {
    writeFileSync(file, text);
    expect(open().read()).toBeNull();
    expect(log.lines).toHaveLength(1);
  },
);

test('what cannot be written is kept in memory, newer than the file, and said', () => {
  writeSealed(file, 'first', owner);
  const secret = open();
  secret.read();
  mkdirSync(`${file}.new`);
  writeFileSync(join(`${file}.new`, 'in the way'), '');
  chmodSync(`${file}.new`, 0o500);
  secret.keep('second');
  expect(secret.read()).toBe('second');
  expect(log.lines.join('\n')).toContain('cannot be written');
  expect(log.lines.join('\n')).not.toContain('second');
});
