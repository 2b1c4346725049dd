import { expect, test } from '@jest/globals';
import { groupCalls } from '../../../src/addin/calls/group-calls.ts';
import { pastCall } from '../support/people.ts';

const counts = (...calls: Parameters<typeof groupCalls>[0]): unknown =>
  groupCalls(calls).map(({ call, ids }) => [call.id, ids.length]);

test('calls of one number one after the other are one line, the newest stands for it', () => {
  expect(counts(pastCall({ id: '3' }), pastCall({ id: '2' }), pastCall({ id: '1' }))).toEqual([['3', 3]]);
});

test.each([
  ['another number', { number: '+4930' }],
  ['another direction', { direction: 'out' as const }],
  ['another result', { result: 'answered' as const }],
  ['another group', { group: 'Sales' }],
  ['a call that is done', { done: true }],
])('%s is another line', (_name, other) => {
  expect(counts(pastCall({ id: '2' }), pastCall({ id: '1', ...other }))).toEqual([
    ['2', 1],
    ['1', 1],
  ]);
});

test('the same number after another one is a line of its own', () => {
  expect(counts(pastCall({ id: '3' }), pastCall({ id: '2', number: '+4940' }), pastCall({ id: '1' }))).toHaveProperty(
    'length',
    3,
  );
});

test('withheld numbers are never the same', () => {
  expect(counts(pastCall({ id: '2', number: null }), pastCall({ id: '1', number: null }))).toHaveProperty('length', 2);
});

test('a line knows all its calls, so that they are done together', () => {
  expect(groupCalls([pastCall({ id: '2' }), pastCall({ id: '1' })])[0]?.ids).toEqual(['2', '1']);
});
