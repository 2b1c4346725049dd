import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStarface, type StarfaceSimulator } from '../simulators/starface/index.ts';

const program = join(import.meta.dirname, '..', '..', 'scripts', 'lamps.ts');
const technical = { login: '0900', password: 'Geheim-Technik-9', firstName: 'Technik', familyName: 'Konto' };

let folder: string;
let pbx: StarfaceSimulator;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lamps-'));
  pbx = await startStarface({ people: [technical, { login: '0101', firstName: 'Anna', familyName: 'Muster' }] });
});

afterEach(async () => {
  rmSync(folder, { recursive: true });
  await pbx.stop();
});

function write(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

function configFile(lamps: object = {}): string {
  return write(
    'bridge.json',
    JSON.stringify({
      publicUrl: 'https://bridge.example.com',
      secretsKeyFile: write('key', Buffer.alloc(32, 7).toString('base64')),
      microsoft: {
        tenantId: '11111111-2222-3333-4444-555555555555',
        clientId: 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee',
        clientSecretFile: write('secret', 'unused'),
      },
      addin: { clientId: '99999999-8888-7777-6666-555555555555' },
      starface: {
        url: pbx.url,
        login: pbx.admin.login,
        passwordFile: write('password', pbx.admin.password),
        ...lamps,
      },
    }),
  );
}

async function run(...args: readonly string[]) {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, ...args]);
  let out = '';
  let errors = '';
  child.stdout.on('data', (text: Buffer) => (out += text.toString()));
  child.stderr.on('data', (text: Buffer) => (errors += text.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, out, errors };
}

test('an administrator learns what his PBX supports, before anything is switched on', async () => {
  const lamps = { login: technical.login, passwordFile: write('technical', technical.password) };
  const { code, out, errors } = await run('--config', configFile({ lamps }));
  expect({ code, errors }).toEqual({ code: 0, errors: '' });
  expect(out).toContain('yes  getFunctionKeys');
  expect(out).toContain('telephonyState');
  expect(out).toContain('set starface.lamps');
  expect(out).not.toMatch(/Anna|Muster|Technik|AVAILABLE/);
});

test('where the PBX does not offer the service the step is named, and the other ways', async () => {
  pbx.setUci({ withheld: new Set(['functionKey']) });
  const login = ['--login', technical.login, '--password-file', write('technical', technical.password)];
  const { code, out } = await run('--config', configFile(), ...login);
  expect(code).toBe(1);
  expect(out).toContain(' -   getFunctionKeys');
  expect(out).toContain('use linked accounts, or the companion module');
});

test('a call without an account, or with a misspelt argument, says how it is done', async () => {
  expect(await run('--config', configFile())).toMatchObject({
    code: 2,
    errors: expect.stringContaining('starface.lamps'),
  });
  expect(await run('--confg', 'x')).toMatchObject({ code: 2, errors: expect.stringContaining('usage') });
});
