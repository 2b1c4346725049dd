/** From bare digits to a number that can be dialled: which plan they follow, their E.164 form, what they may cost. */
import type { CostClass } from './cost-class.ts';
import { costClassOf, isEmergency, nationalRange } from './cost-class.ts';
import { countryOf, planOf, splitInternational } from './numbering-plan.ts';

/** Where the person and the PBX are. Codes are digits only. */
export interface NumberingContext {
  /** ISO 3166 code of the PBX's country, `DE`. */
  readonly country: string;
  /** Area code without the leading zero, `721`; with it a local number gets its E.164 form. */
  readonly areaCode?: string | undefined;
  /** How many digits internal numbers have; default 2 to 4. */
  readonly internalLengths?: readonly number[] | undefined;
}

export type NumberKind = 'internal' | 'local' | 'national' | 'international' | 'emergency' | 'service';

export type NumberFlag =
  /** Digits of another script or width were read as ASCII digits. */
  | 'nonAsciiDigits'
  /** Characters that do not show (bidirectional controls, zero width, soft hyphens) stood inside. */
  | 'hiddenCharacters'
  /** The area code of the PBX was assumed. */
  | 'areaCodeAssumed'
  /** A trunk zero behind the country code was dropped: +49 (0)721 or +49 0721. */
  | 'trunkZeroDropped'
  /** The numbering plan does not know this number. */
  | 'notInPlan'
  /** An extension was named beside the number; it is not dialled with it. */
  | 'extension'
  /** The text of a link says something else than its target. */
  | 'linkDiffers'
  /** Tones to be sent after the connection stood behind the number and were left out. */
  | 'tonesDropped';

export interface ResolvedNumber {
  /** Digits with an optional leading plus, nothing else. */
  readonly dial: string;
  /** With plus; null for internal, local and short numbers. */
  readonly e164: string | null;
  readonly kind: NumberKind;
  readonly costClass: CostClass;
  readonly flags: readonly NumberFlag[];
}

const shortest = 3;
const longest = 15;

function emergency(digits: string): ResolvedNumber {
  return { dial: digits, e164: null, kind: 'emergency', costClass: 'emergency', flags: [] };
}

function international(digits: string, home: string): ResolvedNumber | null {
  const flags: NumberFlag[] = [];
  let split = splitInternational(digits);
  const plan = split?.plans[0];
  if (split !== null && plan !== undefined && plan.trunk === '0' && split.national.startsWith('0')) {
    flags.push('trunkZeroDropped');
    split = { ...split, national: split.national.replace(/^0+/u, '') };
  }
  const number = split === null ? digits : split.callingCode + split.national;
  if (number.length < shortest || number.length > longest || number.startsWith('0')) return null;
  // +49 110 is 110 in disguise.
  if (split?.plans[0]?.country === home && isEmergency(home, split.national)) return emergency(split.national);
  if (split === null || countryOf(split) === null) flags.push('notInPlan');
  const costClass = costClassOf(split, home);
  const kind = split !== null && split.plans.some(({ country }) => country === home) ? 'national' : 'international';
  return { dial: `+${number}`, e164: `+${number}`, kind, costClass, flags };
}

function isShortService(country: string, digits: string): boolean {
  // 115 (authorities), 116xxx (harmonised social services), 118xx (directory enquiries).
  return country === 'DE' && (digits === '115' || /^(?:116\d{3}|118\d{2,3})$/u.test(digits));
}

function bare(digits: string, context: NumberingContext, home: string): ResolvedNumber | null {
  const lengths = context.internalLengths ?? [2, 3, 4];
  if (lengths.includes(digits.length))
    return { dial: digits, e164: null, kind: 'internal', costClass: 'internal', flags: [] };
  const plan = planOf(home);
  if (plan === null) return null;
  // Without a trunk prefix in the plan (Denmark, Spain), or with an optional one (US), a full number stands bare.
  if (plan.trunk !== '0' && plan.isNational(digits)) return international(plan.callingCode + digits, home);
  if (digits.length < shortest || digits.length > longest) return null;
  if (context.areaCode !== undefined && context.areaCode !== '') {
    const found = international(plan.callingCode + context.areaCode + digits, home);
    return found && { ...found, kind: 'local', flags: [...found.flags, 'areaCodeAssumed'] };
  }
  return { dial: digits, e164: null, kind: 'local', costClass: 'standard', flags: [] };
}

/**
 * Reads digits as a person of the given country would.
 * @param digits ASCII digits only, without plus
 * @param plus whether a plus stood before them
 * @returns null where the digits can be no number (too short, too long, a country code that starts with zero)
 */
export function resolveNumber(digits: string, plus: boolean, context: NumberingContext): ResolvedNumber | null {
  const home = context.country.toUpperCase();
  if (plus) return international(digits, home);
  if (isEmergency(home, digits)) return emergency(digits);
  if (isShortService(home, digits)) {
    const costClass = nationalRange(home, digits) ?? 'standard';
    return { dial: digits, e164: null, kind: 'service', costClass, flags: [] };
  }
  const plan = planOf(home);
  const prefix = plan?.internationalPrefix ?? '00';
  if (digits.startsWith(prefix)) return international(digits.slice(prefix.length), home);
  // "00" is understood everywhere: mails carry it across borders.
  if (digits.startsWith('00')) return international(digits.slice(2), home);
  const trunk = plan?.trunk ?? '';
  if (plan !== null && trunk !== '' && digits.startsWith(trunk) && (trunk === '0' || digits.length === 11)) {
    const national = digits.slice(trunk.length);
    // 0110, 0112: the exit code of many a PBX, and help.
    if (isEmergency(home, national)) return emergency(national);
    if (nationalRange(home, national) === 'callByCall' && digits.length <= longest + 8)
      return { dial: digits, e164: null, kind: 'national', costClass: 'callByCall', flags: [] };
    return international(plan.callingCode + national, home);
  }
  // Italy and its like: the leading zero belongs to the number. Poland had a trunk zero once: (0-22) 123 45 67.
  if (plan !== null && trunk === '' && digits.startsWith('0'))
    return international(plan.callingCode + (home === 'PL' ? digits.slice(1) : digits), home);
  return bare(digits, context, home);
}
