/**
 * Renders and checks the manifest that an administrator uploads.
 *
 *   npm run manifest -- --url https://bridge.example.com --out manifest.xml
 *   npm run manifest -- --check FILE …          checks files; the one in git without a FILE
 *
 * Exits with 1 where something is wrong with a manifest, with 2 where it was called wrongly.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkManifest } from './manifest/check-manifest.ts';
import { deploymentOrigin, renderManifest } from './manifest/render-manifest.ts';

const root = join(import.meta.dirname, '..');
const inGit = join(root, 'manifest.xml');
const iconFolder = join(root, 'assets');
const usage = 'npm run manifest -- --url https://bridge.example.com --out FILE, or -- --check [FILE …]';

process.exitCode = main();

function main(): number {
  const parsed = readArguments();
  if (!parsed) return wrongCall(usage);
  const { url, out, check } = parsed.values;
  if (check) return checkFiles(parsed.positionals.length > 0 ? parsed.positionals : [inGit]);
  if (url === undefined) return wrongCall(usage);
  const origin = deploymentOrigin(url);
  if (origin === null) return wrongCall(`--url must be https and without a path: ${url}`);
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const manifest = renderManifest(readFileSync(inGit, 'utf8'), { url: origin, version });
  if (!report(out ?? 'manifest', manifest, false)) return 1;
  if (out === undefined) console.log(manifest);
  else writeFileSync(out, manifest);
  return 0;
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { url: { type: 'string' }, out: { type: 'string' }, check: { type: 'boolean' } },
    });
  } catch {
    return null;
  }
}

/** The developer's machine is allowed in the manifest in git only. */
function checkFiles(files: readonly string[]): number {
  const good = files.map((file) => {
    try {
      return report(file, readFileSync(file, 'utf8'), file === inGit);
    } catch (error) {
      console.error(`${file}: ${error instanceof Error ? error.message : String(error)}`);
      return false;
    }
  });
  return good.every(Boolean) ? 0 : 1;
}

function report(name: string, xml: string, localhostAllowed: boolean): boolean {
  const problems = checkManifest(xml, { iconFolder, localhostAllowed });
  for (const { line, text } of problems) console.error(`${name}:${line} ${text}`);
  return problems.length === 0;
}

function wrongCall(text: string): number {
  console.error(text);
  return 2;
}
