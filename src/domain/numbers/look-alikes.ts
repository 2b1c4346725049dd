/** What is written like a phone number and is none: dates, times, amounts, account and register numbers, codes. */
import { COLON, DIGIT, LETTER, NEWLINE, OPEN, OTHER, SPACE, classAt, MarkSet } from './characters.ts';
import type { DigitRun } from './digit-runs.ts';
import { SEP, gapBits } from './separators.ts';
import { meaningOf } from './label-words.ts';
import { letter, letters } from './letters.ts';

function onlyBit(bits: number, bit: number): boolean {
  return (bits & gapBits & ~SEP.space) === bit;
}

/** One or two digits with a value in the range. */
function inRange(digits: string, from: number, to: number): boolean {
  const { length } = digits;
  if (length === 0 || length > 2) return false;
  const tens = length === 2 ? digits.charCodeAt(0) - 0x30 : 0;
  const value = tens * 10 + digits.charCodeAt(length - 1) - 0x30;
  return value >= from && value <= to;
}

function isYear(digits: string): boolean {
  return digits.length === 4 && (digits.startsWith('19') || digits.startsWith('20'));
}

/** Day and month in either order. */
function isDayMonth(first: string, second: string): boolean {
  return (inRange(first, 1, 31) && inRange(second, 1, 12)) || (inRange(first, 1, 12) && inRange(second, 1, 31));
}

/**
 * How many groups from `group` on are a date; 0 where they are none. Takes 01.02.2024, 1. 2. 24, 01/02/2024,
 * 2024-02-01 and the half dates of a range (01.02. - 05.02.2024).
 */
export function dateGroups(run: DigitRun, group: number): number {
  const gap1 = run.before(group + 1);
  if ((gap1 & (SEP.dot | SEP.slash | SEP.hyphen)) === 0) return 0;
  if (run.length(group) > 4 || run.length(group + 1) > 4) return 0;
  const gap2 = run.before(group + 2);
  const first = run.digits(group);
  const second = run.digits(group + 1);
  const third = run.digits(group + 2);
  for (const bit of [SEP.dot, SEP.slash, SEP.hyphen]) {
    if (!onlyBit(gap1, bit)) continue;
    if (onlyBit(gap2, bit)) {
      const glued = (run.before(group + 3) & gapBits) === bit && bit === SEP.dot && run.length(group + 3) === 2;
      if (isDayMonth(first, second) && isYear(third)) return 3;
      if (isYear(first) && isDayMonth(second, third) && second.length === 2) return 3;
      if (bit === SEP.dot && third.length === 2 && isDayMonth(first, second) && !glued) return 3;
    }
    if (bit === SEP.slash && inRange(first, 1, 12) && first.length === 2 && isYear(second)) return 2;
    const half = (gap2 & SEP.dot) !== 0 && (gap2 & (SEP.space | SEP.hyphen)) !== 0;
    if (bit === SEP.dot && isDayMonth(first, second) && second.length <= 2 && half && run.count > group + 2) return 2;
  }
  return 0;
}

/** True where two groups read as a time of day: 08.30 in front of "Uhr", "h", a dash or another time. */
export function isClockTime(run: DigitRun, group: number): boolean {
  if ((run.before(group + 1) & gapBits) !== SEP.dot) return false;
  if (!inRange(run.digits(group), 0, 24) || run.length(group + 1) !== 2 || !inRange(run.digits(group + 1), 0, 59))
    return false;
  const after = run.before(group + 2);
  return group + 2 >= run.count || (after & gapBits) !== SEP.dot;
}

const unitStarts = new MarkSet('€$£%‰°KEUuCGShHkcmqMBtpTJP');
const money = /^[ \u00a0\u202f]?(?:[€$£%‰°]|(?:EUR|USD|CHF|GBP|Euro|Cent|Prozent)\b)/u;
const measures =
  /^[ \u00a0\u202f]?(?:[Uu]hr|Std|[hH]|km|kg|[cm]m|m²|qm|kWh|[MGT]B|Stück|Stk|pm|Tage|Jahre|mal|K|C|Grad)\b(?![:.])/u;

/**
 * True where the text behind a group goes on with a unit, so that the group is a quantity.
 * @param length digits of the group: nobody counts hours or pieces with more than four
 */
export function isQuantity(text: string, end: number, length: number): boolean {
  const first = text.charCodeAt(classAt(text, end) === SPACE ? end + 1 : end);
  if (!unitStarts.has(first)) return false;
  const next = text.slice(end, end + 9);
  return money.test(next) || (length <= 4 && measures.test(next));
}

/** A decimal or thousands comma, or a colon as in a time or an address of a network card. */
export function goesOnAsAmount(text: string, group: number, run: DigitRun): boolean {
  const end = run.endOf(group);
  const next = text.charCodeAt(end);
  if (classAt(text, end) === COLON) return classAt(text, end + 1) === DIGIT;
  if (next !== 0x2c || run.length(group) > 6) return false;
  if (text.startsWith(',-', end) || text.startsWith(',–', end)) return true;
  const decimals = classAt(text, end + 1) === DIGIT && classAt(text, end + 2) === DIGIT;
  return decimals && classAt(text, end + 3) !== DIGIT;
}

