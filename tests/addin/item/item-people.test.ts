import { expect, test } from '@jest/globals';
import { isSameName, peopleOnItem } from '../../../src/addin/item/item-people.ts';
import { scanMail } from '../../../src/domain/numbers/scan-html.ts';
import { colleague } from '../support/people.ts';

const jonas = { name: 'Weber, Jonas', address: 'jonas@weber.example' };
const numbers = scanMail(
  { text: 'Jonas Weber\nFax 030 23125 009\nTel. 030 23125 001\n\nPetra Klein\nTel. 040 66969 002' },
  { country: 'DE' },
);

test('a colleague is known by his address, in any case of its letters', () => {
  const anna = colleague('Anna Berg');
  const [entry] = peopleOnItem([{ name: 'A. Berg', address: 'ANNA.BERG@EXAMPLE.COM' }], [anna], [], null);
  expect(entry?.colleague).toBe(anna);
});

test('each address stands once, without one’s own and without empty ones', () => {
  const people = [
    jonas,
    { ...jonas, address: 'JONAS@weber.example' },
    { name: 'Me', address: 'me@example.com' },
    { name: 'x', address: '' },
  ];
  expect(peopleOnItem(people, [], [], 'Me@example.com').map(({ person }) => person)).toEqual([jonas]);
});

test('a person gets the number that the text gives to his name; a fax is nobody’s telephone', () => {
  expect(peopleOnItem([jonas], [], numbers, null)[0]?.number?.dial).toBe('+493023125001');
});

test('a number of somebody else is not his', () => {
  expect(peopleOnItem([{ name: 'Uwe Klein', address: 'u@klein.example' }], [], numbers, null)[0]?.number).toBeNull();
});

test.each([
  ['Anna Berg', 'Berg, Anna', true],
  ['Dr. Anna Berg', 'Anna Berg', true],
  ['Anna Maria Berg', 'Anna Berg', true],
  ['Anna Berg', 'Anna Kurz', false],
  ['Berg', 'Anna Berg', false],
  ['', 'Anna Berg', false],
  ['Jürgen Groß', 'GROSS JÜRGEN', true],
  ['Jürgen Groß', 'groß, jürgen', true],
])('%j and %j are one person: %j', (one, other, same) => {
  expect([isSameName(one, other), isSameName(other, one)]).toEqual([same, same]);
});
