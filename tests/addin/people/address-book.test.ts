import { expect, test } from '@jest/globals';
import { createAddressBook } from '../../../src/addin/people/address-book.ts';
import { createFakeTelephone } from '../support/fake-telephone.ts';
import { contact } from '../support/people.ts';

const anna = { name: 'Anna Berg', address: 'Anna@Example.com' };
const ben = { name: 'Ben Kurz', address: 'ben@example.com' };

test('a person is found by his address, else by his name', async () => {
  const telephone = createFakeTelephone();
  telephone.answers.contacts = [
    contact({ name: 'Somebody', emails: ['anna@example.com'], numbers: [{ label: '', number: '101' }] }),
  ];
  const book = createAddressBook(telephone);
  await book.look([anna, ben]);
  expect([book.numbersOf(anna), book.numbersOf(ben)]).toEqual([[{ label: '', number: '101' }], []]);
  expect(telephone.told).toEqual([
    ['searchContacts', 'Anna@Example.com'],
    ['searchContacts', 'ben@example.com'],
    ['searchContacts', 'Ben Kurz'],
  ]);
});

test('who only looks like him is not him', async () => {
  const telephone = createFakeTelephone();
  telephone.answers.contacts = [contact({ name: 'Anna Bergmann', numbers: [{ label: '', number: '666' }] })];
  const book = createAddressBook(telephone);
  await book.look([anna]);
  expect(book.numbersOf(anna)).toEqual([]);
});

test('a namesake of the tenant is somebody else: there every address is known', async () => {
  const telephone = createFakeTelephone();
  const namesake = contact({ name: 'Ben Kurz', emails: ['ben.kurz2@example.com'], source: 'tenant' });
  telephone.answers.contacts = [{ ...namesake, numbers: [{ label: '', kind: 'mobile', number: '0171 39200 01' }] }];
  const book = createAddressBook(telephone);
  await book.look([ben]);
  expect(book.numbersOf(ben)).toEqual([]);
});

test('everybody is looked up once, and not knowing yet is told apart from not being there', async () => {
  const telephone = createFakeTelephone();
  const book = createAddressBook(telephone);
  expect(book.numbersOf(anna)).toBeNull();
  await book.look([anna]);
  await book.look([anna, { ...anna, address: 'ANNA@example.com' }, { name: '', address: '' }]);
  expect(telephone.told).toHaveLength(2);
});

test('after a failure the person is looked up again', async () => {
  const telephone = createFakeTelephone();
  const book = createAddressBook(telephone);
  telephone.failNext('starface.unavailable');
  await book.look([anna]);
  expect(book.numbersOf(anna)).toBeNull();
  await book.look([anna]);
  expect(book.numbersOf(anna)).toEqual([]);
});

test('while the address book does not answer, the number of the profile serves, and the book is asked again', async () => {
  const telephone = createFakeTelephone();
  const profile = [{ label: '', kind: 'mobile' as const, number: '0171 39200 01' }];
  const inBook = [{ label: '', number: '101' }];
  const emails = ['anna@example.com'];
  telephone.answers.contacts = [
    contact({ id: 'b', numbers: inBook, emails }),
    contact({ id: 't', numbers: profile, emails, source: 'tenant' }),
  ];
  const book = createAddressBook(telephone);
  telephone.failNext('starface.unavailable');
  await book.look([anna]);
  expect(book.numbersOf(anna)).toEqual(profile);
  await book.look([anna]);
  expect(book.numbersOf(anna)).toEqual([...inBook, ...profile]);
});

test('a phone system without an address book is asked once', async () => {
  const telephone = createFakeTelephone();
  const book = createAddressBook(telephone);
  telephone.failNext('capability.missing');
  await book.look([anna, ben]);
  await book.look([ben]);
  expect(telephone.told).toHaveLength(1);
});

test('who listens hears of each answer', async () => {
  const book = createAddressBook(createFakeTelephone());
  let heard = 0;
  const stop = book.subscribe(() => (heard += 1));
  await book.look([anna, ben]);
  stop();
  expect(heard).toBe(2);
});

const many = (count: number) =>
  Array.from({ length: count }, (_, at) => contact({ id: `c-${at}`, name: `Ben Kurz ${at}`, numbers: [] }));

test('somebody with a common name is found on a later page, and looking ends with him', async () => {
  const telephone = createFakeTelephone();
  const himself = contact({ id: 'ben', name: 'Ben Kurz', numbers: [{ label: '', number: '102' }] });
  telephone.answers.contacts = [...many(40), himself, ...many(90).slice(41)];
  const book = createAddressBook(telephone);
  await book.look([{ name: 'Ben Kurz', address: 'ben@example.com' }]);
  expect(book.numbersOf(ben)).toEqual([{ label: '', number: '102' }]);
  expect(telephone.told).toEqual([
    ['searchContacts', 'ben@example.com'],
    ['searchContacts', 'ben@example.com', 1],
  ]);
});

test('a search is never longer than four pages, and a phone system that repeats a page ends it', async () => {
  const telephone = createFakeTelephone();
  telephone.answers.contacts = many(1_000);
  const book = createAddressBook(telephone);
  await book.look([ben]);
  expect(telephone.told).toHaveLength(8);
  const repeating = createFakeTelephone();
  const page = many(25);
  const asked: number[] = [];
  const searchContacts = async (_text: string, at = 0) => {
    asked.push(at);
    return page;
  };
  await createAddressBook({ ...repeating, searchContacts }).look([{ ...ben, name: '' }]);
  expect(asked).toEqual([0, 1]);
});