/** Characters that bind a digit to a code, an address or an amount when they stand right before it. */
const binding = new MarkSet('#=&@%$€£§№*~^\\_');

const asterisk = 0x2a;
const space = 0x20;

const longestEmphasis = 40;

/** "*0721 12345*", "_0721 12345_": bold and italic in plain text. */
function isEmphasis(text: string, index: number, code: number): boolean {
  if (code !== asterisk && code !== 0x5f) return false;
  const before = classAt(text, index - 1);
  if (before !== SPACE && before !== NEWLINE && before !== OPEN) return false;
  for (let at = index + 1; at < index + longestEmphasis && classAt(text, at) !== NEWLINE; at += 1)
    if (text.charCodeAt(at) === code) {
      const after = classAt(text, at + 1);
      return at > index + 6 && after !== LETTER && after !== DIGIT;
    }
  return false;
}

/** How the position is bound to what stands left of it. */
export type Binding = 'free' | 'word' | 'code';

/**
 * Says whether digits at `start` are the tail of something: a letter right before ("DE123"), or a letter and one
 * joining mark ("RE-2024", "v1.2", "a/b/0721"). `word` is a letter group alone, which a label may explain ("Tel.0721").
 */
export function bindingBefore(text: string, start: number): Binding {
  let index = start - 1;
  while (classAt(text, index) === OPEN) index -= 1;
  const code = text.charCodeAt(index);
  const kind = classAt(text, index);
  if (kind === NEWLINE || kind === SPACE) return 'free';
  if (isEmphasis(text, index, code)) return 'free';
  if (code === 0x3d && classAt(text, index - 1) === LETTER) return 'word';
  if (binding.has(code)) return 'code';
  if (kind === LETTER || kind === DIGIT) return 'word';
  // One joining mark: look at what it joins.
  const joined = classAt(text, index - 1);
  if (code === 0x3a) return text.startsWith('//', index + 1) ? 'code' : 'free';
  if (code === 0x2e || code === 0x2d || code === 0x2f || code === 0x2b || code === 0x2c) {
    if (joined === LETTER) return 'word';
    if (joined === DIGIT) return 'code';
  }
  return 'free';
}

const stateBefore = new RegExp(`(?:^|[^${letters}])[A-Z]{2} $`);
const twoCapitals = new RegExp(String.raw`^ ([A-Z]{2})(?![${letters}\d])`);
const fileEnding = new RegExp(String.raw`^\.([a-z]{2,4})(?!${letter})`);

/** "NJ 07302-1713": state and ZIP+4. */
export function isZipBehindState(run: DigitRun, group: number): boolean {
  if (run.length(group) !== 5 || run.length(group + 1) !== 4 || (run.before(group + 1) & gapBits) !== SEP.hyphen)
    return false;
  const start = run.start(group);
  return stateBefore.test(run.text.slice(Math.max(0, start - 4), start));
}

/** "6A 03023 12504", "030 109 119 AB": groups of a code, some of which have letters. */
export function isAmongCodes(text: string, start: number, end: number): boolean {
  if (
    text.charCodeAt(start - 1) === space &&
    /(?:\d[A-Z]|[A-Z]\d)[A-Z\d]*$/u.test(text.slice(Math.max(0, start - 7), start - 1))
  )
    return true;
  const behind = twoCapitals.exec(text.slice(end, end + 4));
  return behind !== null && meaningOf(behind[1] ?? '') === null;
}

const stopCodes = new MarkSet('#=@_%');
const joints = new MarkSet('.-/\\&');

/** "13221oder13222", "944718-0Fax:" */
const gluedWord = /^(?:(?:oder|und)\d|(?:Tel|Fax|Mobil|Handy|Mail)[.:\d ])/u;

/** True where the text behind a number makes the whole a code, a file name, an address or a sum. */
export function isBoundAfter(text: string, end: number): boolean {
  const code = text.charCodeAt(end);
  const kind = classAt(text, end);
  const next = classAt(text, end + 1);
  if (code === 0x5f) return next === LETTER || next === DIGIT || next === OTHER;
  if (kind === LETTER) return !gluedWord.test(text.slice(end, end + 7));
  if (kind === DIGIT) return true;
  if (kind === COLON || code === asterisk) return next === DIGIT || text[end + 1] === '#';
  if (stopCodes.has(code)) return true;
  if (!joints.has(code) || next !== LETTER || code === 0x2f) return false;
  // A full stop without a space is a file name or an address only where a short word in small letters follows, and no
  // label: "03023125199.kd nr: 22".
  if (code !== 0x2e) return true;
  const ending = fileEnding.exec(text.slice(end, end + 6))?.[1];
  return ending !== undefined && meaningOf(ending) === null;
}

/** The rest of a number of another kind: all groups up to another column, line, plus or "(0". */
export function behindOther(run: DigitRun, from: number): number {
  let group = from;
  while (
    group < run.count &&
    (run.before(group) & (SEP.plus | SEP.column | SEP.newline | SEP.slash)) === 0 &&
    !((run.before(group) & SEP.open) !== 0 && run.startsWithZero(group)) &&
    run.start(group) - run.endOf(group - 1) < 3
  )
    group += 1;
  return group;
}
