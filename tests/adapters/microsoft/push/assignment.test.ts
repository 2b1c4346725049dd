import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { assign, placesPerAccount } from '../../../../src/adapters/microsoft/push/assignment.ts';

const people = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => `p${from + index}`);

test('two accounts watch 1,300 people, and the rest is named', () => {
  const { groups, left } = assign([], 2, people(0, 1_400));
  expect(groups.map((group) => group.length)).toEqual([650, 650]);
  expect(left).toBe(100);
});

test('who leaves frees a place for a newcomer, and nobody else moves', () => {
  const before = assign([], 2, people(0, 1_300)).groups;
  const after = assign(before, 2, [...people(1, 1_300), 'new']).groups;
  expect(after[1]).toEqual(before[1]);
  expect(after[0]).toEqual([...(before[0]?.slice(1) ?? []), 'new']);
});

test('without an account nobody is watched', () => {
  expect(assign([], 0, people(0, 3))).toEqual({ groups: [], left: 3 });
});

test('everybody has exactly one place or is counted as left, whatever came before', () => {
  const crowd = fc.uniqueArray(fc.nat(3_000).map(String), { maxLength: 2_500 });
  fc.assert(
    fc.property(crowd, crowd, fc.nat(4), (first, then, accounts) => {
      const { groups, left } = assign(assign([], 3, first).groups, accounts, then);
      const placed = groups.flat();
      expect(new Set(placed).size).toBe(placed.length);
      expect(placed.length + left).toBe(then.length);
      for (const group of groups) expect(group.length).toBeLessThanOrEqual(placesPerAccount);
      expect(left > 0 && placed.length < accounts * placesPerAccount).toBe(false);
    }),
    { numRuns: 30 },
  );
});
