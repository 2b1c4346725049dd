import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { NormaliseOptions } from '../../../src/domain/numbers/normalise-number.ts';
import { normaliseNumber } from '../../../src/domain/numbers/normalise-number.ts';

const germany: NormaliseOptions = { country: 'DE' };
const karlsruhe: NormaliseOptions = { country: 'DE', areaCode: '721' };

function e164(raw: string, options = germany): string | null {
  const number = normaliseNumber(raw, options);
  return number.ok ? number.e164 : `refused: ${number.reason}`;
}

function dial(raw: string, options = germany): string {
  const number = normaliseNumber(raw, options);
  return number.ok ? number.dial : `refused: ${number.reason}`;
}

describe('every usual writing of a German number comes to the same E.164 form', () => {
  test.each([
    '0721 12345-0',
    '(0721) 12345-0',
    '0721/12345-0',
    '0721.12345.0',
    '07 21 / 1 23 45 - 0',
    '+49 721 12345-0',
    '+49 (0)721 12345-0',
    '+49(0)721/12345-0',
    '+49 (0) 721 / 12345 - 0',
    '(+49) 721 12345-0',
    '+49 0721 12345-0',
    '0049 721 12345-0',
    '0049 (0)721 12345-0',
    '+49\u00a0721\u202f12345\u20110',
    '+49 721\n12345-0',
    'tel:+49-721-12345-0',
    'tel:+4972112345%30',
    'tel:0721-12345-0',
    'tel:12345-0;phone-context=+49721',
    'callto:+49721123450',
    'tel://+49721123450',
    '\uff10\uff17\uff12\uff11 123450',
  ])('%s', (raw) => {
    expect(e164(raw)).toBe('+49721123450');
  });
});

describe('numbers of other countries keep their own rules', () => {
  test.each([
    ['DE', '+44 (0)20 7946 0123', '+442079460123'],
    ['GB', '020 7946 0123', '+442079460123'],
    ['DE', '+39 06 6982 1234', '+390669821234'],
    ['IT', '06 6982 1234', '+390669821234'],
    ['US', '(212) 555-0123', '+12125550123'],
    ['US', '1-212-555-0123', '+12125550123'],
    ['US', '011 49 721 12345', '+4972112345'],
    ['AT', '0664 1234567', '+436641234567'],
    ['CH', '044 123 45 67', '+41441234567'],
    ['FR', '01 99 00 12 34', '+33199001234'],
    ['NL', '020 123 4567', '+31201234567'],
    ['ES', '912 345 678', '+34912345678'],
    ['DK', '32 12 34 56', '+4532123456'],
    ['de', '0721 12345', '+4972112345'],
  ])('%s: %s', (country, raw, expected) => {
    expect(e164(raw, { country })).toBe(expected);
  });
});

describe('short numbers', () => {
  test('two to four digits are internal where nothing else is set', () => {
    expect(normaliseNumber('123', germany)).toMatchObject({
      kind: 'internal',
      dial: '123',
      e164: null,
      policy: 'allow',
    });
  });

  test('the lengths of internal numbers are a setting', () => {
    const options = { ...karlsruhe, internalLengths: [5] };
    expect(normaliseNumber('12345', options)).toMatchObject({ kind: 'internal', dial: '12345' });
    expect(e164('123', options)).toBe('+49721123');
  });

  test('a local number gets the area code of the PBX, and says so', () => {
    expect(normaliseNumber('12345-67', karlsruhe)).toMatchObject({
      kind: 'local',
      e164: '+497211234567',
      flags: ['areaCodeAssumed'],
    });
  });

  test('a local number stays local where the PBX has no area code', () => {
    expect(normaliseNumber('1234567', germany)).toMatchObject({ kind: 'local', e164: null, dial: '1234567' });
  });
});

