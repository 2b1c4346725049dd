/** A folder with a complete configuration, which a test then spoils. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import selfsigned from 'selfsigned';

export type Tree = Record<string, unknown>;

export const canaries = { password: 'canary-pbx-password', clientSecret: 'canary-client-secret' } as const;

const pem = await selfsigned.generate([{ name: 'commonName', value: 'bridge' }], {
  keySize: 2048,
  algorithm: 'sha256',
});
export const certificatePem = `${pem.private}\n${pem.cert}`;
export const otherKeyPem = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString();
export const certificateOnly = pem.cert;

export const secretsKey = randomBytes(32);

export function completeConfig(): Record<string, Tree | string> & { presence: Tree } {
  return {
    publicUrl: 'https://bridge.example.com',
    secretsKeyFile: 'key',
    microsoft: {
      tenantId: '11111111-2222-3333-4444-555555555555',
      clientId: 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee',
      certificateFile: 'microsoft.pem',
    },
    addin: { clientId: '99999999-8888-7777-6666-555555555555' },
    starface: { url: 'https://pbx.example.com', login: '0001', passwordFile: 'password' },
    presence: {},
  };
}

/** Writes the files into a fresh folder, which goes away after the tests, and returns the path of `bridge.json`. */
export function writeConfig(config: unknown, files: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'bridge-config-'));
  folders.push(folder);
  const all = {
    key: `${secretsKey.toString('base64')}\n`,
    password: `${canaries.password}\n`,
    'client-secret': `${canaries.clientSecret}\n`,
    'microsoft.pem': certificatePem,
    'bridge.json': typeof config === 'string' ? config : JSON.stringify(config),
    ...files,
  };
  for (const [name, text] of Object.entries(all)) writeFileSync(join(folder, name), text);
  return join(folder, 'bridge.json');
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
