import { expect, test } from '@jest/globals';
import { createFormats, instantOf } from '../../../src/ui/locales/formats.ts';
import { languageOf } from '../../../src/ui/locales/translator.ts';

const german = createFormats('de-DE', 'Europe/Berlin');
const english = createFormats('en-GB', 'Europe/Berlin');
const now = Date.parse('2026-03-10T12:00:00+01:00');

test.each<[string, string, string]>([
  ['2026-03-10T09:12:00+01:00', '09:12', '09:12'],
  ['2026-03-10T00:00:00+01:00', '00:00', '00:00'],
  ['2026-03-09T23:59:00+01:00', 'Mo 23:59', 'Mon 23:59'],
  ['2026-03-11T08:00:00+01:00', 'Mi 08:00', 'Wed 08:00'],
  ['2026-02-03T16:01:00+01:00', '3. Feb. 16:01', '3 Feb 16:01'],
])('%s is written %s in German and %s in English', (iso, inGerman, inEnglish) => {
  expect([german.moment(Date.parse(iso), now), english.moment(Date.parse(iso), now)]).toEqual([inGerman, inEnglish]);
});

test('where hours are counted to twelve, they are written as people there do', () => {
  expect(createFormats('en-US', 'Europe/Berlin').time(Date.parse('2026-03-10T18:50:00+01:00'))).toMatch(/^6:50\sPM$/);
});

test.each([
  [0, '00:00'],
  [999, '00:00'],
  [134_000, '02:14'],
  [3_599_999, '59:59'],
  [3_734_000, '1:02:14'],
  [36_000_000, '10:00:00'],
  [-5, '00:00'],
])('%d ms last %s', (ms, text) => {
  expect(german.duration(ms)).toBe(text);
});

test('large numbers have the separators of the locale', () => {
  expect([german.integer(12_345), english.integer(12_345)]).toEqual(['12.345', '12,345']);
});

test.each([
  ['2026-03-10T12:00:00+01:00', now],
  ['2026-03-10T11:00:00Z', now],
  ['yesterday', null],
  [null, null],
  [undefined, null],
])('the instant of %j is %j', (iso, at) => {
  expect(instantOf(iso)).toBe(at);
});

test.each(['en-US@posix', 'de_DE.UTF-8', 'C', '', 'x'])(
  'the locale %j, which Intl refuses, still formats',
  (locale) => {
    expect(createFormats(locale).integer(7)).toBe('7');
  },
);

test('an odd spelling keeps its language', () => {
  expect(createFormats('de_DE.UTF-8').integer(1234.5)).toBe('1.234,5');
  expect(languageOf('de_AT@euro')).toBe('de');
  expect(languageOf('deu-x')).toBe('en');
});
