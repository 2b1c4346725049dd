import { expect, test } from '@jest/globals';
import { createDialGuard } from '../../../src/addin/dialling/dial-guard.ts';

test('a number is let through once in five seconds, others are not held up', () => {
  const guard = createDialGuard();
  expect(guard.admit('+491', 0)).toBe(true);
  expect(guard.admit('+491', 4_999)).toBe(false);
  expect(guard.admit('+492', 4_999)).toBe(true);
  expect(guard.admit('+491', 5_000)).toBe(true);
});

test('a released number may go at once', () => {
  const guard = createDialGuard();
  guard.admit('+491', 0);
  guard.release('+491');
  expect(guard.admit('+491', 1)).toBe(true);
});
