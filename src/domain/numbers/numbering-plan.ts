/**
 * The numbering plans of the world, as libphonenumber's tables have them. Only the tables are used: what counts as
 * a number in running text is decided by our own scanner, which has to be linear.
 * Shape of a table row: https://gitlab.com/catamphetamine/libphonenumber-js (METADATA.md).
 */
import metadata from 'libphonenumber-js/min/metadata';

/** One country's plan. `trunk` is what is dialled before a national number (`0` in Germany, `1` in the US). */
export interface NumberingPlan {
  /** ISO 3166 code; for numbers that belong to no country the calling code itself (`"808"`). */
  readonly country: string;
  readonly callingCode: string;
  readonly trunk: string;
  readonly internationalPrefix: string;
  readonly isNational: (national: string) => boolean;
  /** The groups in which a national number is written, `[3, 3, 4]`; empty where the plan does not say. */
  readonly groupsOf: (national: string) => readonly number[];
}

type Row = readonly unknown[];

const plans = new Map<string, NumberingPlan | null>();

function anchored(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`, 'u');
}

function formatsOf(row: Row): ((national: string) => readonly number[] | null)[] {
  const formats = Array.isArray(row[4]) ? (row[4] as Row[]) : [];
  return formats.map((format) => {
    const whole = anchored(String(format[0]));
    const leading = Array.isArray(format[2]) ? (format[2] as string[]).at(-1) : undefined;
    const start = leading === undefined ? null : new RegExp(`^(?:${leading})`, 'u');
    return (national) => {
      if (start !== null && !start.test(national)) return null;
      return (
        whole
          .exec(national)
          ?.slice(1)
          .map((group) => group.length) ?? null
      );
    };
  });
}

function planFrom(country: string, row: Row): NumberingPlan {
  const whole = anchored(String(row[2]));
  const lengths = new Set(row[3] as number[]);
  const leading = typeof row[10] === 'string' ? new RegExp(`^(?:${row[10]})`, 'u') : null;
  // Italy writes its leading zero in the international form too, so it is no trunk prefix there.
  const trunk = typeof row[5] === 'string' ? row[5] : '';
  const formats = formatsOf(row);
  return {
    country,
    callingCode: String(row[0]),
    trunk,
    internationalPrefix: typeof row[1] === 'string' && /^\d+$/u.test(row[1]) ? row[1] : '00',
    isNational: (national) =>
      lengths.has(national.length) && whole.test(national) && (leading === null || leading.test(national)),
    groupsOf: (national) => {
      for (const format of formats) {
        const groups = format(national);
        if (groups !== null) return groups;
      }
      return [];
    },
  };
}

/** The plan of a country (`DE`), or null where the tables have none. */
export function planOf(country: string): NumberingPlan | null {
  const key = country.toUpperCase();
  const known = plans.get(key);
  if (known !== undefined) return known;
  const countries: Partial<Record<string, Row>> = metadata.countries;
  const nonGeographic: Partial<Record<string, Row>> = metadata.nonGeographic;
  const row = countries[key] ?? nonGeographic[key];
  const plan = row === undefined ? null : planFrom(key, row);
  plans.set(key, plan);
  return plan;
}

const countriesByCode: Partial<Record<string, readonly string[]>> = metadata.country_calling_codes;
const byCode = new Map<string, readonly NumberingPlan[]>();

function plansOfCode(code: string): readonly NumberingPlan[] {
  const known = byCode.get(code);
  if (known !== undefined) return known;
  const names = countriesByCode[code] ?? (code in metadata.nonGeographic ? [code] : []);
  const found = names.map(planOf).filter((plan) => plan !== null);
  byCode.set(code, found);
  return found;
}

export interface InternationalNumber {
  readonly callingCode: string;
  readonly national: string;
  /** The countries that share the calling code, the main one first. */
  readonly plans: readonly NumberingPlan[];
}

/** Splits the digits behind a plus into calling code and national number; null where no such code is assigned. */
export function splitInternational(digits: string): InternationalNumber | null {
  for (let length = 1; length <= 3; length += 1) {
    const callingCode = digits.slice(0, length);
    const found = plansOfCode(callingCode);
    if (found.length > 0) return { callingCode, national: digits.slice(length), plans: found };
  }
  return null;
}

/** The country whose plan holds the national number, null where none of those that share the code does. */
export function countryOf(number: InternationalNumber): string | null {
  const holders = number.plans.filter((plan) => plan.isNational(number.national));
  // The US and Canadian plans take every number of +1, the islands only their own: an island that fits is the answer.
  const island = number.callingCode === '1' && holders.find(({ country }) => country !== 'US' && country !== 'CA');
  return (island || holders[0])?.country ?? null;
}

/** True where the digits behind a plus are a number that the tables know. */
export function isInternational(digits: string): boolean {
  const split = splitInternational(digits);
  return split !== null && split.plans.some((plan) => plan.isNational(split.national));
}
