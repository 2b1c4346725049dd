import { expect, test } from '@jest/globals';

import { Refusal } from './answer.ts';
import { Throttle } from './throttle.ts';

function throttleAt(users = 100) {
  let now = 1_000_000;
  const throttle = new Throttle(users, () => now);
  return { throttle, pass: (ms: number) => void (now += ms) };
}

function spend(throttle: Throttle, times: number): Refusal | undefined {
  let last: Refusal | undefined;
  for (let count = 0; count < times; count += 1) {
    try {
      throttle.presence('app');
      last = undefined;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      last = error;
    }
  }
  return last;
}

test('1,500 presence requests in 30 s pass and the next one is refused until the first has aged out', () => {
  const { throttle, pass } = throttleAt();
  expect(spend(throttle, 1)).toBeUndefined();
  pass(10_000);
  expect(spend(throttle, 1499)).toBeUndefined();
  expect(spend(throttle, 1)).toMatchObject({ status: 429, code: 'TooManyRequests', headers: { 'retry-after': '30' } });
});

test('who waits as long as told gets through', () => {
  const { throttle, pass } = throttleAt();
  spend(throttle, 1500);
  pass(12_000);
  const wait = Number(spend(throttle, 1)?.headers['retry-after']);
  pass(wait * 1000);
  expect(spend(throttle, 1)).toBeUndefined();
});

test('who hammers on while refused waits longer', () => {
  const { throttle, pass } = throttleAt();
  spend(throttle, 1500);
  pass(20_000);
  spend(throttle, 1500);
  pass(10_000);
  expect(spend(throttle, 1)).toMatchObject({ status: 429 });
});

test('Retry-After can be left out', () => {
  const { throttle } = throttleAt();
  throttle.settings.retryAfter = 'missing';
  throttle.settings.presenceLimit = 0;
  expect(spend(throttle, 1)?.headers).toEqual({});
});

test('each application has its own budget', () => {
  const { throttle } = throttleAt();
  spend(throttle, 1501);
  expect(() => throttle.presence('another app')).not.toThrow();
});

test.each([
  [49, 3500],
  [500, 5000],
  [501, 8000],
])('a tenant of %d users has %d resource units in 10 s for the directory', (users, units) => {
  const { throttle, pass } = throttleAt(users);
  throttle.identity('app', units);
  expect(() => throttle.identity('app', 1)).toThrow(Refusal);
  pass(11_000);
  expect(() => throttle.identity('app', units - 2)).not.toThrow();
});

test('the directory names the cost of each answer, and from 80 % on how much is used', () => {
  const { throttle } = throttleAt(10);
  expect(throttle.identity('app', 2)).toEqual({ 'x-ms-resource-unit': '2' });
  expect(throttle.identity('app', 3000)).toMatchObject({ 'x-ms-throttle-limit-percentage': '0.9' });
});
