import { expect, test } from '@jest/globals';
import { colleagueTarget } from '../../../src/addin/dialling/colleague-target.ts';
import { createNumberReader } from '../../../src/addin/dialling/domain-numbers.ts';
import { colleague } from '../support/people.ts';
import { target } from '../support/targets.ts';

test('before its rules have loaded the reader says so and shows bare digits', () => {
  const reader = createNumberReader({ country: 'DE' });
  expect([reader.normalise('030 1'), reader.format(target('030 23125 001').number)]).toEqual([null, '+493023125001']);
});

test('a scan loads the rules', async () => {
  const reader = createNumberReader({ country: 'DE' });
  const found = await reader.scan({ text: 'Tel. 030 23125 001' });
  expect(found.map(({ dial }) => dial)).toEqual(['+493023125001']);
  expect(reader.normalise('*21#')).toMatchObject({ ok: false, reason: 'featureCode' });
});

test('a colleague is called by his number where the bridge tells it', async () => {
  const reader = createNumberReader({ country: 'DE' });
  await reader.ready();
  const [anna, ben, cem] = [colleague('Anna Berg'), colleague('Ben Kurz'), colleague('Cem Aydın')];
  const team = { favourites: [], groups: null, numbers: { [anna.id]: '101', [cem.id]: '*21#' } };
  const known = { team: { get: () => team }, numbers: reader };
  expect(colleagueTarget(anna, known)).toMatchObject({
    name: 'Anna Berg',
    number: { dial: '101', costClass: 'internal' },
  });
  expect(colleagueTarget(ben, known)).toBeNull();
  expect(colleagueTarget(cem, known)).toBeNull();
  expect(colleagueTarget(anna, { ...known, team: { get: () => null } })).toBeNull();
});
