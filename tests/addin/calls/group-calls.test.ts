import { expect, test } from '@jest/globals';
import { groupCalls } from '../../../src/addin/calls/group-calls.ts';
import { pastCall } from '../support/people.ts';

const counts = (...calls: Parameters<typeof groupCalls>[0]): unknown =>
  groupCalls(calls).map(({ call, count }) => [call.id, count]);

test('calls of one number one after the other are one line, the newest stands for it', () => {
  expect(counts(pastCall({ id: '3' }), pastCall({ id: '2' }), pastCall({ id: '1' }))).toEqual([['3', 3]]);
});

test.each([
  ['another number', { number: '+4930' }],
  ['another direction', { direction: 'out' as const }],
  ['another result', { result: 'answered' as const }],
  ['another group', { group: 'Sales' }],
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
