/** The favourites of a person: kept for him alone, bounded, gone with his link and when he leaves. */
import { expect, test } from '@jest/globals';
import { Favourites } from '../../src/bridge/favourites.ts';
import { personIdOf } from '../../src/domain/person.ts';
import { createMemoryStore } from '../support/memory-store.ts';

const anna = personIdOf('tenant', 'anna');
const ben = personIdOf('tenant', 'ben');
const everybody = (): boolean => true;

test('favourites are found again after a restart, in their order, for the person who chose them', async () => {
  const store = createMemoryStore();
  const favourites = new Favourites(store);
  await favourites.set(anna, 'c', true, everybody);
  await favourites.set(anna, 'a', true, everybody);
  expect(await new Favourites(store).of(anna)).toEqual(['c', 'a']);
  expect(await new Favourites(store).of(ben)).toEqual([]);
  await favourites.set(anna, 'c', false, everybody);
  expect(await favourites.of(anna)).toEqual(['a']);
});

test('stars given on two devices at the same moment are both kept', async () => {
  const favourites = new Favourites(createMemoryStore());
  await Promise.all([favourites.set(anna, 'a', true, everybody), favourites.set(anna, 'b', true, everybody)]);
  expect(await favourites.of(anna)).toEqual(['a', 'b']);
});

test('a colleague who left is no favourite any more after the next change, and of many the newest 200 are kept', async () => {
  const favourites = new Favourites(createMemoryStore());
  for (let index = 0; index < 202; index += 1) await favourites.set(anna, `p${index}`, true, everybody);
  expect(await favourites.of(anna)).toHaveLength(200);
  await favourites.set(anna, 'p0', false, (id) => id === 'p201');
  expect(await favourites.of(anna)).toEqual(['p201']);
});

test('a leaver’s favourites are deleted with his link', async () => {
  const store = createMemoryStore();
  const favourites = new Favourites(store);
  await favourites.set(anna, 'a', true, everybody);
  await store.deleteLink(anna);
  expect(await favourites.of(anna)).toEqual([]);
});

test('what is stored and no list of ids is no information', async () => {
  const store = createMemoryStore();
  await store.writePersonSetting(anna, 'favourites', { a: 1 });
  expect(await new Favourites(store).of(anna)).toEqual([]);
  await store.writePersonSetting(anna, 'favourites', ['a', 7]);
  expect(await new Favourites(store).of(anna)).toEqual(['a']);
});
