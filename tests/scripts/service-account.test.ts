/**
 * The sign-in of a service account as an administrator makes it, against the simulated Entra ID: once in a process of its own,
 * else by the command behind it.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Secret } from '../../src/adapters/system/config.ts';
import { serviceAccountSecret } from '../../src/service-account-file.ts';
import { RecordedLog } from '../http/http-fixture.ts';
import { BrowserWalk } from '../simulators/microsoft/browser-walk.ts';
import type { MicrosoftSimulator } from '../simulators/microsoft/index.ts';
import { startTenant, trustedCertificate } from '../simulators/microsoft/scenario.ts';

const scripts = new URL('../../scripts/', import.meta.url);
const program = fileURLToPath(new URL('service-account.ts', scripts));
// The scripts know the tests' project, so the compiler lets only them look this way.
const { serviceAccountCommand } = (await import(
  new URL('service-account/service-account-command.ts', scripts).href
)) as {
  readonly serviceAccountCommand: (terminal: {
    readonly args: readonly string[];
    readonly env: NodeJS.ProcessEnv;
    readonly print: (line: string) => void;
    readonly complain: (line: string) => void;
  }) => Promise<number>;
};
const folder = mkdtempSync(join(tmpdir(), 'service-account-'));
const key = randomBytes(32);
const account = join(folder, 'push-1.account');
const inFolder = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

let simulator: MicrosoftSimulator;
let caFile: string;
let config: string;
let port: number;
const children: ChildProcess[] = [];

beforeAll(async () => {
  simulator = await startTenant();
  simulator.tenant.browserUser = 'bernd.brandt@example.test';
  port = await freePort();
  simulator.tenant.redirectUris = [`http://localhost:${port}/service-account`];
  caFile = inFolder('ca.pem', (await trustedCertificate()).cert);
  inFolder('key', key.toString('base64'));
  inFolder('secret', simulator.clientSecret);
  inFolder('password', 'unused');
  config = inFolder(
    'bridge.json',
    JSON.stringify({
      publicUrl: 'https://bridge.example.com',
      secretsKeyFile: 'key',
      microsoft: {
        tenantId: simulator.tenantId,
        clientId: simulator.clientId,
        clientSecretFile: 'secret',
        authority: simulator.entraUrl,
        graphUrl: simulator.graphUrl,
        push: { accountFiles: ['push-1.account'] },
      },
      addin: { clientId: simulator.addinClientId },
      starface: { url: 'https://pbx.example.com', login: '0001', passwordFile: 'password' },
    }),
  );
});

afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await simulator.stop();
  rmSync(folder, { recursive: true });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost');
  await once(server, 'listening');
  const free = (server.address() as AddressInfo).port;
  server.close();
  await once(server, 'close');
  return free;
}

async function command(args: readonly string[], print: (line: string) => void = () => undefined) {
  const lines: string[] = [];
  const complain = (line: string) => void lines.push(line);
  const code = await serviceAccountCommand({ args, env: process.env, print, complain });
  return { code, output: lines.join('\n') };
}

function run(...args: readonly string[]) {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, ...args], {
    env: { ...process.env, NODE_EXTRA_CA_CERTS: caFile },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  const lines: string[] = [];
  const { promise: address, resolve } = Promise.withResolvers<string>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    if (line.startsWith('https://')) resolve(line);
  });
  createInterface({ input: child.stderr }).on('line', (line) => lines.push(line));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, output: lines.join('\n') }));
  return { address, ended, output: () => lines.join('\n') };
}

const kept = () => readFileSync(account, 'utf8');
const secretOf = (tenantId = simulator.tenantId, sealedWith: Uint8Array = key) => {
  const microsoft = { tenantId, clientId: simulator.clientId };
  return serviceAccountSecret(account, { secretsKey: new Secret(sealedWith), microsoft }, new RecordedLog()).read();
};

test('who signs in is kept sealed, for his reader alone, and a strange way back does no harm', async () => {
  const { address, ended } = run('--config', config, '--port', String(port));
  const page = await address;
  expect((await fetch(`http://localhost:${port}/service-account?code=x&state=guessed`)).status).toBe(400);
  expect((await fetch(`http://localhost:${port}/other`)).status).toBe(404);
  const { url } = await new BrowserWalk().open(page);
  const answer = await fetch(url);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
  const { code, output } = await ended;
  expect(code).toBe(0);
  expect(output).toContain(simulator.person('bernd').id);
  expect(statSync(account).mode & 0o777).toBe(0o600);
  expect(kept()).not.toMatch(/RefreshToken|bernd/i);
  expect(secretOf()).toContain('RefreshToken');
  expect(output).not.toContain(kept().trim());
}, 60_000);

test('the file opens with its own key, tenant and application only', () => {
  expect(secretOf()).not.toBeNull();
  expect(secretOf('11111111-2222-3333-4444-555555555555')).toBeNull();
  expect(secretOf(undefined, randomBytes(32))).toBeNull();
});

test('where every account is signed in, the one to sign in anew has to be named', async () => {
  const { code, output } = await command(['--config', config]);
  expect(code).toBe(2);
  expect(output).toContain('--out FILE');
}, 60_000);

test('a sign-in that the person cancels leaves nothing behind', async () => {
  const other = join(folder, 'other.account');
  const { promise: address, resolve } = Promise.withResolvers<string>();
  const ended = command(['--config', config, '--out', other, '--port', String(port)], (line) =>
    resolve(line.split('\n').at(-1) ?? ''),
  );
  const state = new URL(await address).searchParams.get('state') ?? '';
  await fetch(`http://localhost:${port}/service-account?error=access_denied&state=${encodeURIComponent(state)}`);
  const { code, output } = await ended;
  expect(code).toBe(1);
  expect(output).toContain('consent.denied');
  expect(existsSync(other)).toBe(false);
}, 60_000);

test.each([[[]], [['--config', 'missing.json']], [['--port', '0', '--config', 'x']], [['--password', 'x']]])(
  'a wrong call %j says what is right',
  async (args) => {
    const { code, output } = await command(args);
    expect(code).toBe(2);
    expect(output).not.toBe('');
  },
  60_000,
);
