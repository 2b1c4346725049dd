/**
 * Numbers whose area code follows: "Celle 8877 (Vorwahl 05141)", "Büro 18899 - privat 18898 (jeweils Vorwahl 0571)".
 * Only the word "Vorwahl" brings them together.
 */
import { isAreaCode } from './area-code.ts';
import { SPACE, classAt } from './characters.ts';
import type { DigitRun } from './digit-runs.ts';
import { SEP } from './separators.ts';
import { fitOf } from './number-form.ts';
import { capital, letter } from './letters.ts';
import type { NumberingPlan } from './numbering-plan.ts';

export interface LateNumber {
  /** With the area code, as dialled within the country. */
  readonly digits: string;
  readonly start: number;
  readonly end: number;
}

const word = 'vorwahl';
/** The numbers stand in the same line, and so near. */
const furthest = 120;
/** Behind a word, in groups or in one, perhaps with a direct dial; no year, no postcode with its town. */
const bareNumber = new RegExp(
  String.raw`(?<=${letter}[.:]? \(?)(?!(?:19|20)\d\d[^\d-])\d{2,8}(?: \d{2,5}){0,4}(?:-\d{1,5})?` +
    String.raw`(?=[\s),;]|$)(?! \d| ${capital}${letter})`,
  'g',
);
const fewestDigits = 4;
const mostDigits = 9;

/** Whether "Vorwahl" stands right before the position; asked for each run, so its last letter is looked at first. */
export function isAfterWord(text: string, start: number): boolean {
  if (classAt(text, start - 1) !== SPACE || text.charCodeAt(start - 2) !== 0x6c) return false;
  return text.slice(start - 1 - word.length, start - 1).toLowerCase() === word;
}

function areaCodeOf(run: DigitRun, plan: NumberingPlan): string | null {
  let digits = '';
  for (let group = 0; group < run.count; group += 1) {
    if (group > 0 && (run.before(group) & ~(SEP.space | SEP.apart)) !== 0) return null;
    digits += run.digits(group);
  }
  return isAreaCode('trunk', digits, plan) ? digits : null;
}

/**
 * The numbers before a run that is an area code.
 * @param from where the line begins, or the last number ended
 */
export function readLateNumbers(run: DigitRun, from: number, plan: NumberingPlan): readonly LateNumber[] {
  const start = run.start(0);
  const area = areaCodeOf(run, plan);
  if (area === null) return [];
  const low = Math.max(from, start - furthest);
  return [...run.text.slice(low, start).matchAll(bareNumber)].flatMap((match) => {
    const [written] = match;
    const bare = written.replace(/\D/gu, '');
    const digits = area + bare;
    if (bare.length < fewestDigits || bare.length > mostDigits || fitOf('trunk', digits, plan) === 0) return [];
    const at = low + match.index;
    return [{ digits, start: at, end: at + written.length }];
  });
}
