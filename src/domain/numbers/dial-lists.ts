/** Lists of direct dials: "-12 (Frau Lau), -13" in a line, "Einkauf: -61" in lines of their own. */
import { DIGIT, LETTER, classAt } from './characters.ts';
import type { DigitRun } from './digit-runs.ts';
import { letter, letters } from './letters.ts';
import { SEP } from './separators.ts';
import type { Head } from './number-head.ts';

const joinedBy = /^[\s,/;&+().…]*(?:(?:und|oder|bis|or|and|to|sowie|bzw\.?|u\.|o\.)[\s(]*)?$/iu;

/** Names in between: "-12 (Frau Lau), -13", "-10, Hort -20". */
const named = new RegExp(
  String.raw`^ ?\([^()]{2,36}\)(?:[,;]|,? (?:und|oder|bzw\.|sowie|u\.|or|and))? ?$` +
    String.raw`|^\)? ?[,;•·|] ?${letter}[${letters}.’' -]{1,40}:? ?$`,
);

/** True where the text between two direct dials only lists them: ", ", " / ", " oder ", " (Frau Lau), ". */
export function isList(between: string): boolean {
  if (between.length > 48 || /[\d\n]/u.test(between)) return false;
  return joinedBy.test(between) || named.test(between);
}

/** Behind the "0" of a switchboard a whole house may have four digits each. */
function longestEntryDial({ extensionLength, whole }: Head): number {
  return extensionLength === 1 && whole.endsWith('0') ? 4 : 3;
}

const longestEntry = 64;
const entry = new RegExp(
  String.raw`^[>\s•*·|]*(?:${letter}|\d\.? ${letter})[${letters}\d .,:()&/'’+\t|–-]{1,58}[:\s.…|]*$`,
);
/** Nothing but the dial: the entry goes on behind it. */
const noEntry = /^[>\s|]*$/u;

/**
 * An entry of a list with a line of its own: "Einkauf: -61", "Frau Iske    -16". The dash is the only thing that tells
 * it, so nothing else may stand behind the digits but more of the list.
 */
export function isListEntry(
  run: DigitRun,
  group: number,
  last: number,
  head: Head,
  dash: number,
  lineStart: number,
  lastEnd: number,
): boolean {
  const { text } = run;
  // "Seite 1 - 3"
  const between = run.before(group) & (SEP.column | SEP.newline | SEP.plus);
  if (group > 0 && between === 0 && run.endOf(group - 1) !== lastEnd) return false;
  if (dash - lineStart > longestEntry || run.length(group) > Math.max(longestEntryDial(head), head.extensionLength + 1))
    return false;
  const end = run.endOf(last);
  if (!/^(?:\t|\s{0,3}(?:[,;/|()\n\r]|und |oder |$)| {4})/u.test(text.slice(end, end + 8))) return false;
  const before = text.slice(lineStart, dash);
  if (noEntry.test(before)) return classAt(text, dash + 1) === DIGIT && dash - lastEnd < longestEntry;
  return entry.test(before) && classAt(text, dash - 1) !== LETTER;
}
