/** Reads a corpus of mails and scores a finder of numbers against it. */
import { readFileSync } from 'node:fs';
import { readHtmlSegments } from '../../support/html/html-segments.ts';

/** One mail with the numbers that a reader finds in it, E.164. */
export interface CorpusEntry {
  readonly text?: string;
  readonly html?: string;
  readonly country?: string;
  readonly numbers: readonly string[];
}

/** Numbers of a mail in E.164; numbers without such a form as digits. */
export type Finder = (entry: CorpusEntry, country: string) => readonly string[];

export interface Miss {
  readonly line: number;
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
}

export interface Score {
  readonly entries: number;
  readonly expected: number;
  readonly found: number;
  readonly right: number;
  readonly precision: number;
  readonly recall: number;
  /** Mails in which everything was right. */
  readonly perfect: number;
  readonly misses: readonly Miss[];
}

/** JSON lines; empty lines are passed over. A line that is no entry is named by its number. */
export function readCorpus(file: string): CorpusEntry[] {
  const entries: CorpusEntry[] = [];
  readFileSync(file, 'utf8')
    .split('\n')
    .forEach((line, at) => {
      if (line.trim() === '') return;
      const entry = JSON.parse(line) as CorpusEntry;
      if (!Array.isArray(entry.numbers) || typeof (entry.text ?? entry.html) !== 'string')
        throw new Error(`${file}:${String(at + 1)} is no corpus entry`);
      entries.push(entry);
    });
  return entries;
}

/** The text of an entry as a reader sees it, for finders that take text only. */
export function plainText(entry: CorpusEntry): string {
  if (entry.html === undefined) return entry.text ?? '';
  const lead = (block?: boolean, cell?: boolean): string => (block === true ? '\n' : cell === true ? '\t' : '');
  return readHtmlSegments(entry.html)
    .map(({ text, block, cell }) => lead(block, cell) + text)
    .join('');
}

/** Numbers without an international form (110, 116117) count only where the corpus names them. */
function comparable(numbers: readonly string[], expected: ReadonlySet<string>): Set<string> {
  return new Set(numbers.filter((number) => number.startsWith('+') || expected.has(number)));
}

export function score(entries: readonly CorpusEntry[], finder: Finder): Score {
  let expectedCount = 0;
  let foundCount = 0;
  let right = 0;
  let perfect = 0;
  const misses: Miss[] = [];
  entries.forEach((entry, at) => {
    const expected = new Set(entry.numbers);
    const found = comparable(finder(entry, entry.country ?? 'DE'), expected);
    const missed = [...expected].filter((number) => !found.has(number));
    const wrong = [...found].filter((number) => !expected.has(number));
    expectedCount += expected.size;
    foundCount += found.size;
    right += expected.size - missed.length;
    if (missed.length + wrong.length === 0) perfect += 1;
    else misses.push({ line: at + 1, missed, wrong });
  });
  return {
    entries: entries.length,
    expected: expectedCount,
    found: foundCount,
    right,
    precision: foundCount === 0 ? 1 : right / foundCount,
    recall: expectedCount === 0 ? 1 : right / expectedCount,
    perfect,
    misses,
  };
}
