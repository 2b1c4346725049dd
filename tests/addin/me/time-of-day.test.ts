import { expect, test } from '@jest/globals';
import { nextTimeOfDay } from '../../../src/addin/me/time-of-day.ts';

const noon = new Date(2026, 2, 10, 12, 0).getTime();

test.each([
  ['14:30', new Date(2026, 2, 10, 14, 30).getTime()],
  ['09:00', new Date(2026, 2, 11, 9, 0).getTime()],
  ['12:00', new Date(2026, 2, 11, 12, 0).getTime()],
  ['', null],
  ['9:00', null],
  ['noon', null],
])('at noon %j means %j', (time, at) => {
  expect(nextTimeOfDay(time, noon)).toBe(at);
});
