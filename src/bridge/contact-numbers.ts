/** Numbers of contacts, compared as telephones and not as texts: `+49 30 …` and `030 …` are one. */
import { fromPbxNumber } from '../domain/numbers/dial-format.ts';
import { planOf, splitInternational } from '../domain/numbers/numbering-plan.ts';
import { homeCountry } from './dialable.ts';

const context = { country: homeCountry };

/** What is dialled for the number, the same for all writings of it; its digits where it is none. */
export function phoneKey(written: string): string {
  const number = fromPbxNumber(written, context);
  return number.ok ? number.dial : digitsOf(written);
}

export function digitsOf(written: string): string {
  return written.replace(/\D/g, '');
}

export type NumberWish = {
  /** A number that contains none of these digits is not meant: cheap, asked of everybody. */
  readonly hints: readonly string[];
  /** Whether this number is meant, and wholly. */
  readonly judge: (written: string) => 'same' | 'part' | null;
};

/** What somebody means who types a number or the beginning of one; null where the text is no number. */
export function numberWish(text: string): NumberWish | null {
  const digits = digitsOf(text);
  if (digits.length < 2 || !/^[\d\s+()/.-]+$/.test(text)) return null;
  const typed = fromPbxNumber(text, context);
  const e164 = typed.ok && typed.e164 !== null ? typed.e164 : begunE164(digits);
  const national = e164 === null ? '' : (splitInternational(e164.slice(1))?.national ?? e164.slice(1));
  return {
    hints: national === '' ? [digits] : [digits, national],
    judge: (written) => {
      const key = phoneKey(written);
      if (typed.ok && key === typed.dial) return 'same';
      return digitsOf(written).includes(digits) || (e164 !== null && key.startsWith(e164)) ? 'part' : null;
    },
  };
}

/** Too short to be told from an internal number yet, but no internal number begins with a zero: `030`. */
function begunE164(digits: string): string | null {
  if (digits.startsWith('00')) return digits.length > 2 ? `+${digits.slice(2)}` : null;
  const plan = planOf(homeCountry);
  return plan !== null && digits.startsWith('0') ? `+${plan.callingCode}${digits.slice(1)}` : null;
}
