/**
 * Unpacks the Chromium inside the npm package `@sparticuz/chromium`, once per version of the package.
 * Run as a program (`node tests/support/unpack-chromium.ts`), for two reasons: the package reads TMPDIR and
 * AWS_EXECUTION_ENV when it is imported, and it changes the environment of its process.
 *
 * It brings its own NSS libraries and one font family, so that a machine with neither shows pages rightly.
 */
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromiumFolder } from './chromium-folder.ts';

const folder = chromiumFolder();
if (!existsSync(folder)) {
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  process.env['TMPDIR'] = unfinished;
  // Without this value the package keeps its NSS libraries packed.
  process.env['AWS_EXECUTION_ENV'] = 'AWS_Lambda_nodejs24.x';
  const { default: chromium } = await import('@sparticuz/chromium');
  await chromium.executablePath();
  // The package's own configuration looks for fonts under /tmp only, wherever it has unpacked them.
  writeFileSync(
    join(unfinished, 'fonts', 'fonts.conf'),
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`,
  );
  publish(unfinished, folder);
}

/** Renaming is atomic: of two processes that unpack at once, the later one throws its copy away. */
function publish(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    rmSync(from, { recursive: true, force: true });
    if (!existsSync(to)) throw error;
  }
}
