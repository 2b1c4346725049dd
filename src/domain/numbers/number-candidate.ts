/** Reads one phone number out of the groups of a run: where it ends, what its digits are, how sure that is. */
import { DIGIT, NEWLINE, SPACE, classAt } from './characters.ts';
import type { DigitRun } from './digit-runs.ts';
import { SEP, isDirectDialGap } from './digit-runs.ts';
import { dateGroups, goesOnAsAmount, isQuantity } from './look-alikes.ts';
import type { Form } from './number-form.ts';
import { fewestDigits, fitOf, formOf, isHopeless } from './number-form.ts';
import type { Fit } from './number-shapes.ts';
import { areaLength } from './number-shapes.ts';
import type { NumberingPlan } from './numbering-plan.ts';
import { splitInternational } from './numbering-plan.ts';

export interface Candidate {
  readonly form: Form;
  /** Digits as dialled, the bracketed trunk zero left out. */
  readonly digits: string;
  readonly fit: Fit;
  readonly first: number;
  /** The group behind the last one. */
  readonly next: number;
  readonly start: number;
  readonly end: number;
  readonly foreign: boolean;
  readonly hidden: boolean;
  /** Digits of the last group where it is set off as an extension ("12345-0"), else 0. */
  readonly extensionLength: number;
  /** Digits of the last group where only a space or dot sets it off behind two other groups, else 0. */
  readonly tailLength: number;
}

const mostDigits = 17;
const gapBits = ~(SEP.apart | SEP.hidden | SEP.foreign);

/** The `(0)` behind a country code, which is not dialled. */
function isBracketedZero(run: DigitRun, group: number, form: Form): boolean {
  if (form !== 'plus' && form !== 'zeroZero') return false;
  if (run.digits(group) !== '0') return false;
  return (run.before(group) & SEP.open) !== 0 && (run.before(group + 1) & SEP.close) !== 0;
}

/** A German number is followed by German postcodes, which have five digits. */
function mayBeGerman(form: Form, digits: string, plan: NumberingPlan): boolean {
  if (form === 'plus') return digits.startsWith('49');
  return form === 'zeroZero' ? digits.startsWith('0049') : plan.country === 'DE';
}

/** A five-digit group with a capitalised word behind it: a postcode and its town. */
function isPostcode(run: DigitRun, group: number, german: boolean): boolean {
  const length = run.length(group);
  if ((length !== 5 && (length !== 4 || german)) || (run.before(group) & SEP.apart) === 0) return false;
  const end = run.endOf(group);
  return classAt(run.text, end) === SPACE && /^[ \u00a0]\p{Lu}\p{L}/u.test(run.text.slice(end, end + 4));
}

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

/** True where the digits are an area code with its zero. */
function isAreaCode(form: Form, digits: string, plan: NumberingPlan): boolean {
  if (form !== 'trunk' || plan.country !== 'DE' || digits.length < 3) return false;
  return areaLength(plan, digits.slice(1).padEnd(9, '2')) === digits.length - 1;
}

/** "05 61", and the rest in the next line: an area code has its line to itself. */
function isAreaCodeLine(run: DigitRun, group: number, form: Form, sofar: string, plan: NumberingPlan): boolean {
  if (!isAreaCode(form, sofar, plan)) return false;
  let index = run.endOf(group - 1) - 1;
  while (classAt(run.text, index) === SPACE || classAt(run.text, index) === DIGIT) index -= 1;
  return classAt(run.text, index) === NEWLINE;
}

/** "0821-778-00.14": parts and drawings. */
function isTwiceHyphenated(run: DigitRun, group: number, sofar: string): boolean {
  const twoLast = run.length(group - 1) + run.length(group - 2);
  return sofar.length > twoLast && (run.before(group - 1) & run.before(group - 2) & SEP.hyphen) !== 0;
}

