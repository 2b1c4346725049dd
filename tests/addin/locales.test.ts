import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { texts as paneEnglish } from '../../src/addin/locales/english.ts';
import { texts as paneGerman } from '../../src/addin/locales/german.ts';
import { meDe } from '../../src/addin/locales/me-de.ts';
import { meEn } from '../../src/addin/locales/me-en.ts';

/** Both tables; the keys of the late one would hide one of the first, so they are told apart. */
const late = <Texts extends object>(texts: Texts): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).map(([key, text]: [string, string]) => [`late ${key}`, text]));
const english: Readonly<Record<string, string>> = { ...paneEnglish, ...late(meEn) };
const german: Readonly<Record<string, string>> = { ...paneGerman, ...late(meDe) };

const root = join(import.meta.dirname, '..', '..', 'src');

test('German and English have the same keys', () => {
  expect(Object.keys(german).sort()).toEqual(Object.keys(english).sort());
});

test('each text names the same values in both languages', () => {
  const values = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').sort();
  for (const [key, text] of Object.entries(english)) {
    expect([key, values(german[key] ?? '')]).toEqual([key, values(text)]);
  }
});

test('no text is empty, and none is left in the other language', () => {
  /** Words that are the same in both. */
  const same = new Set([
    'past.times',
    'number.fax',
    'notice.wait',
    'tab.mail',
    'tab.team',
    'person.teamsState',
    'me.teams',
    'strip.teams',
    'teams.offline',
    'late why.ruleOf',
    'late rules.chat',
    'late row.offline',
  ]);
  for (const [key, text] of Object.entries(english)) {
    const other = german[key] ?? '';
    expect([key, text.trim() !== '' && other.trim() !== '']).toEqual([key, true]);
    if (!same.has(key) && !/^\{\{.*\}\}$/s.test(text)) expect([key, other]).not.toEqual([key, text]);
  }
});

test('every text is used somewhere', () => {
  /** Keys that are put together from a value. */
  const made =
    /^(presence|teams|problem|call|callers|past|phone|number|ask\.cost|ask\.flag)\.|^late (page|trigger|chat\.state|keys|lamp|sync\.mode|dnd|row|mode|source|outcome|claim|override|held|lever|command|answer)\./;
  const sources = ['addin', 'ui']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(root, folder, name)),
    )
    .filter((path) => /\.tsx?$/.test(path) && !/locales\/(de|en|me-|shared-|sync-)/.test(path))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
  const unused = Object.keys(english).filter(
    (key) => !made.test(key) && !sources.includes(`'${key.replace(/^late /, '').replace(/_(one|other)$/, '')}'`),
  );
  expect(unused).toEqual([]);
});
