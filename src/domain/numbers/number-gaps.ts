/** Whether a number goes on behind a gap: what people write inside numbers also stands between them. */
import { isAreaCode } from './area-code.ts';
import { DIGIT, NEWLINE, OPEN, SPACE, classAt } from './characters.ts';
import { fewestDigits, type DigitRun } from './digit-runs.ts';
import { SEP, gapBits, isDirectDialGap } from './separators.ts';
import { dateGroups, goesOnAsAmount } from './look-alikes.ts';
import type { Form } from './number-form.ts';
import { fitOf, formOf, mostDigits } from './number-form.ts';
import { labelBefore } from './labels.ts';
import { capital, letter } from './letters.ts';
import type { Fit } from './number-shapes.ts';
import type { NumberingPlan } from './numbering-plan.ts';

/** A German number is followed by German postcodes, which have five digits. */
function mayBeGerman(form: Form, digits: string, plan: NumberingPlan): boolean {
  if (form === 'plus') return digits.startsWith('49');
  return form === 'zeroZero' ? digits.startsWith('0049') : plan.country === 'DE';
}

const town = new RegExp(String.raw`^[ \u00a0]${capital}${letter}`);

/** A five-digit group with a capitalised word behind it: a postcode and its town. */
function isPostcode(run: DigitRun, group: number, german: boolean): boolean {
  const length = run.length(group);
  if ((length !== 5 && (length !== 4 || german)) || (run.before(group) & SEP.apart) === 0) return false;
  const end = run.endOf(group);
  return classAt(run.text, end) === SPACE && town.test(run.text.slice(end, end + 4));
}

const tab = 0x09;
const wrappedLine = 55;

/** True where the line that ends at `end` is so long that a mail program may have broken it. */
function isLongLine(text: string, end: number): boolean {
  for (let index = end - 1; index >= end - wrappedLine; index -= 1) if (classAt(text, index) === NEWLINE) return false;
  return true;
}

/** "1. 0721 12345 2. 0721 12346", "1) 0721 12345 2) 0721 12346": the number of an entry. */
function isEnumerator(run: DigitRun, group: number): boolean {
  const behind = run.before(group + 1);
  if (run.length(group) > 2 || (behind & (SEP.dot | SEP.close)) === 0 || (behind & SEP.apart) === 0) return false;
  if ((run.before(group) & SEP.open) !== 0) return false;
  return (run.before(group) & SEP.apart) !== 0 && ((behind & SEP.plus) !== 0 || run.startsWithZero(group + 1));
}

const fewestInCell = 5;

function digitsOfCell(run: DigitRun, group: number): number {
  let digits = run.length(group);
  for (let at = group + 1; at < run.count && (run.before(at) & (SEP.column | SEP.newline)) === 0; at += 1)
    digits += run.length(at);
  return digits;
}

/** An area code that has a column of its own: "040\t66969 700". */
function isNextCell(run: DigitRun, group: number): boolean {
  const { text } = run;
  let end = run.endOf(group - 1);
  while (text.charCodeAt(end) !== tab && classAt(text, end) === SPACE) end += 1;
  if (text.charCodeAt(end) !== tab || run.start(group) !== end + 1) return false;
  const before = text.charCodeAt(run.start(group - 1) - 1);
  return (
    (before === tab || classAt(text, run.start(group - 1) - 1) === NEWLINE) && digitsOfCell(run, group) >= fewestInCell
  );
}

/** "05 61", and the rest in the next line: an area code has its line to itself. */
function isAreaCodeLine(run: DigitRun, group: number, form: Form, sofar: string, plan: NumberingPlan): boolean {
  if (!isAreaCode(form, sofar, plan)) return false;
  let index = run.endOf(group - 1) - 1;
  while ([SPACE, DIGIT, OPEN].includes(classAt(run.text, index))) index -= 1;
  return classAt(run.text, index) === NEWLINE;
}

/** "0174 / 66 77": the beginning of a mobile number. */
function isMobileStart(form: Form, sofar: string, plan: NumberingPlan): boolean {
  return form === 'trunk' && plan.country === 'DE' && /^01[567]\d{1,6}$/u.test(sofar);
}

