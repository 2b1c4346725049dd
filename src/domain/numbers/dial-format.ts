/**
 * Between numbers of the world and what a PBX dials and shows. A PBX has an exit code for the outside line and shows
 * callers as national, international or internal numbers; all of that is settings
 * (STARFACE: `exitCode`, `localPrefix`, `nationalPrefix` of its phone numbers).
 */
import type { NormaliseOptions, NormalisedNumber, RefusedNumber } from './normalise-number.ts';
import { normaliseNumber } from './normalise-number.ts';
import { fitInternational, fitNational } from './number-shapes.ts';
import { planOf, splitInternational } from './numbering-plan.ts';
import { readDigits } from './read-number.ts';

export interface PbxDialFormat extends NormaliseOptions {
  /** Digits dialled for an outside line, `0`; empty or absent where none are. */
  readonly exitCode?: string | undefined;
  /** Whether the PBX shows outside callers with the exit code; where it is not set, the digits decide as far as they can. */
  readonly shownWithExitCode?: boolean | undefined;
  /**
   * How outside numbers are dialled: `plus` as E.164, `national` with trunk prefix or international prefix and the exit
   * code before it, `local` the same but without the own area code. Default `national`.
   */
  readonly style?: 'plus' | 'national' | 'local' | undefined;
}

/** What `toDialFormat` needs of a number; a found or normalised number fits. */
export type Dialable = Pick<NormalisedNumber, 'dial' | 'e164' | 'kind'>;

function outside(e164: string, format: PbxDialFormat): string {
  const digits = e164.slice(1);
  const plan = planOf(format.country);
  const split = splitInternational(digits);
  if (plan === null || split === null || split.callingCode !== plan.callingCode)
    return (plan?.internationalPrefix ?? '00') + digits;
  const area = format.areaCode ?? '';
  if (format.style === 'local' && area !== '' && split.national.startsWith(area))
    return split.national.slice(area.length);
  return plan.trunk + split.national;
}

/**
 * The digits to hand to the PBX: only `[+0-9]`. Internal and emergency numbers are dialled as they are, so that help
 * never hangs on an exit code.
 */
export function toDialFormat(number: Dialable, format: PbxDialFormat): string {
  const exitCode = (format.exitCode ?? '').replace(/\D/gu, '');
  if (number.kind === 'internal' || number.kind === 'emergency') return number.dial;
  if (number.e164 === null) return exitCode + number.dial;
  return format.style === 'plus' ? number.e164 : exitCode + outside(number.e164, format);
}

/** True where digits that begin with the exit code are an outside call, and not a number that begins alike. */
function hasExitCode(digits: string, exitCode: string, format: PbxDialFormat): boolean {
  if (exitCode === '' || !digits.startsWith(exitCode) || digits.length - exitCode.length < 3) return false;
  if (format.shownWithExitCode !== undefined) return format.shownWithExitCode;
  const plan = planOf(format.country);
  const rest = digits.slice(exitCode.length);
  if (plan === null || plan.trunk !== '0' || !/^0+$/u.test(exitCode)) return true;
  // An exit code of zeros runs into the prefixes: 00721… is 0 + 0721…, but 0049… is 00 + 49….
  if (!rest.startsWith('0')) return false;
  const asNational = fitNational(plan, rest.slice(1));
  const asInternational = digits.startsWith('00') ? fitInternational(digits.slice(2)) : 0;
  if (rest.startsWith('00')) return true;
  if (asNational !== asInternational) return asNational > asInternational;
  return splitInternational(digits.slice(2))?.callingCode !== plan.callingCode;
}

/** True for E.164 digits that lost their plus: 4972112345678. */
function lacksPlus(digits: string, format: PbxDialFormat): boolean {
  const plan = planOf(format.country);
  if (plan === null || digits.startsWith('0') || digits.length < 10) return false;
  return digits.startsWith(plan.callingCode) && fitInternational(digits) === 2;
}

/** Reads a number as the PBX shows it: with exit code, without plus, national, international or internal. */
export function fromPbxNumber(raw: string, format: PbxDialFormat): NormalisedNumber | RefusedNumber {
  const read = readDigits(raw);
  if (typeof read === 'string') return { ok: false, reason: read };
  if (read.plus) return normaliseNumber(raw, format);
  const { digits } = read;
  if ((format.internalLengths ?? [2, 3, 4]).includes(digits.length)) return normaliseNumber(digits, format);
  const exitCode = (format.exitCode ?? '').replace(/\D/gu, '');
  if (hasExitCode(digits, exitCode, format)) return normaliseNumber(digits.slice(exitCode.length), format);
  return normaliseNumber(lacksPlus(digits, format) ? `+${digits}` : digits, format);
}

/** True where two numbers, in any writing, reach the same phone; false where either is none. */
export function sameNumber(a: string, b: string, format: PbxDialFormat): boolean {
  const first = fromPbxNumber(a, format);
  const second = fromPbxNumber(b, format);
  return first.ok && second.ok && first.dial === second.dial;
}
