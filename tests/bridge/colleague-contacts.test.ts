import { expect, test } from '@jest/globals';
import { ColleagueContacts, withColleagues } from '../../src/bridge/colleague-contacts.ts';
import { Profiles } from '../../src/bridge/profiles.ts';
import type { MicrosoftUser } from '../../src/domain/person.ts';
import type { Contact } from '../../src/domain/telephone.ts';

const people = Array.from({ length: 2_000 }, (_, at): MicrosoftUser => {
  const upn = `p${at}@office.example`;
  const phones = [{ kind: 'business', number: `+49 30 23125-${at}` }] as const;
  return { id: `${at}`, upn, mail: upn, name: `Person ${at}`, proxyAddresses: [], enabled: true, phones };
});

test('a search among many gives others a turn in between, and finds the last of them', async () => {
  const profiles = new Profiles({
    tenantId: 'tenant',
    directory: { microsoftUsers: () => people, match: () => undefined, unmatched: () => [], groupsOf: () => [] },
    activation: { participation: () => 'inSync', hides: () => false },
  });
  let turns = 0;
  const after = (_ms: number, callback: () => void): (() => void) => {
    turns += 1;
    queueMicrotask(callback);
    return () => undefined;
  };
  const contacts = new ColleagueContacts({ profiles, clock: { after } });
  const found = await contacts.search('person 1999', new Map());
  expect([found.map(({ name }) => name), turns]).toEqual([['Person 1999'], 4]);
});

test('a colleague whose address the book knows keeps his numbers at the PBX; his profile adds nothing to the book', () => {
  const contact = (id: string, numbers: Contact['numbers']): Contact => ({
    id,
    name: 'Cem Aydin',
    company: null,
    emails: ['cem@office.example'],
    numbers,
  });
  const own = [
    { label: '', number: '103' },
    { label: '', number: '+493023125103' },
    { label: '', number: '+491713920103', kind: 'mobile' },
  ] as const;
  const book = [contact('book', [{ label: 'Telefon', number: '+49 30 23125-103' }])];
  const shown = withColleagues(book, [contact('colleague', own)]);
  expect(shown.map(({ id, numbers }) => [id, numbers.map(({ number }) => number)])).toEqual([
    ['colleague', ['103']],
    ['book', ['+49 30 23125-103']],
  ]);
  const empty = [contact('book', [])];
  expect(withColleagues(empty, [contact('colleague', own)])[0]?.numbers).toEqual(own);
});
