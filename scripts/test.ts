/**
 * `npm test` is everything: types, lint, format, the browser build, and every test. Closes with `N passed, N failed`,
 * in which a step beside the tests counts as one.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (path: string): string => join(root, 'node_modules', path);
const folder = mkdtempSync(join(tmpdir(), 'presence-bridge-test-'));
const results = join(folder, 'results.json');

type Step = readonly [name: string, args: readonly string[]];

const types: Step = ['types', [bin('typescript-native/bin/tsc'), '-b']];
const lint: Step = ['lint', [bin('eslint/bin/eslint.js'), '.', '--cache', '--cache-location', '.cache/eslint/']];
const typedLint: Step = ['typed lint', [bin('oxlint/bin/oxlint')]];
const format: Step = ['format', [bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.']];
const build: Step = ['build', [bin('webpack/bin/webpack.js'), '--mode', 'production']];

let passed = 0;
let failed = 0;

function run(args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}

async function step([name, args]: Step): Promise<void> {
  const startedAt = Date.now();
  const ok = await run(args);
  if (ok) passed += 1;
  else failed += 1;
  console.log(`${ok ? 'ok' : 'FAILED'}: ${name} (${((Date.now() - startedAt) / 1_000).toFixed(1)} s)`);
}

// Tests and lint want what the compiler and the browser build wrote; then each has what another leaves of two cores.
await Promise.all([step(types), step(build)]);
const reading = step(lint)
  .then(() => step(typedLint))
  .then(() => step(format));

const jest = [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  bin('jest/bin/jest.js'),
  '--json',
  `--outputFile=${results}`,
  ...process.argv.slice(2),
];
process.env['FRESH_DIST'] = join(root, 'dist');
const ok = await run(jest);
await reading;
try {
  const report = JSON.parse(readFileSync(results, 'utf8')) as {
    readonly numPassedTests: number;
    readonly numFailedTests: number;
    readonly numRuntimeErrorTestSuites: number;
  };
  passed += report.numPassedTests;
  failed += report.numFailedTests + report.numRuntimeErrorTestSuites;
  // jest may fail for what it does not count: a threshold, an open handle, an error between tests.
  if (!ok && report.numFailedTests + report.numRuntimeErrorTestSuites === 0) failed += 1;
} catch {
  failed += 1;
}
rmSync(folder, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
