/**
 * `npm run demo`: the whole product on one machine, without PBX, tenant, browser or database.
 *
 * The simulators and the control routes live in this process; the bridge is a process of its own, started as in
 * production. Microsoft 365 shows whole profiles; with `--least` only what the least permissions show. Prints `DEMO_READY {json}` when everything answers; leaves no process and no port behind.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startDemo } from './start-demo.ts';

const { values } = parseArgs({
  options: {
    'port-base': { type: 'string' },
    people: { type: 'string', default: '25' },
    least: { type: 'boolean' },
    quiet: { type: 'boolean' },
  },
});

const portBase = values['port-base'] === undefined ? 0 : Number(values['port-base']);
const people = Number(values.people);
if (!Number.isInteger(portBase) || portBase < 0 || portBase > 65_500 || !Number.isInteger(people) || people < 1) {
  console.error('usage: npm run demo -- [--port-base N] [--people N] [--least]');
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), 'presence-bridge-demo-'));
const secret = (name: string, text: string): string => {
  const file = join(folder, name);
  writeFileSync(file, text, { mode: 0o600 });
  return file;
};

let stopping = false;
const print = values.quiet === true ? () => undefined : (line: string) => console.error(line);
const started = startDemo({
  portBase,
  people,
  least: values.least === true,
  folder,
  secret,
  print,
  sealingKey: randomBytes(32).toString('base64'),
});

async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  clearInterval(parentWatch);
  await started.then((demo) => demo.stop()).catch(() => undefined);
  rmSync(folder, { recursive: true, force: true });
  process.exit(process.exitCode ?? 0);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());
// npm does not pass SIGTERM on: its end shows as another parent.
const parent = process.ppid;
const parentWatch = setInterval(() => {
  if (process.ppid !== parent) void stop();
}, 250);

try {
  const demo = await started;
  console.log(`DEMO_READY ${JSON.stringify(demo.addresses)}`);
} catch (error) {
  console.error('The demo could not start:', error instanceof Error ? error.message : error);
  process.exitCode = 1;
  await stop();
}
