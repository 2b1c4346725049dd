/** The second of two numbers that share an area code: "0711 66969 oder 66970", "2 28-1 14 oder 2 28-1 15". */
import type { DigitRun } from './digit-runs.ts';
import { SEP } from './separators.ts';
import type { Head } from './number-head.ts';
import { goesOnAsAmount, isBoundAfter, isQuantity } from './look-alikes.ts';

/** How far behind a number the second one of its area stands at most. */
export const widestJoint = 12;
const joint = /^[\s]?(?:[,;/|]\s?)?(?:(oder|und|bzw\.?|or|and|u\.|o\.)\s?)?$/u;
/** Shorter numbers are shared only by what a word joins. */
const fewestByMark = 5;

interface Twin {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
  /** The group behind it. */
  readonly next: number;
}

/** The group behind the last of as many digits as the other number has; −1 where they do not end with a group. */
export function groupBehind(run: DigitRun, group: number, wanted: number): number {
  let length = 0;
  for (let at = group; at < run.count && length < wanted; at += 1) {
    if (at > group && (run.before(at) & ~(SEP.space | SEP.hyphen | SEP.apart)) !== 0) return -1;
    length += run.length(at);
    if (length === wanted) return at + 1;
  }
  return -1;
}

function endsThere(run: DigitRun, next: number): boolean {
  const end = run.endOf(next - 1);
  if (next < run.count && (run.before(next) & (SEP.column | SEP.newline | SEP.plus | SEP.slash)) === 0) return false;
  return (
    !isBoundAfter(run.text, end) &&
    !isQuantity(run.text, end, run.length(next - 1)) &&
    !goesOnAsAmount(run.text, next - 1, run)
  );
}

/**
 * Reads such a number at `group`.
 * @param head the number before
 * @param lastEnd where it ended
 */
export function readTwin(run: DigitRun, group: number, head: Head, lastEnd: number): Twin | null {
  const start = run.start(group);
  const { subscriberLength, whole } = head;
  if (lastEnd !== head.end || start - lastEnd > widestJoint || run.startsWithZero(group)) return null;
  const joined = joint.exec(run.text.slice(lastEnd, start));
  if (joined === null || (joined[1] === undefined && subscriberLength < fewestByMark)) return null;
  const next = groupBehind(run, group, subscriberLength);
  if (next < 0 || !endsThere(run, next)) return null;
  let digits = '';
  for (let at = group; at < next; at += 1) digits += run.digits(at);
  const other = whole.slice(-subscriberLength);
  // Neighbours begin alike.
  const alike = joined[1] === undefined || subscriberLength < fewestByMark ? 2 : 1;
  if (digits === other || digits.slice(0, alike) !== other.slice(0, alike)) return null;
  return { digits: whole.slice(0, whole.length - subscriberLength) + digits, start, end: run.endOf(next - 1), next };
}