describe('what hides something is refused or flagged', () => {
  test.each([
    ['*21*0721123#', 'featureCode'],
    ['#31#0721123', 'featureCode'],
    ['＊21＊0721123', 'featureCode'],
    ['0721 12345,,99', 'tones'],
    ['0721 12345;99', 'tones'],
    ['072112345p12', 'tones'],
    ['072112345w12', 'tones'],
    ['tel:+4972112345;postd=99', 'tones'],
    ['tel:+4972112345,99', 'tones'],
    ['tel:12345;phone-context=evil.example', 'parameter'],
    ['tel:+4972112345;isub=9', 'parameter'],
    ['tel:+4972112345;ext=1*2', 'parameter'],
    ['tel:%252B4972112345', 'encoding'],
    ['tel:%E0%A4%A', 'encoding'],
    ['0800-RUFMICH', 'letters'],
    ['0721 12345 mehr', 'letters'],
    ['0721 12345 &', 'characters'],
    ['0721+12345', 'characters'],
    ['', 'empty'],
    ['()', 'empty'],
    ['tel:', 'empty'],
    ['1', 'tooShort'],
    ['+0721123', 'notANumber'],
    ['00000', 'notANumber'],
    ['+49 721 1234567890123', 'tooLong'],
    ['1'.repeat(300), 'tooLong'],
  ])('%s is refused: %s', (raw, reason) => {
    expect(normaliseNumber(raw, germany)).toEqual({ ok: false, reason });
  });

  test.each([
    ['+49 721 ١٢٣٤٥', 'nonAsciiDigits'],
    ['０７２１ 12345', 'nonAsciiDigits'],
    ['0721 𝟏𝟐𝟑𝟒𝟓', 'nonAsciiDigits'],
    ['0721\u202e12345', 'hiddenCharacters'],
    ['0721\u200b12345', 'hiddenCharacters'],
    ['07\u00ad2112345', 'hiddenCharacters'],
    ['0721\u2066 12345\u2069', 'hiddenCharacters'],
  ])('%j asks first', (raw, flag) => {
    expect(normaliseNumber(raw, germany)).toMatchObject({ e164: '+4972112345', policy: 'confirm', flags: [flag] });
  });

  test('an extension is told apart and not dialled', () => {
    for (const raw of ['0721 12345 ext. 12', '0721 12345 x12', 'tel:+4972112345;ext=12', '0721 12345 Durchwahl 12'])
      expect(normaliseNumber(raw, germany)).toMatchObject({
        e164: '+4972112345',
        extension: '12',
        flags: ['extension'],
      });
  });

  test('a number that the plan does not know can be dialled, and says so', () => {
    expect(normaliseNumber('+999 123456', germany)).toMatchObject({
      flags: ['notInPlan'],
      costClass: 'unknownCountry',
    });
  });
});

describe('properties', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({ unit: fc.constantFrom(...'+0123456789 -/().*#,;pwx\u202e\u200b٣７%\n:=tel'), maxLength: 40 }),
    fc.string({ unit: fc.constantFrom(...'0123456789+ '), maxLength: 20 }).map((tail) => `tel:${tail}`),
  );
  const options = fc.record({
    country: fc.constantFrom('DE', 'AT', 'CH', 'US', 'IT', 'DK', 'ZZ'),
    areaCode: fc.constantFrom(undefined, '', '721'),
  });

  test('what is dialled is digits with an optional leading plus, whatever came in', () => {
    fc.assert(
      fc.property(anything, options, (raw, context) => {
        const number = normaliseNumber(raw, context);
        if (!number.ok) return;
        expect(number.dial).toMatch(/^\+?[0-9]{1,23}$/u);
        if (number.e164 !== null) expect(number.e164).toMatch(/^\+[1-9][0-9]{2,14}$/u);
      }),
      { numRuns: 3_000 },
    );
  });

  test('normalising twice changes nothing', () => {
    fc.assert(
      fc.property(anything, options, (raw, context) => {
        const once = normaliseNumber(raw, context);
        if (!once.ok || once.e164 === null) return;
        expect(dial(once.dial, context as NormaliseOptions)).toBe(once.dial);
      }),
      { numRuns: 3_000 },
    );
  });

  test('a digit of another script or a hidden character is always flagged', () => {
    const spoiled = fc.tuple(
      fc.nat({ max: 8 }),
      fc.constantFrom('\u202e', '\u200b', '\u00ad', '\u2067', '３', '٤', '𝟓'),
    );
    fc.assert(
      fc.property(spoiled, ([at, character]) => {
        const raw = `0721123456`.slice(0, at + 1) + character + `0721123456`.slice(at + 1);
        const number = normaliseNumber(raw, germany);
        expect(number.ok && number.policy).toBe('confirm');
      }),
    );
  });

  test('separators never change the number', () => {
    const separator = fc.constantFrom('', ' ', '-', '/', '.', ' / ', '\u00a0', '–');
    fc.assert(
      fc.property(fc.array(separator, { minLength: 9, maxLength: 9 }), (separators) => {
        const raw = [...'0721123456'].map((digit, at) => digit + (separators[at] ?? '')).join('');
        expect(e164(raw)).toBe('+49721123456');
      }),
    );
  });
});
