/** Reads one phone number out of the groups of a run: where it ends, what its digits are, how sure that is. */
import { fewestDigits, type DigitRun } from './digit-runs.ts';
import { SEP, gapBits } from './separators.ts';
import { goesOnAsAmount, isQuantity } from './look-alikes.ts';
import type { Form } from './number-form.ts';
import { fitOf, isHopeless, mostDigits } from './number-form.ts';
import { mayContinue } from './number-gaps.ts';
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

/** "0012 4455 7788 9": nobody sets the first digit of an area code in one piece with the prefix. */
function splitsCountryCode(run: DigitRun, group: number, next: number, form: Form): boolean {
  if (form !== 'zeroZero' || next === group + 1) return false;
  const first = run.digits(group).slice(2);
  const code = splitInternational(first + run.digits(group + 1))?.callingCode ?? first;
  return first.length === code.length + 1;
}

/** The `(0)` behind a country code, which is not dialled. */
function isBracketedZero(run: DigitRun, group: number, form: Form): boolean {
  if (form !== 'plus' && form !== 'zeroZero') return false;
  if (run.digits(group) !== '0') return false;
  return (run.before(group) & SEP.open) !== 0 && (run.before(group + 1) & SEP.close) !== 0;
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

/** "05321/76-99 4470": 9 or 99 in front of the dial is its fax. */
function isFaxDial(run: DigitRun, group: number, first: number): boolean {
  return (
    group > first + 1 &&
    (run.before(group) & gapBits) === SEP.space &&
    run.length(group) <= 4 &&
    isHyphenated(run, group - 1) &&
    /^99?$/u.test(run.digits(group - 1))
  );
}

/** "(0355) 6 12 - 13 43 18": a long dial in pairs, to the end of its line. */
function isDialInPairs(run: DigitRun, group: number, first: number): boolean {
  if (group + 1 < run.count && (run.before(group + 1) & (SEP.newline | SEP.column)) === 0) return false;
  for (let at = group; at > group - 3 && at > first + 1; at -= 1) {
    if (run.length(at) !== 2) return false;
    if (isHyphenated(run, at)) return at === group - 2;
    if ((run.before(at) & gapBits) !== SEP.space) return false;
  }
  return false;
}

/** "0361 / 57 36 41 882,": behind the slash all groups up to a mark or the line's end are one number, if it is not longer than that. */
function isRestBehindSlash(run: DigitRun, group: number, first: number, form: Form, digits: string): boolean {
  if (form !== 'trunk' || digits.length > longestGerman || group < first + 3) return false;
  if (group + 1 < run.count || (run.before(first + 1) & SEP.slash) === 0) return false;
  for (let at = first + 2; at <= group; at += 1) if ((run.before(at) & gapBits) !== SEP.space) return false;
  return /^(?:[,;.)]|\s*$|\s*[\n\r])/u.test(run.text.slice(run.end, run.end + 3));
}

/** A long number is believed only where its last group is set off as an extension. */
function isBetter(
  fit: Fit,
  best: Best | null,
  run: DigitRun,
  group: number,
  first: number,
  form: Form,
  digits: string,
): boolean {
  if (fit === 0) return false;
  if (best === null) return true;
  if (fit === 2) return true;
  return (
    best.fit === 1 ||
    (isSetOff(run, group) && group > first + 1 && run.length(group) <= 5) ||
    isFaxDial(run, group, first) ||
    isDialInPairs(run, group, first) ||
    isRestBehindSlash(run, group, first, form, digits)
  );
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

const longestGerman = 13;
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
    if (isBetter(fit, best, run, at, group, form, digits)) best = { next: at + 1, digits, fit };
  }
  if (best === null) return null;
  if (stoppedByQuantity && best.fit < 2) return null;
  const last = best.next - 1;
  const end = run.endOf(last);
  if (hasGluedRest(run, best.next) || splitsCountryCode(run, group, best.next, form)) return null;
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
