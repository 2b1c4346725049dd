/**
 * Builds the two browser programs where `dist/` is missing or older than what it is made of, so that `npm start` and
 * `npm run demo` need no step before, also after an update.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const made = ['dist/addin/index.html', 'dist/addin/sign-in.html', 'dist/admin/index.html'];
const folders = ['assets', 'src/addin', 'src/admin', 'src/contract', 'src/domain', 'src/ui'];

function changedAt(path: string): number | null {
  return statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? null;
}

function sources(): readonly string[] {
  const below = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  );
  return ['webpack.config.js', 'package-lock.json', ...below];
}

function isNeeded(): boolean {
  const builtAt = Math.min(...made.map((page) => changedAt(page) ?? -Infinity));
  return sources().some((path) => (changedAt(path) ?? -Infinity) > builtAt);
}

if (isNeeded()) {
  process.stderr.write('Building the pane and the console (about 20 seconds) …\n');
  const webpack = join(root, 'node_modules/webpack/bin/webpack.js');
  const result = spawnSync(process.execPath, [webpack, '--mode', 'production'], { cwd: root, stdio: ['ignore', 2, 2] });
  process.exitCode = result.status ?? 1;
}
