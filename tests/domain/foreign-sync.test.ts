/** The PBX-wide half of the foreign-sync guard (rule 6). */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { countRecheck, noForeignSync, resume, type ForeignSync, type Recheck } from '../../src/domain/foreign-sync.ts';
import { personIdOf } from '../../src/domain/person.ts';

const minute = 60_000;
const now = Date.UTC(2026, 10, 24, 9);

/** `rechecks` are pairs of a person's number and whether his write was undone. */
function after(rechecks: readonly (readonly [number, boolean])[], from: ForeignSync = noForeignSync): ForeignSync {
  return rechecks.reduce(
    (guard, [person, reverted]) =>
      countRecheck(guard, personIdOf('tenant', `person-${person}`), reverted ? 'reverted' : 'stood', now),
    from,
  );
}

const some = (count: number, persons: number, reverted: boolean): readonly (readonly [number, boolean])[] =>
  Array.from({ length: count }, (_, index) => [index % persons, reverted] as const);

describe('the PBX is stopped', () => {
  test.each([
    ['20 writes, 4 of them undone at 4 people', [...some(16, 16, false), ...some(4, 4, true)], false],
    ['20 writes, 5 of them undone at 5 people', [...some(15, 15, false), ...some(5, 5, true)], true],
    [
      '20 writes, 10 of them undone, always of the same 4 people',
      [...some(10, 10, false), ...some(10, 4, true)],
      false,
    ],
    ['19 writes, all undone', some(19, 19, true), false],
    ['50 writes, 9 undone', [...some(41, 41, false), ...some(9, 9, true)], false],
    ['50 writes, 10 undone', [...some(40, 40, false), ...some(10, 10, true)], true],
    ['200 writes, the oldest 30 undone and then peace', [...some(19, 4, true), ...some(181, 50, false)], false],
  ] as const)('%s', (_name, rechecks, stopped) => {
    expect(after(rechecks).stoppedUntil !== null).toBe(stopped);
  });
});

test('it is tried again after 30 minutes, then once a day', () => {
  const foreign = some(20, 10, true);
  const first = after(foreign);
  expect(first.stoppedUntil).toBe(now + 30 * minute);
  const again = after(foreign, resume(first, now + 30 * minute));
  expect(again.stoppedUntil).toBe(now + 24 * 60 * minute);
});

test('it stays stopped until the time is over', () => {
  const stopped = after(some(20, 10, true));
  expect(resume(stopped, now + 29 * minute)).toBe(stopped);
});

test('after a time of peace the next stop is a first one again', () => {
  const peace = after(some(50, 50, false), resume(after(some(20, 10, true)), now + 30 * minute));
  expect(after(some(50, 10, true), peace).stoppedUntil).toBe(now + 30 * minute);
});

test('the hands of four people, however restless, never stop it', () => {
  const recheck = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.boolean());
  fc.assert(fc.property(fc.array(recheck, { maxLength: 200 }), (rechecks) => after(rechecks).stoppedUntil === null));
});

test('no more than 50 rechecks are kept', () => {
  const kinds: readonly Recheck[] = ['stood', 'reverted'];
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(500), fc.constantFrom(...kinds)), { maxLength: 300 }), (all) => {
      const guard = after(all.map(([person, kind]) => [person, kind === 'reverted'] as const));
      return guard.recent.length <= 50;
    }),
  );
});
