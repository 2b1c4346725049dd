import { expect, test } from '@jest/globals';
import { addressAtHand, addressInBook, type Known } from '../../../src/addin/calls/mail-address.ts';
import { createNumberReader } from '../../../src/addin/dialling/domain-numbers.ts';
import { mail } from '../support/fake-host.ts';
import { createFakeTelephone } from '../support/fake-telephone.ts';
import { colleague, contact, pastCall } from '../support/people.ts';

const numbers = createNumberReader({ country: 'DE' });
const nobody: Known = { colleagues: [], view: { kind: 'none' }, team: { get: () => null } };

async function onMail(text: string): Promise<Known> {
  const item = mail(text, [{ name: 'Jonas Weber', address: 'jonas@weber.example' }]);
  return { ...nobody, view: { kind: 'item', item, numbers: await numbers.scan({ text }) } };
}

test('a colleague is known by his name or his extension', async () => {
  await numbers.ready();
  const ben = colleague('Ben Kurz');
  const team = { favourites: [], groups: null, numbers: { [ben.id]: '102' } };
  const known = { ...nobody, colleagues: [ben], team: { get: () => team } };
  expect(addressAtHand(pastCall({ name: 'Kurz, Ben' }), known, numbers)).toBe('ben.kurz@example.com');
  expect(addressAtHand(pastCall({ number: '102' }), known, numbers)).toBe('ben.kurz@example.com');
  expect(addressAtHand(pastCall({ name: 'Ben' }), known, numbers)).toBeNull();
});

test('whoever is on the open mail is known by name, or by the number under it', async () => {
  const known = await onMail('Jonas Weber\nTel. 030 23125 001');
  expect(addressAtHand(pastCall({ number: '+493023125001' }), known, numbers)).toBe('jonas@weber.example');
  expect(addressAtHand(pastCall({ name: 'Jonas Weber', number: null }), known, numbers)).toBe('jonas@weber.example');
  expect(addressAtHand(pastCall({ number: '+493023125002' }), known, numbers)).toBeNull();
});

test('the address book is asked by name, then by number, and only the same person counts', async () => {
  await numbers.ready();
  const telephone = createFakeTelephone();
  telephone.answers.contacts = [
    contact({ name: 'Anna Bergmann', emails: ['other@x.example'], numbers: [{ label: '', number: '030 9' }] }),
    contact({ name: 'Somebody', emails: ['right@x.example'], numbers: [{ label: '', number: '030 23125-001' }] }),
  ];
  const caller = pastCall({ name: 'Anna Berg', number: '+493023125001' });
  expect(await addressInBook(caller, telephone, numbers)).toBe('right@x.example');
  telephone.answers.contacts = telephone.answers.contacts.slice(0, 1);
  expect(await addressInBook(caller, telephone, numbers)).toBeNull();
  expect(telephone.told.slice(1)).toEqual([
    ['searchContacts', 'Anna Berg'],
    ['searchContacts', '+493023125001'],
  ]);
});

test('of nobody there is nothing to look up', async () => {
  const telephone = createFakeTelephone();
  expect(await addressInBook(pastCall({ number: null }), telephone, numbers)).toBeNull();
  expect(telephone.told).toEqual([]);
});
