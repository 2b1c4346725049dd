/** No code that the bridge can send is left without a sentence, in both languages. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { selfTestSteps } from '../../src/adapters/starface/lamps/self-test.ts';
import { createText, keyOf } from '../../src/admin/locales/texts.ts';
import { wayOut } from '../../src/admin/overview/way-out.ts';
import { connectionCodes } from '../../src/contract/connection-codes.ts';
import { problemCodes } from '../../src/contract/problem.ts';
import { telephonySources } from '../../src/domain/call.ts';
import { presenceRows } from '../../src/domain/presence.ts';
import { modes } from '../../src/domain/settings.ts';
import { capabilities } from '../../src/domain/views.ts';

const src = join(import.meta.dirname, '..', '..', 'src');
const texts = { de: createText('de'), en: createText('en') };
const read = (...path: string[]): string => readFileSync(join(src, ...path), 'utf8');

function sourcesBelow(folder: string): string {
  return readdirSync(join(src, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => read(folder, name))
    .join('\n');
}

function expectSentence(key: Parameters<typeof texts.de>[0]): void {
  for (const text of [texts.de, texts.en]) {
    expect(text(key)).not.toBe(key);
    expect(text(key)).toMatch(/[.?]$/);
  }
}

test('the table of codes holds every code of the STARFACE adapter', () => {
  const union =
    /export type StarfaceCode =([\s\S]*?);/.exec(read('adapters', 'starface', 'starface-error.ts'))?.[1] ?? '';
  const codes = [...union.matchAll(/'([a-z-]+)'/g)].map((match) => `starface.${match[1]}`);
  expect(codes.length).toBeGreaterThan(20);
  expect(connectionCodes).toEqual(expect.arrayContaining(codes));
});

test('the table of codes holds every code of the Microsoft adapter', () => {
  const codes = new Set(
    [...sourcesBelow('adapters/microsoft').matchAll(/'(microsoft\.[a-z-]+)'/g)].map((match) => match[1]),
  );
  // What Entra ID refuses a token for is named without the prefix there.
  const refusals = read('adapters', 'microsoft', 'entra', 'aadsts.ts').matchAll(/\brefusal\(\s*'([a-z-]+)'/g);
  for (const [, name] of refusals) codes.add(`microsoft.${name}`);
  expect(codes.size).toBeGreaterThan(25);
  expect(connectionCodes).toEqual(expect.arrayContaining([...codes]));
});

test.each(connectionCodes)('%s has a way out', (code) => {
  const [side] = code.split('.') as ['microsoft' | 'starface' | 'store'];
  const key = wayOut(side, code);
  expect(key).not.toBe('way.other');
  expectSentence(key);
});

test.each(problemCodes)('the problem %s has a sentence', (code) => {
  expectSentence(`problem.${code}`);
});

test('every reason that keeps the rules from acting has words', () => {
  const union = /export type HeldBy =([\s\S]*?);/.exec(read('domain', 'facts.ts'))?.[1] ?? '';
  const reasons = [...union.matchAll(/'(\w+)'/g)].map((match) => match[1] ?? '');
  expect(reasons.length).toBeGreaterThan(10);
  expect(reasons.filter((reason) => keyOf('outcome', reason, 'outcome.other') === 'outcome.other')).toEqual([]);
});

test('every step of the self-test, mode, row, source and capability has words', () => {
  const missing = [
    ...selfTestSteps.filter((step) => keyOf('lampStep', step, 'lampStep.other') === 'lampStep.other'),
    ...presenceRows.filter((row) => keyOf('row', row, 'row.unknown') === 'row.unknown'),
    ...telephonySources.filter((source) => keyOf('source', source, 'source.other') === 'source.other'),
    ...modes.filter((mode) => texts.en(`mode.${mode}.text`) === `mode.${mode}.text`),
    ...capabilities.filter((name) => texts.en(`capability.${name}`) === `capability.${name}`),
  ];
  expect(missing).toEqual([]);
});

test('every way in which a consent can fail has a sentence', () => {
  const codes = new Set(
    [...sourcesBelow('adapters/microsoft').matchAll(/'consent\.([a-z-]+)'/g)].map((match) => match[1]),
  );
  for (const code of codes) {
    const key = keyOf('consent', code ?? '', 'consent.other');
    expect([code, key]).not.toEqual([code, 'consent.other']);
  }
});
