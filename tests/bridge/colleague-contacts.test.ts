import { expect, test } from '@jest/globals';
import { ColleagueContacts } from '../../src/bridge/colleague-contacts.ts';
import { Profiles } from '../../src/bridge/profiles.ts';
import type { MicrosoftUser } from '../../src/domain/person.ts';

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
