/**
 * Writes the documents that are made from the source. `--check` writes nothing and exits with 1 where one is out of date.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { rulesSchemaFile } from './docs/rules-schema.ts';
import { configurationPage, sampleFile } from './configuration-page.ts';

const root = join(import.meta.dirname, '..');
const documents: readonly (readonly [string, string])[] = [
  ['docs/configuration.md', configurationPage()],
  ['docs/bridge.sample.json', sampleFile()],
  ['docs/rules.schema.json', rulesSchemaFile()],
];

for (const [name, text] of documents) {
  const path = join(root, name);
  const wanted = await format(text, { ...(await resolveConfig(path)), filepath: path });
  if (process.argv.includes('--check')) {
    if (present(path) !== wanted) {
      console.error(`${name} is out of date: run npm run docs`);
      process.exitCode = 1;
    }
  } else {
    writeFileSync(path, wanted);
  }
}

function present(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
