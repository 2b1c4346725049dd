/** How the digits of a candidate are grouped, where that says what they are. */
import type { DigitRun } from './digit-runs.ts';
import { SEP, gapBits } from './separators.ts';
import type { Candidate } from './number-candidate.ts';

type Groups = Pick<Candidate, 'first' | 'next'>;

/** Only spaces stand between the groups. */
function isSpaced(run: DigitRun, { first, next }: Groups): boolean {
  for (let group = first + 1; group < next; group += 1)
    if ((run.before(group) & ~(SEP.space | SEP.apart)) !== 0) return false;
  return true;
}

function hasLengths(run: DigitRun, from: number, to: number, length: number): boolean {
  for (let group = from; group < to; group += 1) if (run.length(group) !== length) return false;
  return true;
}

/** "01 52 54 59 93 71" */
export function isAllPairs(run: DigitRun, groups: Groups): boolean {
  return hasLengths(run, groups.first, groups.next, 2) && isSpaced(run, groups);
}

/** "0 986 494 231" */
export function isAllTriples(run: DigitRun, groups: Groups): boolean {
  return hasLengths(run, groups.first + 1, groups.next, 3) && isSpaced(run, groups);
}

/** "04.72.33.44.55" */
export function isFiveDottedPairs(run: DigitRun, { first, next }: Groups): boolean {
  if (next !== first + 5 || !hasLengths(run, first, next, 2)) return false;
  for (let group = first + 1; group < next; group += 1) if ((run.before(group) & gapBits) !== SEP.dot) return false;
  return true;
}

/** Where a slash or bracket ends the area code, at most three groups on: "0 44 21 / 89", "(086 51) 73 19 5". */
const mostAreaGroups = 3;

/**
 * The area code as it is set off, with its trunk zero: up to a slash or closing bracket, else the first group.
 * @returns its digits, and the group behind it
 */
export function writtenArea(
  run: DigitRun,
  { first, next }: Groups,
): { readonly length: number; readonly behind: number } {
  let length = run.length(first);
  for (let group = first + 1; group < next && group <= first + mostAreaGroups; group += 1) {
    if ((run.before(group) & (SEP.slash | SEP.close)) !== 0) return { length, behind: group };
    length += run.length(group);
  }
  return { length: run.length(first), behind: first + 1 };
}