/** Whether the number may go on behind the gap before `group`, given how well it fits so far. */
function mayContinue(run: DigitRun, group: number, form: Form, sofar: string, fit: Fit, plan: NumberingPlan): boolean {
  const bits = run.before(group);
  if ((bits & SEP.plus) !== 0) return false;
  if ((bits & SEP.column) !== 0) return (bits & SEP.slash) !== 0 && isAreaCode(form, sofar, plan);
  if ((bits & SEP.open) !== 0 && fit > 0) return false;
  if ((bits & gapBits) === SEP.dot && (bits & SEP.apart) === 0 && isTwiceHyphenated(run, group, sofar)) return false;
  if (fit > 0 && isEnumerator(run, group)) return false;
  // "089 3998844. 15 Uhr": the end of a sentence.
  if (fit === 2 && (bits & gapBits & ~SEP.space) === SEP.dot && (bits & SEP.apart) !== 0) return false;
  if (fit > 0 && isDirectDialGap(bits)) return false;
  if (goesOnAsAmount(run.text, group, run) || dateGroups(run, group) > 0) return false;
  if (fit > 0 && isPostcode(run, group, mayBeGerman(form, sofar, plan))) return false;
  if ((bits & SEP.newline) !== 0) {
    const long = isLongLine(run.text, run.endOf(group - 1));
    const areaCode = (bits & SEP.slash) !== 0 && isAreaCode(form, sofar, plan);
    const dangling = (bits & SEP.dangling) !== 0 && (run.length(group) <= 5 || areaCode);
    const open = dangling || (bits & SEP.hyphen) !== 0 || form === 'plus' || form === 'zeroZero';
    if (isPostcode(run, group, mayBeGerman(form, sofar, plan))) return false;
    if (fit === 2 && !dangling) return false;
    if (fit === 1 && !long && !dangling) return false;
    if (!open && !long && !(fit === 0 && isAreaCodeLine(run, group, form, sofar, plan))) return false;
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

function isHyphenated(run: DigitRun, group: number): boolean {
  const bits = run.before(group);
  return (bits & SEP.hyphen) !== 0 && (bits & (SEP.slash | SEP.dot)) === 0;
}

/** A hyphen before the group, or a dot where dots stand all along: "+49.4351.7124.9318". */
function isSetOff(run: DigitRun, group: number): boolean {
  if (isHyphenated(run, group)) return true;
  const dotted = (bits: number): boolean => (bits & gapBits) === SEP.dot && (bits & SEP.apart) === 0;
  return dotted(run.before(group)) && dotted(run.before(group - 1));
}

interface Best {
  next: number;
  digits: string;
  fit: Fit;
}

/** A long number is believed only where its last group is set off as an extension. */
function isBetter(fit: Fit, best: Best | null, run: DigitRun, group: number, first: number): boolean {
  if (fit === 0) return false;
  if (best === null) return true;
  if (fit === 2) return true;
  return best.fit === 1 || (isSetOff(run, group) && group > first + 1 && run.length(group) <= 5);
}

/** True where the run goes on behind the number without a space: then the whole is a code. */
function hasGluedRest(run: DigitRun, next: number): boolean {
  if (next >= run.count) return false;
  const bits = run.before(next);
  return (bits & (SEP.hyphen | SEP.dot)) !== 0 && (bits & ~(SEP.hyphen | SEP.dot | SEP.hidden | SEP.foreign)) === 0;
}

/** True where the last group of the run is a quantity ("24 h", "0,14 €"), which ends the number before it. */
function isQuantityBehind(run: DigitRun, group: number): boolean {
  return group === run.count - 1 && isQuantity(run.text, run.endOf(group), run.length(group));
}

/** Digits before the national number: country code, trunk prefix. */
function leadOf(form: Form, digits: string, plan: NumberingPlan): { length: number; plan: NumberingPlan } {
  if (form === 'trunk') return { length: plan.trunk.length, plan };
  if (form === 'bare') return { length: 0, plan };
  const prefix = form === 'plus' ? 0 : digits.startsWith('00') ? 2 : plan.internationalPrefix.length;
  const split = splitInternational(digits.slice(prefix));
  return { length: prefix + (split?.callingCode.length ?? 0), plan: split?.plans[0] ?? plan };
}

const longestExtension = 5;

/** "+49.89.99998.0": the switchboard, however it is set off. */
function isSwitchboard(run: DigitRun, at: number, first: number): boolean {
  return at >= first + 2 && run.length(at) === 1 && run.startsWithZero(at);
}

/** Digits behind the last hyphen that stands behind at least two digits of the subscriber's number, 0 without one. */
function extensionOf(run: DigitRun, first: number, best: Best, form: Form, plan: NumberingPlan): number {
  let behind = 0;
  for (let at = best.next - 1; at > first && behind < longestExtension; at -= 1) {
    behind += run.length(at);
    if (!isHyphenated(run, at) && !(at === best.next - 1 && isSwitchboard(run, at, first))) continue;
    const lead = leadOf(form, best.digits, plan);
    const area = areaLength(lead.plan, best.digits.slice(lead.length));
    return behind <= longestExtension && best.digits.length - behind >= lead.length + area + 2 ? behind : 0;
  }
  return 0;
}

function tailOf(run: DigitRun, first: number, last: number): number {
  const spaced = (run.before(last) & gapBits & ~(SEP.space | SEP.dot)) === 0;
  return spaced && last >= first + 2 && run.length(last) <= longestExtension ? run.length(last) : 0;
}

/** Reads the number that begins with `group`; null where nothing there fits a numbering plan. */
export function readCandidate(run: DigitRun, group: number, form: Form, plan: NumberingPlan): Candidate | null {
  let digits = '';
  let best: Best | null = null;
  let foreign = false;
  let hidden = false;
  let stoppedByQuantity = false;
  for (let at = group; at < run.count; at += 1) {
    if (at > group && !mayContinue(run, at, form, digits, best !== null && best.next === at ? best.fit : 0, plan))
      break;
    if (at === group && goesOnAsAmount(run.text, at, run)) return null;
    if (isQuantityBehind(run, at)) {
      stoppedByQuantity = true;
      break;
    }
    if (at > group && isBracketedZero(run, at, form)) continue;
    const more = run.digits(at);
    if (digits.length + more.length > mostDigits) break;
    digits += more;
    if (isHopeless(form, digits, plan)) break;
    foreign ||= run.isForeign(at);
    hidden ||= (run.before(at) & SEP.hidden) !== 0;
    const fit = digits.length < fewestDigits ? 0 : fitOf(form, digits, plan);
    if (isBetter(fit, best, run, at, group)) best = { next: at + 1, digits, fit };
  }
  if (best === null) return null;
  if (stoppedByQuantity && best.fit < 2) return null;
  const last = best.next - 1;
  const end = run.endOf(last);
  if (hasGluedRest(run, best.next)) return null;
  const extensionLength = extensionOf(run, group, best, form, plan);
  return {
    form,
    digits: best.digits,
    fit: best.fit,
    first: group,
    next: best.next,
    start: run.start(group),
    end,
    foreign,
    hidden,
    extensionLength,
    tailLength: extensionLength === 0 ? tailOf(run, group, last) : 0,
  };
}

/** True where the digits are written in more than one piece, as numbers for people are. */
export function isGrouped(run: DigitRun, candidate: Candidate): boolean {
  for (let at = candidate.first + 1; at < candidate.next; at += 1) if ((run.before(at) & gapBits) !== 0) return true;
  return false;
}
