/** Builds the two browser programs where `dist/` is missing, so that `npm start` and `npm run demo` need no step before. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const built = ['addin/index.html', 'admin/index.html'].every((page) => existsSync(`${root}/dist/${page}`));
if (!built) {
  process.stderr.write('Building the pane and the console (once, about 20 seconds) …\n');
  const webpack = `${root}/node_modules/webpack/bin/webpack.js`;
  const result = spawnSync(process.execPath, [webpack, '--mode', 'production'], { cwd: root, stdio: ['ignore', 2, 2] });
  process.exitCode = result.status ?? 1;
}
