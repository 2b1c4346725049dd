/** The "done" mark of past calls: for one person, bounded, for a while, and gone with the link. */
import { expect, test } from '@jest/globals';
import { DoneCalls } from '../../src/bridge/done-calls.ts';
import { personIdOf, type PersonId } from '../../src/domain/person.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { createMemoryStore } from '../support/memory-store.ts';

const anna = personIdOf('tenant', 'anna');
const ben = personIdOf('tenant', 'ben');
const dayMs = 86_400_000;

function start() {
  const store = createMemoryStore();
  const clock = new ManualClock(Date.UTC(2026, 10, 24, 8));
  const linked = new Set([anna, ben]);
  const isLinked = (personId: PersonId): boolean => linked.has(personId);
  const open = (): DoneCalls => new DoneCalls({ store, clock, isLinked });
  return { store, clock, open, done: open(), linked };
}

test('a mark is found again after a restart, for the person who made it', async () => {
  const { done, open } = start();
  await done.mark(anna, ['a', 'b'], true);
  expect([...(await open().of(anna))]).toEqual(['a', 'b']);
  expect([...(await open().of(ben))]).toEqual([]);
});

test('a mark can be taken back, and what was never marked too', async () => {
  const { done } = start();
  await done.mark(anna, ['a', 'b'], true);
  await done.mark(anna, ['a', 'never'], false);
  expect([...(await done.of(anna))]).toEqual(['b']);
});

test('marks made on two devices at the same moment are both kept', async () => {
  const { done } = start();
  await Promise.all([done.mark(anna, ['a'], true), done.mark(anna, ['b'], true), done.mark(anna, ['a'], false)]);
  expect([...(await done.of(anna))]).toEqual(['b']);
});

test('a mark holds 90 days, counted from the first time', async () => {
  const { done, clock } = start();
  await done.mark(anna, ['a'], true);
  clock.advance(89 * dayMs);
  await done.mark(anna, ['a'], true);
  expect([...(await done.of(anna))]).toEqual(['a']);
  clock.advance(dayMs);
  expect([...(await done.of(anna))]).toEqual([]);
});

test('of many marks the newest 500 are kept', async () => {
  const { done } = start();
  await done.mark(
    anna,
    Array.from({ length: 499 }, (_, index) => `old-${index}`),
    true,
  );
  await done.mark(anna, ['new-1', 'new-2'], true);
  const kept = await done.of(anna);
  expect(kept.size).toBe(500);
  expect([kept.has('old-0'), kept.has('old-1'), kept.has('new-2')]).toEqual([false, true, true]);
});

test('marks are gone with the link', async () => {
  const { done, store, linked } = start();
  await done.mark(anna, ['a'], true);
  linked.delete(anna);
  const late = done.mark(anna, ['b'], true);
  await store.deleteLink(anna);
  await expect(late).rejects.toMatchObject({ code: 'starface.not-linked' });
  expect([...(await done.of(anna))]).toEqual([]);
});

test.each([['text'], [{ a: 1 }], [[['a'], 7, ['b', 'late']]]])('%j in the store is no mark', async (stored) => {
  const { done, store } = start();
  await store.writePersonSetting(anna, 'doneCalls', stored);
  expect([...(await done.of(anna))]).toEqual([]);
});

test('a store that fails once does not keep later marks from being made', async () => {
  const { store, clock } = start();
  let fails = true;
  const done = new DoneCalls({
    clock,
    isLinked: () => true,
    store: {
      readPersonSetting: (personId, key) => store.readPersonSetting(personId, key),
      writePersonSetting: async (...wish) => {
        if (!fails) return store.writePersonSetting(...wish);
        fails = false;
        throw new Error('the disk is full');
      },
    },
  });
  await expect(done.mark(anna, ['a'], true)).rejects.toThrow('the disk is full');
  await done.mark(anna, ['b'], true);
  expect([...(await done.of(anna))]).toEqual(['b']);
});
