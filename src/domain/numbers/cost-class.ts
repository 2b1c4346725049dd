/**
 * What a call may cost, judged by the number alone, and what is done about it. The sums of toll fraud are made with
 * satellite, shared-cost and far-away premium ranges, so these are not dialled from a mail without a word.
 */
import type { InternationalNumber } from './numbering-plan.ts';
import { countryOf } from './numbering-plan.ts';

export type CostClass =
  | 'internal'
  | 'emergency'
  | 'free'
  | 'standard'
  | 'abroad'
  | 'unknownCountry'
  | 'premium'
  | 'massTraffic'
  | 'sharedCost'
  | 'directory'
  | 'personal'
  | 'nomadic'
  | 'satellite'
  | 'internationalPremium'
  | 'internationalSharedCost'
  | 'callByCall';

export type DialPolicy = 'allow' | 'confirm' | 'block';

/** What is done where the administrator set nothing. */
export const defaultPolicy: Readonly<Record<CostClass, DialPolicy>> = {
  internal: 'allow',
  emergency: 'confirm',
  free: 'allow',
  standard: 'allow',
  abroad: 'allow',
  unknownCountry: 'confirm',
  premium: 'confirm',
  massTraffic: 'confirm',
  sharedCost: 'confirm',
  directory: 'confirm',
  personal: 'confirm',
  nomadic: 'confirm',
  satellite: 'block',
  internationalPremium: 'block',
  internationalSharedCost: 'block',
  callByCall: 'block',
};

/** The policy for a class; emergency calls ask first whatever was set and are never blocked. */
export function policyFor(costClass: CostClass, changes: Partial<Record<CostClass, DialPolicy>> = {}): DialPolicy {
  if (costClass === 'emergency') return 'confirm';
  return changes[costClass] ?? defaultPolicy[costClass];
}

/** Countries whose ordinary calls surprise nobody: Europe, North America and a few more. */
const familiar = new Set(
  (
    'DE AT CH LI FR IT NL BE LU GB IE ES PT DK SE NO FI IS PL CZ SK HU SI HR RO BG GR CY MT EE LT LV ' +
    'US CA AU NZ JP'
  ).split(' '),
);

/** Ranges by country, national numbers without trunk prefix; the first prefix that fits counts. */
const ranges: Readonly<Record<string, readonly (readonly [prefix: string, CostClass])[]>> = {
  DE: [
    ['900', 'premium'],
    ['137', 'massTraffic'],
    ['138', 'massTraffic'],
    ['180', 'sharedCost'],
    ['118', 'directory'],
    ['700', 'personal'],
    ['32', 'nomadic'],
    ['800', 'free'],
    ['116', 'free'],
    ['10', 'callByCall'],
  ],
  AT: [
    ['900', 'premium'],
    ['901', 'premium'],
    ['930', 'premium'],
    ['931', 'premium'],
    ['939', 'premium'],
    ['810', 'sharedCost'],
    ['820', 'sharedCost'],
    ['821', 'sharedCost'],
    ['828', 'sharedCost'],
    ['118', 'directory'],
    ['710', 'personal'],
    ['720', 'nomadic'],
    ['780', 'nomadic'],
    ['800', 'free'],
    ['10', 'callByCall'],
  ],
  CH: [
    ['900', 'premium'],
    ['901', 'premium'],
    ['906', 'premium'],
    ['84', 'sharedCost'],
    ['878', 'personal'],
    ['18', 'directory'],
    ['800', 'free'],
    ['107', 'callByCall'],
    ['108', 'callByCall'],
  ],
  GB: [
    ['9', 'premium'],
    ['87', 'sharedCost'],
    ['84', 'sharedCost'],
    ['70', 'personal'],
    ['118', 'directory'],
    ['80', 'free'],
  ],
  FR: [
    ['80', 'free'],
    ['81', 'sharedCost'],
    ['82', 'sharedCost'],
    ['89', 'premium'],
    ['118', 'directory'],
  ],
  NL: [
    ['900', 'premium'],
    ['906', 'premium'],
    ['909', 'premium'],
    ['18', 'directory'],
    ['800', 'free'],
  ],
  IT: [
    ['89', 'premium'],
    ['899', 'premium'],
    ['199', 'sharedCost'],
    ['84', 'sharedCost'],
    ['80', 'free'],
  ],
  US: [
    ['900', 'premium'],
    ['800', 'free'],
    ['833', 'free'],
    ['844', 'free'],
    ['855', 'free'],
    ['866', 'free'],
    ['877', 'free'],
    ['888', 'free'],
  ],
};

const worldwide: Readonly<Record<string, CostClass>> = {
  '870': 'satellite',
  '881': 'satellite',
  '882': 'satellite',
  '883': 'satellite',
  '979': 'internationalPremium',
  '808': 'internationalSharedCost',
  '800': 'free',
};

/** The class of a national number of `country` (without trunk prefix), null where the country has no such range. */
export function nationalRange(country: string, national: string): CostClass | null {
  return ranges[country]?.find(([prefix]) => national.startsWith(prefix))?.[1] ?? null;
}

/** The class of an international number, seen from `home`. */
export function costClassOf(number: InternationalNumber | null, home: string): CostClass {
  if (number === null) return 'unknownCountry';
  const special = worldwide[number.callingCode];
  if (special !== undefined) return special;
  const main = number.plans[0]?.country ?? '';
  const country = countryOf(number) ?? main;
  const range = nationalRange(country, number.national);
  if (range !== null) return range === 'free' && country !== home ? 'abroad' : range;
  if (country === home || main === home) return country === home ? 'standard' : 'abroad';
  return familiar.has(country) ? 'abroad' : 'unknownCountry';
}

const emergencies: Readonly<Record<string, readonly string[]>> = {
  DE: ['110', '112', '116117'],
  AT: ['112', '122', '133', '140', '141', '144'],
  CH: ['112', '117', '118', '143', '144', '145', '147'],
  GB: ['112', '999', '111'],
  FR: ['112', '15', '17', '18', '114'],
  NL: ['112'],
  US: ['911', '112'],
};

/** True for the short numbers that bring help in `country`; 112 everywhere. */
export function isEmergency(country: string, digits: string): boolean {
  return (emergencies[country] ?? ['112']).includes(digits);
}
