import { expect, test } from '@jest/globals';
import { findsCall } from '../../../src/addin/calls/find-calls.ts';
import { normaliseNumber } from '../../../src/domain/numbers/normalise-number.ts';
import { pastCall } from '../support/people.ts';

const numbers = { normalise: (written: string) => normaliseNumber(written, { country: 'DE' }) };
const muller = pastCall({ name: 'Jürgen Müller', number: '030 23125 001', group: 'Hotline Nord' });

test.each([
  ['', true],
  ['mull', true],
  ['MUELLER', true],
  ['jur müll', true],
  ['ülle', false],
  ['hotline', true],
  ['23125', true],
  ['030 231', true],
  ['+49 30 23', true],
  ['0721', false],
  ['+', false],
])('“%s” finds the call of Jürgen Müller: %s', (text, found) => {
  expect(findsCall(text, muller, numbers)).toBe(found);
});

test('a withheld number is found by no digits', () => {
  expect(findsCall('0', pastCall({ number: null }), numbers)).toBe(false);
});
