import { expect, test } from '@jest/globals';
import { matchesName, search } from '../../../src/addin/field/search.ts';
import { peopleOnItem } from '../../../src/addin/item/item-people.ts';
import { normaliseNumber } from '../../../src/domain/numbers/normalise-number.ts';
import { scanMail } from '../../../src/domain/numbers/scan-html.ts';
import { colleague } from '../support/people.ts';

const reader = { normalise: (written: string) => normaliseNumber(written, { country: 'DE' }) };
const among = {
  colleagues: ['Anna Berg', 'Ben Kurz', 'Cem Aydın'].map((name) => colleague(name)),
  numbers: scanMail({ text: 'Jonas Weber\nTel. 030 23125 001' }, { country: 'DE' }),
};

test.each([
  ['berg', 'Anna Berg', true],
  ['be an', 'Anna Berg', true],
  ['Berg, A', 'Anna Berg', true],
  ['erg', 'Anna Berg', false],
  ['aydin', 'Cem Aydın', true],
  ['AYDIN', 'Cem Aydın', true],
  ['juergen', 'Jürgen Öz', true],
  ['gross', 'Jürgen Groß', true],
  ['jürgen', 'Juergen Groß', false],
  ['jurgen', 'Jürgen Öz', true],
  ['oz', 'Jürgen Öz', true],
  ['wall', 'Eva Hohen-Wallenberg', true],
  ['', 'Anna Berg', true],
])('%j finds %s: %j', (typed, name, finds) => {
  expect(matchesName(typed, name)).toBe(finds);
});

test('a name finds colleagues and people of the mail', () => {
  expect(search('ben', among, reader).colleagues.map(({ name }) => name)).toEqual(['Ben Kurz']);
  expect(search('weber', among, reader).numbers.map(({ dial }) => dial)).toEqual(['+493023125001']);
});

test.each([
  ['12', ['Anna Berg']],
  ['1', []],
  ['10', []],
])('of an extension of two digits only the whole, as in %s, finds whose it is', (typed, names) => {
  const [anna, ben] = among.colleagues;
  const own = { [anna?.id ?? '']: '12', [ben?.id ?? '']: '102' };
  expect(search(typed, { ...among, own }, reader).colleagues.map(({ name }) => name)).toEqual(names);
});

test('a person of the mail is found by name, and his number does not stand there a second time', () => {
  const people = peopleOnItem([{ name: 'Weber, Jonas', address: 'j@weber.example' }], [], among.numbers, null);
  const found = search('web', { ...among, people }, reader);
  expect(found.people.map(({ person, number }) => [person.name, number?.dial])).toEqual([
    ['Weber, Jonas', '+493023125001'],
  ]);
  expect(found.numbers).toEqual([]);
});

test('a colleague on the mail is found once', () => {
  const people = peopleOnItem([{ name: 'Ben Kurz', address: 'ben.kurz@example.com' }], among.colleagues, [], null);
  expect(search('ben', { ...among, people }, reader)).toMatchObject({ people: [], colleagues: [{ name: 'Ben Kurz' }] });
});

test.each(['030 23125', '+49 30 23', '03023125001', '(030) 231'])('%s finds the number of the mail', (typed) => {
  expect(search(typed, among, reader).numbers).toHaveLength(1);
});

test.each(['+49 (0) 721 / 555-0123', '0721 5550123', 'tel:+497215550123', ' 0049 721 5550123 '])(
  'a number pasted as %j can be dialled',
  (typed) => {
    expect(search(typed, among, reader).number?.number.dial).toBe('+497215550123');
  },
);

test('digits and marks find no names', () => {
  expect(search('+', among, reader).colleagues).toEqual([]);
  expect(search('030', among, reader).colleagues).toEqual([]);
});

test('letters and feature codes are no number to dial', () => {
  expect(search('anna', among, reader).number).toBeNull();
  expect(search('*21*0301234567#', among, reader).number).toBeNull();
});

test('a word with digits in it finds no number by them', () => {
  const own = { [colleague('Cem Aydın').id]: '231' };
  expect(search('abc231', { ...among, own }, reader)).toMatchObject({ number: null, colleagues: [], numbers: [] });
});

test('a company of thousands is not shown whole', () => {
  const many = { ...among, colleagues: Array.from({ length: 500 }, (_, index) => colleague(`Anna ${index}`)) };
  expect(search('anna', many, reader).colleagues).toHaveLength(20);
});

test('a colleague is found by his number at the PBX', () => {
  const own = { [colleague('Cem Aydın').id]: '103' };
  expect(search('103', { ...among, own }, reader).colleagues.map(({ name }) => name)).toEqual(['Cem Aydın']);
  expect(search('102', { ...among, own }, reader).colleagues).toEqual([]);
});
