import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createTranslate, languageOf } from '../../../src/ui/locales/translator.ts';

const texts = {
  plain: 'Calls',
  named: 'Call {{who}} at {{time}}',
  more_one: '{{count}} call',
  more_other: '{{count}} calls',
};
const t = createTranslate('en', texts);

test('values are put into their places', () => {
  expect(t('named', { who: 'Anna', time: '09:12' })).toBe('Call Anna at 09:12');
});

test.each([
  [0, '0 calls'],
  [1, '1 call'],
  [2, '2 calls'],
])('the count %d chooses its ending', (count, text) => {
  expect(t('more', { count })).toBe(text);
});

test('a value without a place, and a place without a value, break nothing', () => {
  expect(t('plain', { who: 'Anna' })).toBe('Calls');
  expect(t('named', { who: 'Anna' })).toBe('Call Anna at {{time}}');
});

test('what a value holds is text, also where it looks like a place or a pattern', () => {
  fc.assert(
    fc.property(fc.string(), (who) => {
      expect(t('named', { who, time: '1' })).toBe(`Call ${who} at 1`);
    }),
    { examples: [['{{time}}'], ['$&'], ['$1'], ['<b>']] },
  );
});

test.each([
  ['de', 'de'],
  ['de-AT', 'de'],
  ['DE-de', 'de'],
  ['en-GB', 'en'],
  ['fr', 'en'],
  ['dee', 'en'],
  ['', 'en'],
])('the locale %j reads %s', (locale, language) => {
  expect(languageOf(locale)).toBe(language);
});
