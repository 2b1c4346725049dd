/**
 * Direct dials: "-123" behind a number with a head ("0721 12345-0, -123"), "Fax -99", "Durchwahl 12". They are numbers
 * only together with the head before them.
 */
import { CLOSE, DIGIT, HYPHEN, LETTER, NEWLINE, OPEN, SPACE, classAt } from './characters.ts';
import { isBelowHead } from './dial-columns.ts';
import { asksForDirectDial, takesDash } from './dial-labels.ts';
import { isList, isListEntry } from './dial-lists.ts';
import type { DigitRun } from './digit-runs.ts';
import { SEP } from './separators.ts';
import { meaningOf } from './label-words.ts';
import type { FoundLabel, NumberLabel } from './labels.ts';
import { mostWords } from './labels.ts';
import { capital, letter, letters } from './letters.ts';
import { goesOnAsAmount, isBoundAfter, isQuantity } from './look-alikes.ts';
import { endsInDash, type Head } from './number-head.ts';
import { isSlashBefore, nearNeighbour, neighbourAt, tailReplaced } from './neighbours.ts';

/** More direct dials than a list in a mail has. */
export const mostDials = 60;

/** How far behind the last number of its head a direct dial may stand. */
export const reach = 500;
export const longestExtension = 5;
const marks = SEP.hyphen | SEP.slash | SEP.column | SEP.newline;

interface DirectDial {
  readonly digits: string;
  readonly plus: boolean;
  readonly label: NumberLabel | null;
  readonly start: number;
  readonly end: number;
  /** The group behind it. */
  readonly next: number;
}

const longestWord = 12;

/** "Fax-25", "Notdienst-77" */
function isLabelJoined(text: string, dash: number): boolean {
  let start = dash;
  while (start > dash - longestWord && classAt(text, start - 1) === LETTER) start -= 1;
  const before = classAt(text, start - 1);
  // "srv-fax-01" is the name of a machine.
  if (before !== SPACE && before !== NEWLINE && before !== OPEN) return false;
  const meaning = meaningOf(text.slice(start, dash));
  return meaning === 'phone' || meaning === 'fax' || meaning === 'extension';
}

/** Where the dash before the digits begins; −1 where there is none. "...99" counts as one. */
export function dashBefore(text: string, start: number): number {
  let index = start - 1;
  if (classAt(text, index) === SPACE) index -= 1;
  const kind = classAt(text, index);
  const joined = classAt(text, index - 1);
  if (kind === HYPHEN && joined !== DIGIT && (joined !== LETTER || isLabelJoined(text, index))) return index;
  if (text[index] === '…') return index;
  return text.startsWith('..', index - 1) ? index - 1 : -1;
}

export function standsAlone(run: DigitRun, group: number): boolean {
  const bits = run.before(group + 1);
  const glue = bits & (SEP.hyphen | SEP.dot | SEP.slash);
  if (group + 1 < run.count && (bits & (SEP.apart | SEP.space)) === 0 && glue !== 0) return (bits & SEP.slash) !== 0;
  const end = run.endOf(group);
  return (
    !isBoundAfter(run.text, end) &&
    !isQuantity(run.text, end, run.length(group)) &&
    !goesOnAsAmount(run.text, group, run)
  );
}