/** "Fax 04921" at the end of a line, and "8833-17" in the next one. */
function isCutBehindArea(run: DigitRun, group: number, form: Form, sofar: string, plan: NumberingPlan): boolean {
  if (isMobileStart(form, sofar, plan)) return true;
  if (!isAreaCode(form, sofar, plan)) return false;
  const { text } = run;
  let first = group - 1;
  while (first > 0 && (run.before(first) & (SEP.newline | SEP.column | SEP.plus)) === 0 && !run.startsWithZero(first))
    first -= 1;
  const label = labelBefore(text, run.start(first), Math.max(0, run.start(first) - 20), 0);
  return label !== null && label.kind !== 'no' && label.strong;
}

/** "0821-778-00.14": parts and drawings. */
function isTwiceHyphenated(run: DigitRun, group: number, sofar: string): boolean {
  const twoLast = run.length(group - 1) + run.length(group - 2);
  return sofar.length > twoLast && (run.before(group - 1) & run.before(group - 2) & SEP.hyphen) !== 0;
}

/** Whether the number may go on behind the gap before `group`, given how well it fits so far. */
export function mayContinue(
  run: DigitRun,
  group: number,
  form: Form,
  sofar: string,
  fit: Fit,
  plan: NumberingPlan,
): boolean {
  const bits = run.before(group);
  if ((bits & SEP.plus) !== 0) return false;
  if ((bits & SEP.column) !== 0) {
    if ((bits & SEP.newline) !== 0) return fit === 0 && isCutBehindArea(run, group, form, sofar, plan);
    return ((bits & SEP.slash) !== 0 || isNextCell(run, group)) && isAreaCode(form, sofar, plan);
  }
  if ((bits & SEP.open) !== 0 && fit > 0) return false;
  if ((bits & gapBits) === SEP.dot && (bits & SEP.apart) === 0 && isTwiceHyphenated(run, group, sofar)) return false;
  if (fit > 0 && isEnumerator(run, group)) return false;
  // "089 3998844. 15 Uhr": the end of a sentence.
  if (fit === 2 && (bits & gapBits & ~SEP.space) === SEP.dot && (bits & SEP.apart) !== 0) return false;
  if (fit > 0 && isDirectDialGap(bits)) return false;
  // "+49 89 99998 355   2x": what stands further away is something else.
  if (fit === 2 && (bits & gapBits) === SEP.space && run.start(group) - run.endOf(group - 1) > 1) return false;
  if (goesOnAsAmount(run.text, group, run) || dateGroups(run, group) > 0) return false;
  if (fit > 0 && isPostcode(run, group, mayBeGerman(form, sofar, plan))) return false;
  if ((bits & SEP.newline) !== 0) {
    const long = isLongLine(run.text, run.endOf(group - 1));
    const areaCode = (bits & SEP.slash) !== 0 && (isAreaCode(form, sofar, plan) || isMobileStart(form, sofar, plan));
    const dangling = (bits & SEP.dangling) !== 0 && (run.length(group) <= 5 || areaCode);
    const open = dangling || (bits & SEP.hyphen) !== 0 || form === 'plus' || form === 'zeroZero';
    if (isPostcode(run, group, mayBeGerman(form, sofar, plan))) return false;
    if (fit === 2 && !dangling) return false;
    if (fit === 1 && !long && !dangling) return false;
    const cut =
      fit === 0 && (isAreaCodeLine(run, group, form, sofar, plan) || isCutBehindArea(run, group, form, sofar, plan));
    if (!open && !long && !cut) return false;
  }
  if (fit === 0 || !run.startsWithZero(group)) return true;
  // A zero behind something that is a number already: the next one, where it reads as such.
  const strong = (bits & (SEP.slash | SEP.newline)) !== 0 || fit === 2;
  const apart = (bits & SEP.apart) !== 0 || ((bits & SEP.slash) !== 0 && fit === 2 && sofar.length >= 9);
  return !(strong && apart && sofar.length >= 6 && beginsNumber(run, group, plan));
}

/** Asked for the same group from several starts, so the run remembers the answer. */
function beginsNumber(run: DigitRun, group: number, plan: NumberingPlan): boolean {
  const known = run.beginnings.get(group);
  if (known !== undefined) return known;
  const answer = readsAsNumber(run, group, plan);
  run.beginnings.set(group, answer);
  return answer;
}

function readsAsNumber(run: DigitRun, group: number, plan: NumberingPlan): boolean {
  const form = formOf(run, group, plan);
  let digits = '';
  for (let at = group; at < run.count && digits.length <= mostDigits; at += 1) {
    if (at > group && (run.before(at) & (SEP.plus | SEP.column | SEP.newline)) !== 0) break;
    digits += run.digits(at);
    if (digits.length >= fewestDigits && fitOf(form, digits, plan) === 2) return true;
  }
  return false;
}
