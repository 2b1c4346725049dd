/** The manifest asks for the permission that the code needs: no less, or calls fail, and no more, or nobody grants it. */
import { expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..', '..');
const levels = ['restricted', 'read item', 'read/write item', 'read/write mailbox'] as const;
const names: Readonly<Record<string, string>> = {
  restricted: 'Restricted',
  'read item': 'ReadItem',
  'read/write item': 'ReadWriteItem',
  'read/write mailbox': 'ReadWriteMailbox',
};

/** Member → least level, as the typings of Office.js annotate it; the lowest where several objects share a name. */
function annotatedLevels(): ReadonlyMap<string, number> {
  const typings = readFileSync(join(root, 'node_modules', '@types', 'office-js', 'index.d.ts'), 'utf8');
  const found = new Map<string, number>();
  const pattern = /Minimum permission level[^*]*\*\*: \*\*([a-z/ ]+)\*\*[\s\S]*?\*\/\s*(?:readonly )?(\w+)\??[(<:]/g;
  for (const [, level = '', member = ''] of typings.matchAll(pattern)) {
    const rank = levels.indexOf(level as (typeof levels)[number]);
    if (rank >= 0) found.set(member, Math.min(rank, found.get(member) ?? rank));
  }
  return found;
}

function usedMembers(): ReadonlySet<string> {
  const folder = join(root, 'src', 'addin', 'office');
  const source = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
  return new Set([...source.join('\n').matchAll(/\.(\w+)/g)].map(([, member = '']) => member));
}

test('the members of Office.js that the pane uses need exactly the permission of the manifest', () => {
  const annotated = annotatedLevels();
  const needed = [...usedMembers()].map((member) => annotated.get(member) ?? 0);
  const manifest = readFileSync(join(root, 'manifest.xml'), 'utf8');
  const asked = /<Permissions>(\w+)</.exec(manifest)?.[1];
  expect(names[levels[Math.max(...needed)] ?? '']).toBe(asked);
});

test('the annotations are understood: reading a body needs ReadItem, reading several selected items much more', () => {
  const annotated = annotatedLevels();
  expect(annotated.get('organizer')).toBe(levels.indexOf('read item'));
  expect(annotated.get('getSelectedItemsAsync')).toBe(levels.indexOf('read/write mailbox'));
  expect(annotated.get('roamingSettings')).toBe(levels.indexOf('restricted'));
});
