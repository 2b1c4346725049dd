import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { exportRules, importRules, rulesJsonSchema } from '../../src/contract/rules.ts';

const docs = join(import.meta.dirname, '../../docs');

test('docs/rules.schema.json is the schema that an import checks', () => {
  expect(JSON.parse(readFileSync(join(docs, 'rules.schema.json'), 'utf8'))).toEqual(rulesJsonSchema());
});

test('every example of docs/rules.md is taken, and its export says the same', () => {
  const page = readFileSync(join(docs, 'rules.md'), 'utf8');
  const examples = [...page.matchAll(/```json\n(.*?)```/gs)].map(([, text = '']) => text);
  expect(examples.length).toBeGreaterThan(2);
  for (const text of examples) {
    const answer = importRules(text);
    if (!answer.ok) throw new Error(JSON.stringify(answer.faults));
    const { $schema: _, ...file } = JSON.parse(text) as Record<string, unknown>;
    expect(JSON.parse(exportRules(answer.rules))).toEqual(file);
  }
});
