/**
 * How much a national number looks like one that people have. The tables of libphonenumber accept nearly everything
 * for Germany and Austria (their numbers have no fixed length), so the usual lengths are told here.
 */
import type { NumberingPlan } from './numbering-plan.ts';
import { splitInternational } from './numbering-plan.ts';

/** 0: no number. 1: possible, needs a label or a country code to be believed. 2: looks like a number by itself. */
export type Fit = 0 | 1 | 2;

function between(length: number, from: number, to: number): boolean {
  return length >= from && length <= to;
}

const leadingDigits = 5;
const areaLengths = new Map<string, Int8Array>();

function leading(national: string): number {
  let value = 0;
  for (let index = 0; index < leadingDigits; index += 1) value = value * 10 + (national.charCodeAt(index) - 0x30);
  return value;
}

/** Digits of the area code, from the way the plan groups its numbers. Five leading digits decide it in every plan. */
export function areaLength(plan: NumberingPlan, national: string): number {
  if (national.length < leadingDigits) return plan.groupsOf(national)[0] ?? 0;
  let lengths = areaLengths.get(plan.country);
  if (lengths === undefined) {
    lengths = new Int8Array(10 ** leadingDigits).fill(-1);
    areaLengths.set(plan.country, lengths);
  }
  const index = leading(national);
  const known = lengths[index] ?? -1;
  if (known >= 0) return known;
  // Asked with a usual length, for very short numbers are grouped in ways of their own.
  const usual = national.length >= 9 ? national : national.slice(0, leadingDigits).padEnd(9, '2');
  const length = plan.groupsOf(usual)[0] ?? plan.groupsOf(national)[0] ?? 0;
  lengths[index] = length;
  return length;
}

/** The mobile ranges in use: https://www.bundesnetzagentur.de (numbering plan of +49, mobile services). */
const assignedMobile = /^1(?:5[125-79]|6[023]|7)/u;

function germanService(national: string): Fit {
  const { length } = national;
  const second = national[1];
  if (second === '5' || second === '6' || second === '7')
    return between(length, 10, 11) ? (assignedMobile.test(national) ? 2 : 1) : 0;
  if (national.startsWith('180') || national.startsWith('137') || national.startsWith('138'))
    return between(length, 7, 10) ? 2 : 0;
  // No such area codes exist, but people write them; with a label they are what the writer meant.
  return between(length, 7, 11) && second !== '0' ? 1 : 0;
}

function germany(national: string, plan: NumberingPlan): Fit {
  const { length } = national;
  if (length > 13) return 0;
  if (national.startsWith('1')) return germanService(national);
  if (
    national.startsWith('00', 1) &&
    (national.startsWith('8') || national.startsWith('9') || national.startsWith('7'))
  )
    return between(length, 9, 11) ? 2 : 0;
  if (national.startsWith('32')) return between(length, 9, 12) ? 2 : 0;
  const area = areaLength(plan, national);
  const subscriber = length - area;
  if (area < 2 || subscriber < 2 || national[area] === '0') return 0;
  return between(length, 8, 11) && subscriber >= 4 ? 2 : 1;
}

function austria(national: string, plan: NumberingPlan): Fit {
  const { length } = national;
  if (/^6(?:5|6[013-9]|[789])/u.test(national)) return between(length, 10, 13) ? 2 : between(length, 7, 9) ? 1 : 0;
  if (national.startsWith('10')) return 0;
  const area = areaLength(plan, national);
  if (national[area] === '0' && !/^[5789]/u.test(national)) return 0;
  return between(length, 7, 13) ? 2 : length >= 5 ? 1 : 0;
}

function netherlands(national: string): Fit {
  if (/^[89]0/u.test(national)) return between(national.length, 7, 10) ? 2 : 0;
  return national.length === 9 ? 2 : 0;
}

const northAmerican = /^[2-9]\d{2}[2-9]\d{6}$/u;

/** How well a national number (without trunk prefix) fits the habits of its country. */
export function fitNational(plan: NumberingPlan, national: string): Fit {
  if (plan.callingCode === '1') return northAmerican.test(national) ? 2 : 0;
  const length = national.length;
  if (length < 5 || length > 14 || (plan.trunk === '0' && national.startsWith('0'))) return 0;
  switch (plan.country) {
    // The tables take nearly everything here, so they are not asked.
    case 'DE':
      return germany(national, plan);
    case 'AT':
      return austria(national, plan);
    default:
      return plan.isNational(national) ? fitFixed(plan, national) : 0;
  }
}

function fitFixed(plan: NumberingPlan, national: string): Fit {
  switch (plan.country) {
    case 'CH':
    case 'FR':
      return national.length === 9 ? 2 : 0;
    case 'NL':
      return netherlands(national);
    case 'GB':
      return national.length === 10 ? 2 : 1;
    case 'PL':
      return national.length === 9 ? 2 : 1;
    default:
      return 2;
  }
}

/** The same for the digits behind a plus (or `00`); a trunk zero behind the country code is passed over. */
export function fitInternational(digits: string): Fit {
  const split = splitInternational(digits);
  if (split === null) return 0;
  let best: Fit = 0;
  for (const plan of split.plans) {
    const national = plan.trunk === '0' ? split.national.replace(/^0/u, '') : split.national;
    const fit = fitNational(plan, national);
    if (fit > best) best = fit;
    if (best === 2) break;
  }
  return best;
}
