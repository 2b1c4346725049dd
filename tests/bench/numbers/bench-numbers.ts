/**
 * Finding phone numbers in mails: precision, recall and speed, beside libphonenumber-js on the same mails in the same
 * run.
 *
 *   bench:numbers [-- --json] [--corpus FILE] [--misses]
 *
 * `--corpus` takes JSON lines `{ "text" | "html", "country", "numbers": ["+49…"] }` instead of the corpora of the tree.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { normaliseNumber } from '../../../src/domain/numbers/normalise-number.ts';
import type { CorpusEntry, Score } from './corpus.ts';
import { readCorpus, score } from './corpus.ts';
import { libphonenumber, ours } from './finders.ts';
import { firstMailMs, hostileSpeeds, mailSpeed } from './speed.ts';

const fixtures = new URL('../../fixtures/numbers/', import.meta.url);

function treeCorpus(name: string): string {
  return fileURLToPath(new URL(`${name}.jsonl`, fixtures));
}

/** What kind of number an error is about, to see where the scanner is weak. */
function classOfNumber(number: string): string {
  if (/^\+49(?:15|16|17)/u.test(number)) return 'mobile';
  const read = normaliseNumber(number, { country: 'DE' });
  if (!read.ok) return 'none';
  return read.costClass === 'standard' ? 'landline' : read.costClass;
}

function countByClass(numbers: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const number of numbers) {
    const name = classOfNumber(number);
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

function summary(result: Score): Record<string, unknown> {
  const { entries, expected, found, right, precision, recall, perfect, misses } = result;
  return {
    mails: entries,
    perfectMails: perfect,
    expected,
    found,
    right,
    precision,
    recall,
    errors: {
      missed: countByClass(misses.flatMap(({ missed }) => missed)),
      wrong: countByClass(misses.flatMap(({ wrong }) => wrong)),
    },
  };
}

interface Compared {
  readonly name: string;
  readonly ours: Score;
  readonly libphonenumber: Score;
}

function compare(name: string, entries: readonly CorpusEntry[]): Compared {
  return { name, ours: score(entries, ours), libphonenumber: score(entries, libphonenumber) };
}

function percent(value: number): string {
  return value.toFixed(4);
}

function printScores({ name, ours: own, libphonenumber: other }: Compared): void {
  console.log(`\n${name}: ${own.entries} mails, ${own.expected} numbers`);
  for (const [who, result] of [
    ['this scanner', own],
    ['libphonenumber-js', other],
  ] as const)
    console.log(
      `  ${who.padEnd(18)} precision ${percent(result.precision)}  recall ${percent(result.recall)}  ` +
        `all right in ${result.perfect} of ${result.entries} mails`,
    );
}

function printMisses({ ours: own }: Compared): void {
  for (const { line, missed, wrong } of own.misses)
    console.log(`  line ${line}: missed ${missed.join(' ') || '-'}, wrong ${wrong.join(' ') || '-'}`);
}

const { values } = parseArgs({
  options: { json: { type: 'boolean' }, corpus: { type: 'string' }, misses: { type: 'boolean' } },
});

const corpora =
  values.corpus === undefined
    ? (['held-out', 'tuning'] as const).map((name) => [name, readCorpus(treeCorpus(name))] as const)
    : [[values.corpus, readCorpus(values.corpus)] as const];
const compared = corpora.map(([name, entries]) => compare(name, entries));
const speed = mailSpeed(corpora.flatMap(([, entries]) => entries));
const firstMail = {
  oursMs: firstMailMs('ours', treeCorpus('tuning')),
  libphonenumberMs: firstMailMs('libphonenumber', treeCorpus('tuning')),
};
const hostile = hostileSpeeds();
const slowest = hostile.reduce((worst, one) => (one.msPerMebibyte > worst.msPerMebibyte ? one : worst));
const steepest = hostile.reduce((worst, one) => (one.ratio > worst.ratio ? one : worst));

if (values.json === true) {
  const byName = Object.fromEntries(
    compared.map(({ name, ...scores }) => [
      name,
      { ours: summary(scores.ours), libphonenumber: summary(scores.libphonenumber) },
    ]),
  );
  const all = compare(
    'all',
    corpora.flatMap(([, entries]) => entries),
  );
  console.log(
    JSON.stringify({
      bench: 'numbers',
      precision: all.ours.precision,
      recall: all.ours.recall,
      baseline: { precision: all.libphonenumber.precision, recall: all.libphonenumber.recall },
      corpora: byName,
      mail: { bytes: 1 << 20, ...speed },
      firstMail,
      hostile: { slowest, steepest, all: hostile },
    }),
  );
} else {
  for (const one of compared) {
    printScores(one);
    if (values.misses === true) printMisses(one);
  }
  console.log(`\n1 MiB thread, a number in ${speed.threadSpacing} characters: ${speed.threadMs.toFixed(1)} ms`);
  console.log(
    `1 MiB of the corpus: text ${speed.textMs.toFixed(1)} ms (libphonenumber-js about ${speed.libphonenumberMs.toFixed(0)} ms), ` +
      `HTML read ${speed.htmlReadMs.toFixed(1)} ms and scanned ${speed.htmlScanMs.toFixed(1)} ms`,
  );
  console.log(
    `the first mail of a fresh process, 3,000 characters: ${firstMail.oursMs.toFixed(1)} ms ` +
      `(libphonenumber-js ${firstMail.libphonenumberMs.toFixed(1)} ms)`,
  );
  console.log(
    `hostile text and HTML, 1 MiB: slowest ${slowest.msPerMebibyte.toFixed(1)} ms (${slowest.name}), ` +
      `time(2n)/time(n) at most ${steepest.ratio.toFixed(2)} (${steepest.name})`,
  );
}
