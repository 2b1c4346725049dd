/** Windows as fast-check makes them, at round times, so that some meet and overlap, empty ones included. */
import fc from 'fast-check';
import { weekdays, type TimeWindow } from '../../../src/domain/hours.ts';

const clock = fc
  .integer({ min: 0, max: 48 })
  .map((half) => `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`);

export const someWindow: fc.Arbitrary<TimeWindow> = fc.record({
  weekdays: fc.subarray([...weekdays]),
  from: clock,
  to: clock,
});
