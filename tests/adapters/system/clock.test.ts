import { expect, jest, test } from '@jest/globals';
import { systemClock } from '../../../src/adapters/system/clock.ts';
import { systemRandom } from '../../../src/adapters/system/random.ts';

test('now is the time of the machine', () => {
  const before = Date.now();
  expect(systemClock.now()).toBeGreaterThanOrEqual(before);
  expect(systemClock.now()).toBeLessThanOrEqual(Date.now());
});

test('after calls back once, also for a delay beyond 31 bits, and not when it was cancelled', () => {
  jest.useFakeTimers();
  try {
    const calls: string[] = [];
    const sixtyDays = 60 * 86_400_000;
    systemClock.after(1_000, () => calls.push('second'));
    systemClock.after(sixtyDays, () => calls.push('sixty days'));
    const cancelSoon = systemClock.after(2_000, () => calls.push('cancelled'));
    const cancelLate = systemClock.after(sixtyDays, () => calls.push('cancelled late'));
    jest.advanceTimersByTime(1_500);
    expect(calls).toEqual(['second']);
    cancelSoon();
    jest.advanceTimersByTime(30 * 86_400_000);
    cancelLate();
    expect(calls).toEqual(['second']);
    jest.advanceTimersByTime(31 * 86_400_000);
    expect(calls).toEqual(['second', 'sixty days']);
    expect(jest.getTimerCount()).toBe(0);
  } finally {
    jest.useRealTimers();
  }
});

test('a token has the wanted number of bytes, fits into an address and does not repeat', () => {
  const tokens = Array.from({ length: 1_000 }, () => systemRandom.token(32));
  for (const token of tokens) {
    expect(token).toMatch(/^[\w-]{43}$/);
  }
  expect(new Set(tokens).size).toBe(tokens.length);
});

test('a random number lies between 0 and 1', () => {
  const numbers = Array.from({ length: 1_000 }, () => systemRandom.number());
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...numbers)).toBeLessThan(1);
});
