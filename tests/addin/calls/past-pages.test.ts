import { expect, test } from '@jest/globals';
import { pageSize, withNewest, withOlder, type PastPages } from '../../../src/addin/calls/past-pages.ts';
import type { CallListAnswer } from '../../../src/contract/telephone.ts';
import { pastCall } from '../support/people.ts';

/** Calls `from` down to `to`: the higher the number, the newer. */
function answer(from: number, to: number, total = from): CallListAnswer {
  const entries = Array.from({ length: from - to + 1 }, (_, index) => pastCall({ id: `${from - index}` }));
  return { entries, total };
}

const span = ({ entries }: PastPages): unknown => [entries[0]?.id, entries.at(-1)?.id, entries.length];

test('page after page the whole list comes, each call once', () => {
  const first = withNewest(null, answer(120, 71));
  const second = withOlder(first, first.start, answer(70, 21, 120));
  const third = withOlder(second, second.start, answer(20, 1, 120));
  expect([second.asked, third.asked]).toEqual([2 * pageSize, 3 * pageSize]);
  expect(span(third)).toEqual(['120', '1', 120]);
});

test('a call that came meanwhile stands above, what was read below stays, and none is shown twice', () => {
  const first = withNewest(null, answer(120, 71));
  const second = withOlder(first, first.start, answer(70, 21, 120));
  const renewed = withNewest(second, answer(122, 73));
  expect(span(renewed)).toEqual(['122', '21', 102]);
  expect(renewed.asked).toBe(102);
  // The page that follows is asked for beyond the new ones.
  expect(span(withOlder(renewed, renewed.start, answer(20, 1, 122)))).toEqual(['122', '1', 122]);
});

test('a call that was deleted at the phone goes', () => {
  const first = withNewest(null, answer(10, 1));
  const without = answer(10, 1, 9);
  expect(
    withNewest(first, { ...without, entries: without.entries.filter(({ id }) => id !== '4') }).entries,
  ).toHaveLength(9);
});

test('after more new calls than a page holds the list starts anew, and a late older page leaves no gap in it', () => {
  const first = withNewest(null, answer(50, 1));
  const anew = withNewest(first, answer(200, 151));
  expect(span(anew)).toEqual(['200', '151', 50]);
  expect(withOlder(anew, first.start, answer(10, 1))).toBe(anew);
});

test('entries that the bridge could not read count as places of the list', () => {
  const first = withNewest(null, { ...answer(50, 3), total: 120 });
  expect(first.asked).toBe(pageSize);
});
