/** The demo as a stranger starts it: `npm run demo` in a process of its own, spoken to by its addresses only. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { DemoAddresses } from '../demo/start-demo.ts';

const program = fileURLToPath(new URL('../demo/demo.ts', import.meta.url));
const readyLimitMs = 90_000;

export type RunningDemo = {
  readonly addresses: DemoAddresses;
  readonly process: ChildProcess;
  /** The bridge's configuration, and the environment in which its own programs find their way. */
  readonly bridge: { readonly configFile: string; readonly env: NodeJS.ProcessEnv };
  /** What the demo printed so far, for a failing test. */
  readonly output: () => string;
  get<T>(path: string): Promise<T>;
  post(path: string, body: unknown): Promise<unknown>;
  /** A request of a person to the bridge's API. */
  api(upn: string, method: string, path: string, body?: unknown): Promise<Response>;
  stop(signal?: NodeJS.Signals): Promise<void>;
};

export async function runDemo(args: readonly string[] = []): Promise<RunningDemo> {
  const folder = mkdtempSync(join(tmpdir(), 'demo-of-a-test-'));
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, TMPDIR: folder },
  });
  const lines: string[] = [];
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const addresses = await new Promise<DemoAddresses>((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error(`the demo is not ready:\n${lines.join('\n')}`)), readyLimitMs);
    const read = (line: string): void => {
      lines.push(line);
      if (!line.startsWith('DEMO_READY ')) return;
      clearTimeout(limit);
      resolve(JSON.parse(line.slice('DEMO_READY '.length)) as DemoAddresses);
    };
    createInterface({ input: child.stdout }).on('line', read);
    createInterface({ input: child.stderr }).on('line', (line) => lines.push(line));
    child.once('exit', (code) => {
      clearTimeout(limit);
      reject(new Error(`the demo ended with ${code}:\n${lines.join('\n')}`));
    });
  });

  async function post(path: string, body: unknown): Promise<unknown> {
    const answer = await fetch(addresses.control + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`POST ${path} answered ${answer.status}: ${await answer.text()}`);
    return answer.status === 204 ? null : answer.json();
  }

  return {
    addresses,
    process: child,
    bridge: bridgeOf(folder),
    output: () => lines.join('\n'),
    post,
    async get<T>(path: string) {
      const answer = await fetch(addresses.control + path);
      if (!answer.ok) throw new Error(`GET ${path} answered ${answer.status}`);
      return (await answer.json()) as T;
    },
    async api(upn, method, path, body) {
      const { access_token: token } = (await post('/entra/token', { upn })) as { access_token: string };
      return fetch(addresses.bridge + path, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    },
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The demo keeps its data in a folder of its own below the one for temporary files. */
function bridgeOf(folder: string): RunningDemo['bridge'] {
  const data = join(folder, readdirSync(folder).find((name) => name.startsWith('presence-bridge-demo-')) ?? '');
  return {
    configFile: join(data, 'bridge.json'),
    env: { ...process.env, NODE_EXTRA_CA_CERTS: join(data, 'ca.pem') },
  };
}
