import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareCredential } from '../../src/adapters/microsoft/entra/credential.ts';
import { parseCertificate } from '../../src/adapters/system/certificate.ts';

const program = join(import.meta.dirname, '..', '..', 'scripts', 'certificate.ts');
const folder = mkdtempSync(join(tmpdir(), 'certificate-'));
const file = join(folder, 'microsoft.pem');
const publicFile = join(folder, 'microsoft.crt');

function run(...args: readonly string[]) {
  return spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', program, ...args], { encoding: 'utf8' });
}

let made: ReturnType<typeof run>;
beforeAll(() => void (made = run('--out', file, '--days', '90')));
afterAll(() => rmSync(folder, { recursive: true }));

test('the file is what the configuration takes, and what a token is asked for with', () => {
  expect(made).toMatchObject({ status: 0, stderr: '' });
  const pem = readFileSync(file, 'utf8');
  expect(parseCertificate(pem)).toMatchObject({ certificate: readFileSync(publicFile, 'utf8').trim() });
  const { kind, expiresAt } = prepareCredential({ kind: 'certificate', pem });
  expect(kind).toBe('certificate');
  const days = ((expiresAt ?? 0) - Date.now()) / 86_400_000;
  expect(days).toBeGreaterThan(89.9);
  expect(days).toBeLessThanOrEqual(90);
});

test('only its owner reads the private key, and the public part holds none', () => {
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readFileSync(publicFile, 'utf8')).not.toContain('PRIVATE KEY');
});

test('thumbprints and end are printed as Entra shows them, the key never', () => {
  const { fingerprint, fingerprint256, validToDate } = new X509Certificate(readFileSync(publicFile));
  expect(made.stdout).toContain(fingerprint.replaceAll(':', ''));
  expect(made.stdout).toContain(fingerprint256.replaceAll(':', ''));
  expect(made.stdout).toContain(validToDate.toISOString());
  expect(made.stdout).not.toContain('PRIVATE');
});

test('it is a certificate for signing only: no authority, 2048 bits, for a client', () => {
  const certificate = new X509Certificate(readFileSync(publicFile));
  expect(certificate.ca).toBe(false);
  expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.2']);
  expect(certificate.publicKey.asymmetricKeyDetails?.modulusLength).toBe(2_048);
});

test('what exists is never overwritten, neither of the two', () => {
  const before = readFileSync(file, 'utf8');
  expect(run('--out', file)).toMatchObject({ status: 1, stdout: '' });
  expect(readFileSync(file, 'utf8')).toBe(before);
  writeFileSync(join(folder, 'other.crt'), 'somebody’s');
  expect(run('--out', join(folder, 'other.pem')).stderr).toContain('exists and is not overwritten');
  expect(existsSync(join(folder, 'other.pem'))).toBe(false);
});

test.each([
  [[], 'npm run certificate'],
  [['--out', 'x.pem', '--days', '0'], '--days must be'],
  [['--out', 'x.pem', '--bits', '1024'], '--bits must be'],
  [['--out', 'x.crt'], 'let it end in .pem'],
  [['--out', 'x.pem', '--password', 'x'], "Unknown option '--password'"],
])('a wrong call %j says what is right and writes nothing', (args, words) => {
  const { status, stdout, stderr } = run(...args);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toContain(words);
});