/** "DW 14: 0316 448820-14", "Durchwahlen 4410 bis 4499". */
export function isNameOrRange({ text }: DigitRun, end: number): boolean {
  return /^(?:(?::| ?=) ?[+(]?\d| bis \d)/u.test(text.slice(end, end + 6));
}

/** What stands between the last number and the digits. */
interface Gap {
  /** Where the dash before the digits begins, −1 without one. */
  readonly dash: number;
  /** The text up to the dash; empty where it is too long to matter. */
  readonly between: string;
}

/** Where the hyphen inside a run stands, at most one space before the digits; else where the digits begin. */
function hyphenBefore(text: string, start: number): number {
  for (let index = start - 1; index >= start - 2; index -= 1) if (classAt(text, index) === HYPHEN) return index;
  return start;
}

function gapBefore(run: DigitRun, group: number, lastEnd: number): Gap {
  const start = run.start(group);
  const inRun = (run.before(group) & SEP.hyphen) !== 0 ? hyphenBefore(run.text, start) : -1;
  const dash = group === 0 ? dashBefore(run.text, start) : inRun;
  // Only what a dash sets off is judged by the text in between.
  const near = dash >= 0 && start - lastEnd < 64;
  return { dash, between: near ? stripDash(run.text.slice(lastEnd, dash)) : '\n' };
}

/** "-12, -13": nothing but punctuation in between, no word needs to be read. */
function isPlainList(gap: Gap, head: Head): boolean {
  return gap.dash >= 0 && head.extensionLength > 0 && /^(?:,|;| ?\/) ?$/u.test(gap.between);
}

const endsInJoint = new RegExp(`[,/(;]|${letter}$`);
/** "die neue -12", "Nr. -12", "Einkauf: Frau Lau -12". */
const saysDial = new RegExp(
  String.raw`(?: [Dd]er| [Dd]ie(?: alte| neue| bisherige)?| unter| auf| über|Nr\.|Nummer` +
    String.raw`|[:;,(] ?(?:${letter}+ )?${capital}[${letters}.’' ]{1,30},?)$`,
);

function isDirectDial(
  run: DigitRun,
  group: number,
  last: number,
  head: Head,
  lastEnd: number,
  gap: Gap,
  label: FoundLabel | null,
  lineStart: number,
): boolean {
  const { text } = run;
  const { dash, between } = gap;
  const start = run.start(group);
  const setOff = dash >= 0 && (head.extensionLength > 0 || head.open !== null || head.named);
  const labelled = label !== null && (label.distance === 0 || (label.kind === 'extension' && label.distance <= 2));
  const open = endsInDash(head) && label?.kind !== 'extension';
  if (
    labelled &&
    ((dash >= 0 && takesDash(text, head, start)) || open || asksForDirectDial(text, label, head, run.length(group)))
  )
    return true;
  const slashed = (run.before(group) & SEP.slash) !== 0 && group > 0;
  if (slashed && head.extensionLength === run.length(group) && start - lastEnd < 5) return true;
  // "Frau Iske (-16)" on any later line.
  if (setOff && classAt(text, dash - 1) === OPEN && classAt(text, run.endOf(last)) === CLOSE) return true;
  if (!setOff) return false;
  const spacedDash = classAt(text, start - 1) === SPACE && !endsInJoint.test(between);
  const spoken = between.length < 60 && saysDial.test(between);
  return (!spacedDash && (spoken || isList(between))) || isListEntry(run, group, last, head, dash, lineStart, lastEnd);
}

/**
 * Reads a direct dial at `group`.
 * @param lastEnd where the last number or direct dial ended
 * @param lineStart where the line of the digits begins
 * @param findLabel looks for the label before the digits, at most so many words away; asked only where it matters
 */
export function readDirectDial(
  run: DigitRun,
  group: number,
  head: Head,
  lastEnd: number,
  lineStart: number,
  findLabel: (furthest: number) => FoundLabel | null,
): DirectDial | null {
  const start = run.start(group);
  // Inside a run no word can stand between: only a mark makes digits a direct dial.
  if (group > 0 && (run.before(group) & marks) === 0) return null;
  if (
    run.length(group) > longestExtension &&
    !(start - lastEnd < nearNeighbour && run.length(group) === head.subscriberLength)
  )
    return null;
  if (start - head.last > reach) return null;
  const gap = gapBefore(run, group, lastEnd);
  const plainList = isPlainList(gap, head);
  const marked = gap.dash >= 0 || (run.before(group) & SEP.slash) !== 0 || isSlashBefore(run, group);
  // Without a dash or slash only "Durchwahl", "DW" and the like right before the digits make them a direct dial.
  const label = plainList ? null : findLabel(marked ? mostWords : 0);
  const below = !marked && isBelowHead(run, group, head, lineStart);
  if ((label === null && !marked && !below) || !standsAlone(run, group)) return null;
  if (label?.kind === 'no') return null;
  if (gap.dash < 0 && isNameOrRange(run, run.endOf(group))) return null;
  const neighbour = marked ? neighbourAt(run, group, head) : null;
  const last = neighbour?.last ?? lastGroup(run, group, head.extensionLength);
  if (
    !plainList &&
    !below &&
    !(neighbour !== null && start - lastEnd < nearNeighbour) &&
    !isDirectDial(run, group, last, head, lastEnd, gap, label, lineStart)
  )
    return null;
  const replaced = neighbour?.replaced ?? (gap.dash >= 0 ? tailReplaced(run, group, head) : 0);
  let digits = replaced > 0 ? head.digits.slice(0, -replaced) : head.digits;
  for (let at = group; at <= last; at += 1) digits += run.digits(at);
  return {
    digits,
    plus: head.plus,
    label: label?.kind === 'fax' || label?.kind === 'phone' ? label.kind : 'extension',
    start: gap.dash >= 0 && group === 0 ? gap.dash : start,
    end: run.endOf(last),
    next: last + 1,
  };
}

/** A direct dial may be written in groups ("-2 11") where the head's own has more digits than the first. */
function lastGroup(run: DigitRun, group: number, extensionLength: number): number {
  let length = run.length(group);
  for (let at = group + 1; at < run.count && length < extensionLength; at += 1) {
    if ((run.before(at) & ~SEP.apart) !== SEP.space) return group;
    length += run.length(at);
    if (length === extensionLength) return at;
  }
  return group;
}

function stripDash(between: string): string {
  let end = between.length;
  while (end > 0) {
    const kind = classAt(between, end - 1);
    if (kind !== HYPHEN && kind !== SPACE) break;
    end -= 1;
  }
  return between.slice(0, end);
}
