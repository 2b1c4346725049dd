import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** Absolute path of the folder that holds, or will hold, the unpacked Chromium of the installed package. */
export function chromiumFolder(): string {
  const description = join(root, 'node_modules', '@sparticuz', 'chromium', 'package.json');
  const { version } = JSON.parse(readFileSync(description, 'utf8')) as { version: string };
  return join(root, '.cache', `chromium-${version}`);
}
