/** A real headless Chromium for tests and screenshots, on any machine: see `unpack-chromium.ts`. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { chromiumFolder } from './chromium-folder.ts';

/**
 * Makes sure that Chromium is unpacked. Takes about 2 s the first time, nothing after that.
 * jest's `globalSetup` calls it, so that the test files find it done.
 */
export function unpackChromium(): void {
  if (process.env['CHROMIUM_PATH'] || existsSync(chromiumFolder())) return;
  const program = join(import.meta.dirname, 'unpack-chromium.ts');
  const result = spawnSync(process.execPath, [program], { encoding: 'utf8' });
  if (result.status !== 0) throw new Error(`Chromium could not be unpacked: ${result.stderr}`);
}

/**
 * Starts a Chromium; the caller closes it. `CHROMIUM_PATH` names another one than that of the npm package.
 *
 * @param language of what the browser draws itself, such as the hours of a time field
 *
 * Only the sandbox is switched off (it cannot run as root in containers): web security and site isolation stay on,
 * otherwise tests of CORS, CSP and framing would prove nothing.
 */
export async function openBrowser(language?: 'de' | 'en'): Promise<Browser> {
  unpackChromium();
  const given = process.env['CHROMIUM_PATH'];
  const folder = chromiumFolder();
  return chromium.launch({
    executablePath: given ?? join(folder, 'chromium'),
    args: ['--no-sandbox'],
    env: { ...inherited(), ...(given === undefined ? ownLibraries(folder) : {}), ...(language && speaking[language]) },
  });
}

const speaking = {
  de: { LANGUAGE: 'de', LANG: 'de_DE.UTF-8' },
  en: { LANGUAGE: 'en_GB', LANG: 'en_GB.UTF-8' },
};

function ownLibraries(folder: string): Record<string, string> {
  return {
    LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
    FONTCONFIG_PATH: join(folder, 'fonts'),
    FONTCONFIG_FILE: join(folder, 'fonts', 'fonts.conf'),
    HOME: process.env['HOME'] ?? folder,
  };
}

function inherited(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
