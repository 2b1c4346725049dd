/** How long finding takes: a mail of one mebibyte, and hostile text of one and two sizes. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { readHtmlSegments } from '../../support/html/html-segments.ts';
import { scanMail, type MailInput } from '../../../src/domain/numbers/scan-html.ts';
import { scanHits } from '../../../src/domain/numbers/scan-text.ts';
import type { CorpusEntry } from './corpus.ts';
import { plainText } from './corpus.ts';
import { libphonenumber } from './finders.ts';
import { hostileHtml, hostileHtmlNames, hostileNames, hostileText } from './hostile.ts';

export const mebibyte = 1 << 20;

/** The shortest of several runs, milliseconds: what else the machine did is not the scanner's. */
export function shortestMs(work: () => unknown, runs: number): number {
  let shortest = Infinity;
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    work();
    shortest = Math.min(shortest, performance.now() - start);
  }
  return shortest;
}

function filled(parts: readonly string[], glue: string, length: number): string {
  const once = parts.join(glue) + glue;
  return once.repeat(Math.ceil(length / once.length)).slice(0, length);
}

/** What stands between two mails of a thread that is not made for a test of numbers. */
const prose =
  'Danke für die schnelle Antwort. Wir haben den Vorschlag gestern mit den Kollegen aus der Planung besprochen und sind ' +
  'uns einig, dass die zweite Variante besser zu unserem Ablauf passt. Offen ist noch, wer die Schulung übernimmt und ' +
  'ob der alte Schrank vorher weg kann. Frau Lau fragt außerdem, ob die Lieferung auch in zwei Teilen kommen darf, weil ' +
  'im Hof bis Ende des Monats gebaut wird.\n\nSobald die Freigabe da ist, melden wir uns. Bis dahin bleibt alles, wie ' +
  'wir es beim letzten Treffen aufgeschrieben haben; das Protokoll liegt im gemeinsamen Ordner.\n';

export interface MailSpeed {
  /** A thread as people have it: the mails of the corpus with a few paragraphs between them. */
  readonly threadMs: number;
  /** Characters for each number of the thread. */
  readonly threadSpacing: number;
  /** The mails of the corpus one behind the other: a number in every second line. */
  readonly textMs: number;
  readonly htmlReadMs: number;
  readonly htmlScanMs: number;
  readonly numbersFound: number;
  /** libphonenumber-js on an eighth of the same text, times eight. */
  readonly libphonenumberMs: number;
}

/** One mebibyte of the corpus, its mails one behind the other. */
export function mailSpeed(entries: readonly CorpusEntry[]): MailSpeed {
  const text = filled(entries.map(plainText), '\n\n', mebibyte);
  const html = filled(
    entries.map(
      (entry) => entry.html ?? `<div>${(entry.text ?? '').replaceAll('<', '&lt;').replaceAll('\n', '<br>')}</div>`,
    ),
    '\n',
    mebibyte,
  );
  const segments = readHtmlSegments(html);
  const mails = entries.map((entry) => `${plainText(entry)}\n\n${prose.repeat(3)}`);
  const thread = filled(mails, '\n\n', mebibyte);
  const once = mails.join('\n\n');
  const eighth = { text: text.slice(0, mebibyte / 8), numbers: [] };
  return {
    threadMs: shortestMs(() => scanMail({ text: thread }, { country: 'DE' }), 9),
    threadSpacing: Math.round(once.length / scanHits(once, { country: 'DE' }).length),
    textMs: shortestMs(() => scanMail({ text }, { country: 'DE' }), 9),
    htmlReadMs: shortestMs(() => readHtmlSegments(html), 5),
    htmlScanMs: shortestMs(() => scanMail({ segments }, { country: 'DE' }), 5),
    numbersFound: scanMail({ text }, { country: 'DE' }).length,
    libphonenumberMs: shortestMs(() => libphonenumber(eighth, 'DE'), 1) * 8,
  };
}

/** The first mail in a process of its own, the shortest of several. */
export function firstMailMs(finder: 'ours' | 'libphonenumber', file: string): number {
  const script = fileURLToPath(new URL('first-mail.ts', import.meta.url));
  const runs = Array.from({ length: 5 }, () =>
    Number(execFileSync(process.execPath, [script, finder, file], { encoding: 'utf8' })),
  );
  return Math.min(...runs);
}

export interface HostileSpeed {
  readonly name: string;
  readonly msPerMebibyte: number;
  /** time(2n) / time(n) with n = half a mebibyte. */
  readonly ratio: number;
}

/**
 * Measures one hostile text (of HTML the scanning, not the parser of the tests) of n and 2n characters. A ratio above the target is measured again, for the machine does
 * other things too.
 */
export function hostileSpeed(name: string, half = mebibyte / 2, attempts = 4, target = 2.3): HostileSpeed {
  const isHtml = hostileHtmlNames.includes(name);
  const made = (length: number): MailInput =>
    isHtml ? { segments: readHtmlSegments(hostileHtml(name, length)) } : { text: hostileText(name, length) };
  const scan = (content: MailInput): unknown => scanMail(content, { country: 'DE' });
  const small = made(half);
  const large = made(half * 2);
  let ratio = Infinity;
  let msPerMebibyte = Infinity;
  for (let attempt = 0; attempt < attempts && ratio > target; attempt += 1) {
    const once = shortestMs(() => scan(small), 3);
    const twice = shortestMs(() => scan(large), 3);
    ratio = Math.min(ratio, twice / once);
    msPerMebibyte = Math.min(msPerMebibyte, (twice * mebibyte) / (half * 2));
  }
  return { name, msPerMebibyte, ratio };
}

export function hostileSpeeds(): HostileSpeed[] {
  return [...hostileNames, ...hostileHtmlNames].map((name) => hostileSpeed(name));
}
