/** The pane's style sheet has its colours and sizes of its own, so that Fluent UI's themes need not load first. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { themes } from '../../src/ui/theme/themes.ts';

const sheet = readFileSync(join(import.meta.dirname, '../../src/addin/pane.css'), 'utf8');
const used = new Set([...sheet.matchAll(/var\(--(\w+)/g)].map(([, name]) => name ?? ''));

/** What the rules of exactly this selector declare, without the line breaks of long values. */
function declared(selector: string): Map<string, string> {
  const start = sheet.indexOf(`\n${selector} {`);
  const block = sheet.slice(start, sheet.indexOf('\n}', start));
  const pairs = [...block.matchAll(/--(\w+):\s*([^;]+);/g)];
  return new Map(pairs.map(([, name = '', value = '']) => [name, value.replace(/\s+/g, ' ')]));
}

test.each(['light', 'dark'] as const)('in the %s theme the pane looks as Fluent UI does in its sheets', (name) => {
  const theme: Readonly<Record<string, unknown>> = themes[name];
  const own = Object.fromEntries([...declared('.root'), ...declared(`.root.${name}`)]);
  const wanted = [...used].sort().map((variable) => [variable, String(theme[variable])]);
  expect(wanted.length).toBeGreaterThan(20);
  expect(own).toEqual(Object.fromEntries(wanted));
});
