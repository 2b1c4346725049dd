/** In which form a number is written, and how well its digits fit the numbering plan. */
import { SPACE, classAt } from './characters.ts';
import type { DigitRun } from './digit-runs.ts';
import { SEP } from './separators.ts';
import type { Fit } from './number-shapes.ts';
import { fitInternational, fitNational } from './number-shapes.ts';
import type { NumberingPlan } from './numbering-plan.ts';

export type Form = 'plus' | 'zeroZero' | 'trunk' | 'bare';

/** A plus before a zero belongs to no country code: "0721 12345 + 0171 3920012", "+0049 721 12345". */
function isSumSign(run: DigitRun, group: number): boolean {
  return (
    run.startsWithZero(group) &&
    (classAt(run.text, run.start(group) - 1) === SPACE || run.digits(group).startsWith('00'))
  );
}

/** "011 49 30 …", "01149…": a prefix of its own length is one only where another group follows. */
function goesOnAbroad(run: DigitRun, group: number, digits: string, plan: NumberingPlan): boolean {
  if (digits.length > plan.internationalPrefix.length) return true;
  return group + 1 < run.count && !run.startsWithZero(group + 1) && run.length(group + 1) <= 3;
}

export function formOf(run: DigitRun, group: number, plan: NumberingPlan): Form {
  if ((run.before(group) & SEP.plus) !== 0 && !isSumSign(run, group)) return 'plus';
  if (!run.startsWithZero(group)) return 'bare';
  if (plan.internationalPrefix === '00' && !run.startsWithTwoZeros(group)) return 'trunk';
  const digits = run.digits(group);
  if (digits.startsWith('00') && digits[2] !== '0') return 'zeroZero';
  if (digits.startsWith(plan.internationalPrefix) && goesOnAbroad(run, group, digits, plan)) return 'zeroZero';
  return 'trunk';
}

/** No numbering plan begins like this, whatever follows. */
export function isHopeless(form: Form, digits: string, plan: NumberingPlan): boolean {
  if (form === 'trunk') {
    if (digits[1] !== '1' || plan.country !== 'DE') return digits[1] === '0';
    // 010 is call-by-call, 011 short numbers with an exit code.
    return digits[2] === '0' || digits[2] === '1';
  }
  if (form === 'zeroZero') return digits.length > 2 && digits[2] === '0';
  return form === 'plus' && digits.startsWith('0');
}

export const mostDigits = 17;

const fits = new Map<string, Fit>();
const mostKept = 20_000;

/** How well digits of a form fit. */
export function fitOf(form: Form, digits: string, plan: NumberingPlan): Fit {
  // German numbers are judged by a table look-up, which is faster than remembering.
  const germany = plan.country === 'DE' ? plan : null;
  if (form === 'trunk' && germany !== null) return fitNational(germany, digits.slice(1));
  if (form === 'plus' && germany !== null && digits.startsWith('49'))
    return fitNational(germany, digits.slice(digits[2] === '0' ? 3 : 2));
  const key = `${plan.country}:${form}:${digits}`;
  const known = fits.get(key);
  if (known !== undefined) return known;
  const fit = judgeFit(form, digits, plan);
  if (fits.size >= mostKept) fits.clear();
  fits.set(key, fit);
  return fit;
}

function judgeFit(form: Form, digits: string, plan: NumberingPlan): Fit {
  switch (form) {
    case 'plus':
      return fitInternational(digits);
    case 'zeroZero': {
      const prefix = digits.startsWith('00') ? 2 : plan.internationalPrefix.length;
      return fitInternational(digits.slice(prefix));
    }
    case 'trunk':
      // Where the plan has no trunk prefix a leading zero belongs to the number (Italy), or is one of old (Poland).
      return fitNational(plan, plan.trunk === '0' || plan.country === 'PL' ? digits.slice(1) : digits);
    case 'bare': {
      const optionalTrunk = plan.trunk === '1' && digits.length === 11 && digits.startsWith('1');
      if (plan.trunk === '0') return 0;
      return fitNational(plan, optionalTrunk ? digits.slice(1) : digits);
    }
  }
}
