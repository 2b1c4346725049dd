/**
 * A second number that differs from the first in its last digits only: "4488120 oder -121", "70815, Fax /70816",
 * "4 47 18, Fax -4 47 19". Behind a dash or slash it takes the place of those digits instead of following them.
 */
import { SLASH, SPACE, classAt } from './characters.ts';
import type { DigitRun } from './digit-runs.ts';
import type { Head } from './number-head.ts';
import { groupBehind } from './twin-numbers.ts';

/** Shorter ones are direct dials in groups. */
const fewestDigits = 4;
/** A short subscriber's number goes on with its direct dials: "77 88, DW -12". */
const fewestWithTail = 6;
/** How far behind the first one it stands at most where no label tells. */
export const nearNeighbour = 12;

interface Neighbour {
  /** So many digits of the first number are replaced. */
  readonly replaced: number;
  /** Its last group. */
  readonly last: number;
}

/** "Fax /70816": the slash stands for the area code. */
export function isSlashBefore(run: DigitRun, group: number): boolean {
  const { text } = run;
  const index = run.start(group) - 1;
  return group === 0 && classAt(text, index) === SLASH && classAt(text, index - 1) === SPACE;
}

/** Reads it at a group that a dash or slash sets off; null where the digits are no neighbour of the head's. */
export function neighbourAt(run: DigitRun, group: number, head: Head): Neighbour | null {
  const { subscriberLength, extensionLength, whole } = head;
  if (extensionLength > 0 || subscriberLength < fewestDigits) return null;
  const other = whole.slice(-subscriberLength);
  const digits = run.digits(group);
  if (digits.length < subscriberLength) {
    const next = groupBehind(run, group, subscriberLength);
    if (next > group + 1 && other.startsWith(digits + run.digits(group + 1).charAt(0)))
      return { replaced: subscriberLength, last: next - 1 };
  }
  const { length } = digits;
  const tail = other.slice(-length);
  const isWhole = length === subscriberLength;
  if (length < 2 || (!isWhole && (length > 4 || length > subscriberLength - 2))) return null;
  const alike = isWhole ? 2 : length - 1;
  return digits.startsWith(tail.slice(0, alike)) ? { replaced: length, last: group } : null;
}

/** "0221 4710 142, Fax -143": a dial of as many digits takes the place of the last group. */
export function tailReplaced(run: DigitRun, group: number, { tailLength, subscriberLength, whole }: Head): number {
  // "94 88 30, Fax -19": the zero is the switchboard's, as if it were set off.
  if (tailLength === 2 && /[1-9]0$/u.test(whole) && run.length(group) === 2) return 1;
  return subscriberLength >= fewestWithTail && tailLength === run.length(group) ? tailLength : 0;
}
