import { expect, test } from '@jest/globals';
import { formatNumber } from '../../../src/addin/dialling/format-number.ts';
import { target } from '../support/targets.ts';

test.each([
  ['030 23125 001', '+49 30 23125001'],
  ['0171 3920055', '+49 171 3920055'],
  ['+1 202 555 0143', '+1 202 555 0143'],
  ['+44 20 7946 0018', '+44 20 7946 0018'],
  ['112', '112'],
])('%s reads %s', (written, shown) => {
  expect(formatNumber(target(written).number, 'DE')).toBe(shown);
});

test('no digit is lost or added, whatever the plan says', () => {
  for (const written of ['+49 721 5550123', '+43 1 5123456', '+390612345678', '+49 999999', '+888 1234567']) {
    const { number } = target(written);
    expect(formatNumber(number, 'DE').replaceAll(' ', '')).toBe(number.e164 ?? number.dial);
  }
});
