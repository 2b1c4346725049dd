import { expect, test } from '@jest/globals';
import { startStarface } from '../simulators/starface/index.ts';
import { demoPeople } from './people.ts';
import { givePast, workingMoments } from './past.ts';

test.each([
  ['a Friday afternoon', '2026-11-27T15:50', ['2026-11-27T14:12', '2026-11-27T13:27', '2026-11-27T11:41']],
  ['a Monday before work', '2026-11-30T06:00', ['2026-11-27T16:48', '2026-11-27T15:35', '2026-11-27T14:12']],
  ['a Sunday', '2026-11-29T12:00', ['2026-11-27T16:48', '2026-11-27T15:35', '2026-11-27T14:12']],
])('on %s the last calls were in office hours', (_name, now, expected) => {
  expect(workingMoments(new Date(now), 3, 0)).toEqual(expected.map((at) => new Date(at)));
});

test.each([1, 2, 12, 25])(
  '%i people get a past of working days, however few colleagues there are for their keys',
  async (count) => {
    const people = demoPeople(count);
    const starface = await startStarface({ people });
    try {
      const moments = workingMoments(new Date(), 64, 0);
      expect(moments).toHaveLength(64);
      expect(moments.every((at) => at.getTime() < Date.now() && at.getDay() % 6 !== 0)).toBe(true);
      expect(() => givePast(starface, people, new Date())).not.toThrow();
    } finally {
      await starface.stop();
    }
  },
);
