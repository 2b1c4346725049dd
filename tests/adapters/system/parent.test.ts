import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const root = join(import.meta.dirname, '..', '..', '..');
const watching = `
import { watchParent } from ${JSON.stringify(join(root, 'src', 'adapters', 'system', 'parent.ts'))};
watchParent(() => { console.log('gone'); process.exit(0); });
console.log('watching');
`;
/** Starts the watching process and dies as soon as it has said so. */
const parent = `
import { spawn } from 'node:child_process';
const child = spawn(process.execPath, ['--input-type=module', '-e', ${JSON.stringify(watching)}], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
child.stdout.on('data', (text) => {
  process.stdout.write(text);
  if (String(text).includes('watching')) process.kill(process.pid, 'SIGKILL');
});
`;

test('the end of the process that started it is noticed', async () => {
  // The grandchild writes to a pipe of its dead parent, so its end shows by the closed error channel.
  const child = spawn(process.execPath, ['--input-type=module', '-e', parent], { stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  child.stdout.on('data', (part) => (text += String(part)));
  child.stderr.resume();
  await once(child, 'close');
  expect(text).toContain('watching');
  expect(child.signalCode).toBe('SIGKILL');
});
