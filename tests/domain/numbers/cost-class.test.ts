import { describe, expect, test } from '@jest/globals';
import type { CostClass, DialPolicy } from '../../../src/domain/numbers/cost-class.ts';
import { defaultPolicy, policyFor } from '../../../src/domain/numbers/cost-class.ts';
import { normaliseNumber } from '../../../src/domain/numbers/normalise-number.ts';

type Row = readonly [raw: string, costClass: CostClass, policy: DialPolicy];

const german: readonly Row[] = [
  ['0721 12345', 'standard', 'allow'],
  ['0171 3920012', 'standard', 'allow'],
  ['0800 1234567', 'free', 'allow'],
  ['0900 1 123456', 'premium', 'confirm'],
  ['+49 900 3 123456', 'premium', 'confirm'],
  ['0137 7123456', 'massTraffic', 'confirm'],
  ['0180 5 123456', 'sharedCost', 'confirm'],
  ['11833', 'directory', 'confirm'],
  ['0700 12345678', 'personal', 'confirm'],
  ['032 22 1234567', 'nomadic', 'confirm'],
  ['01033 0721 12345', 'callByCall', 'block'],
  ['0100 12 0721 12345', 'callByCall', 'block'],
  ['+870 773 123 456', 'satellite', 'block'],
  ['+881 6 1234 5678', 'satellite', 'block'],
  ['+882 16 1234567', 'satellite', 'block'],
  ['+883 510 123 456', 'satellite', 'block'],
  ['00870773123456', 'satellite', 'block'],
  ['+979 1 1234 5678', 'internationalPremium', 'block'],
  ['+808 1234 5678', 'internationalSharedCost', 'block'],
  ['+43 1 2345678', 'abroad', 'allow'],
  ['+44 20 7946 0123', 'abroad', 'allow'],
  ['+1 212 555 0123', 'abroad', 'allow'],
  ['+1 876 555 0123', 'unknownCountry', 'confirm'],
  ['+371 2212 3456', 'abroad', 'allow'],
  ['+53 5 1234567', 'unknownCountry', 'confirm'],
  ['+252 7 1234567', 'unknownCountry', 'confirm'],
  ['+999 123456', 'unknownCountry', 'confirm'],
  ['+43 900 123456', 'premium', 'confirm'],
  ['+41 900 123 456', 'premium', 'confirm'],
  ['+44 906 123 4567', 'premium', 'confirm'],
  ['12', 'internal', 'allow'],
];

describe('cost classes seen from Germany', () => {
  test.each(german)('%s is %s and %s', (raw, costClass, policy) => {
    expect(normaliseNumber(raw, { country: 'DE' })).toMatchObject({ costClass, policy });
  });
});

describe('cost classes seen from elsewhere', () => {
  test.each([
    ['AT', '0900 123456', 'premium', 'confirm'],
    ['AT', '0810 123456', 'sharedCost', 'confirm'],
    ['AT', '0800 123456', 'free', 'allow'],
    ['AT', '+49 721 12345', 'abroad', 'allow'],
    ['CH', '0901 123 456', 'premium', 'confirm'],
    ['CH', '0840 123 456', 'sharedCost', 'confirm'],
    ['CH', '0800 123 456', 'free', 'allow'],
    ['GB', '0906 123 4567', 'premium', 'confirm'],
    ['FR', '0899 12 34 56', 'premium', 'confirm'],
    ['NL', '0906 1234', 'premium', 'confirm'],
    ['US', '900 555 0123', 'premium', 'confirm'],
  ] as const)('%s: %s is %s and %s', (country, raw, costClass, policy) => {
    expect(normaliseNumber(raw, { country })).toMatchObject({ costClass, policy });
  });
});

describe('emergency numbers always ask and are never blocked', () => {
  test.each([
    ['DE', '110'],
    ['DE', '112'],
    ['DE', '116117'],
    ['DE', '116 117'],
    ['DE', '0110'],
    ['DE', '0112'],
    ['DE', '+49 110'],
    ['DE', '0049112'],
    ['AT', '144'],
    ['CH', '117'],
    ['GB', '999'],
    ['US', '911'],
    ['ZZ', '112'],
  ])('%s: %s', (country, raw) => {
    const block = Object.fromEntries(Object.keys(defaultPolicy).map((name) => [name, 'block'])) as Record<
      CostClass,
      DialPolicy
    >;
    const number = normaliseNumber(raw, { country, policy: block, internalLengths: [2, 3] });
    expect(number).toMatchObject({ kind: 'emergency', costClass: 'emergency', policy: 'confirm' });
    expect(number.ok && number.dial).toBe(raw.replace(/\D/gu, '').replace(/^(?:00?(?:49)?|49)(?=11)/u, ''));
  });
});

describe('the administrator', () => {
  test('may change every class but emergency calls', () => {
    expect(policyFor('premium', { premium: 'block' })).toBe('block');
    expect(policyFor('satellite', { satellite: 'confirm' })).toBe('confirm');
    expect(policyFor('emergency', { emergency: 'allow' })).toBe('confirm');
  });

  test('cannot lift the question about hidden characters by allowing a class', () => {
    const number = normaliseNumber('0721\u202e12345', { country: 'DE', policy: { standard: 'allow' } });
    expect(number).toMatchObject({ policy: 'confirm' });
  });

  test('keeps what is blocked blocked, flags or not', () => {
    expect(normaliseNumber('+979\u200b112345678', { country: 'DE' })).toMatchObject({ policy: 'block' });
  });
});
