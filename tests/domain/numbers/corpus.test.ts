import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { readCorpus, score } from '../../bench/numbers/corpus.ts';
import { libphonenumber, ours } from '../../bench/numbers/finders.ts';

function corpus(name: string) {
  return readCorpus(fileURLToPath(new URL(`../../fixtures/numbers/${name}.jsonl`, import.meta.url)));
}

describe.each(['held-out', 'tuning'])('mails of the corpus "%s"', (name) => {
  const entries = corpus(name);
  const result = score(entries, ours);

  test('98 of 100 numbers that are found are numbers', () => {
    expect(result.precision).toBeGreaterThanOrEqual(0.98);
  });

  test('98 of 100 numbers are found', () => {
    expect(result.recall).toBeGreaterThanOrEqual(0.98);
  });

  test('libphonenumber-js finds fewer numbers and takes more for numbers that are none', () => {
    const baseline = score(entries, libphonenumber);
    expect(baseline.precision).toBeLessThan(result.precision);
    expect(baseline.recall).toBeLessThan(result.recall);
  });
});

test('the corpora hold at least 300 mails of at least seven countries', () => {
  const entries = [...corpus('held-out'), ...corpus('tuning')];
  expect(entries.length).toBeGreaterThanOrEqual(300);
  expect(new Set(entries.map(({ country }) => country)).size).toBeGreaterThanOrEqual(7);
  expect(entries.filter(({ html }) => html !== undefined).length).toBeGreaterThanOrEqual(25);
});

test('no mail stands in both corpora', () => {
  const tuned = new Set(corpus('tuning').map(({ text, html }) => text ?? html));
  expect(corpus('held-out').filter(({ text, html }) => tuned.has(text ?? html))).toEqual([]);
});

test('every expected number is E.164', () => {
  for (const { numbers } of [...corpus('held-out'), ...corpus('tuning')])
    for (const number of numbers) expect(number).toMatch(/^\+[1-9]\d{6,14}$/u);
});

describe('scoring', () => {
  const entries = [
    { text: 'a', country: 'DE', numbers: ['+491', '+492'] },
    { text: 'b', country: 'DE', numbers: [] },
  ];

  test('counts what was right, missed and wrong', () => {
    const result = score(entries, ({ text }) => (text === 'a' ? ['+491', '+493'] : ['110']));
    expect(result).toMatchObject({ expected: 2, found: 2, right: 1, precision: 0.5, recall: 0.5, perfect: 1 });
    expect(result.misses).toEqual([{ line: 1, missed: ['+492'], wrong: ['+493'] }]);
  });

  test('a number twice counts once', () => {
    expect(score(entries, () => ['+491', '+491'])).toMatchObject({ found: 2 });
  });
});
