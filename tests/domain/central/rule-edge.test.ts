import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { firstMatch } from '../../../src/domain/central/first-match.ts';
import type { Rule } from '../../../src/domain/central/rule.ts';
import { nextRuleEdge } from '../../../src/domain/central/rule-edge.ts';
import { isWithin, localTime, weekdays, type TimeWindow } from '../../../src/domain/hours.ts';
import { forEverybody, noon } from './some-facts.ts';
import { someWindow } from './some-windows.ts';

const berlin = 'Europe/Berlin';
const minute = 60_000;

function rulesWith(...windows: readonly TimeWindow[]): readonly Rule[] {
  return windows.map((window, at) => forEverybody(String(at), { windows: [window] }));
}

function at(iso: string): number {
  return DateTime.fromISO(iso, { zone: berlin }).toMillis();
}

function edgeAfter(window: TimeWindow, now: string): string | null {
  const edge = nextRuleEdge(rulesWith(window), berlin, at(now));
  return edge === null
    ? null
    : DateTime.fromMillis(edge, { zone: berlin }).toISO({ suppressMilliseconds: true, suppressSeconds: true });
}

describe('the next edge', () => {
  const office: TimeWindow = { weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '08:00', to: '17:00' };
  const nightly: TimeWindow = { weekdays: [...weekdays], from: '02:30', to: '04:00' };
  const sunday: TimeWindow = { weekdays: ['sun'], from: '02:00', to: '03:00' };
  const always: TimeWindow = { weekdays: [...weekdays], from: '00:00', to: '24:00' };
  const cases: readonly (readonly [string, TimeWindow, string, string | null])[] = [
    ['is the beginning of the window', office, '2026-11-24T07:00', '2026-11-24T08:00+01:00'],
    ['is its end while it is open', office, '2026-11-24T08:00', '2026-11-24T17:00+01:00'],
    ['is after the weekend where that lies between', office, '2026-11-27T17:00', '2026-11-30T08:00+01:00'],
    [
      'is midnight for a day that ends at 24:00',
      { ...always, weekdays: ['tue'] },
      '2026-11-24T12:00',
      '2026-11-25T00:00+01:00',
    ],
    ['is none where the window is always open', always, '2026-11-24T12:00', null],
    ['is none where the window is never open', { ...office, to: '08:00' }, '2026-11-24T12:00', null],
    [
      'is the jump to summer time where that jumps over a beginning',
      nightly,
      '2026-03-29T01:00',
      '2026-03-29T03:00+02:00',
    ],
    ['is a fortnight away where summer time swallows the window', sunday, '2026-03-22T12:00', '2026-04-05T02:00+02:00'],
    ['is the first 02:30 on the night of winter time', nightly, '2026-10-25T01:00', '2026-10-25T02:30+02:00'],
    [
      'is the clock change that goes back before the window',
      nightly,
      '2026-10-25T02:45:00+02:00',
      '2026-10-25T02:00+01:00',
    ],
    ['is the second 02:30 too', nightly, '2026-10-25T02:10:00+01:00', '2026-10-25T02:30+01:00'],
  ];
  test.each(cases)('%s', (_promise, window, now, expected) => {
    expect(edgeAfter(window, now)).toBe(expected);
  });

  test('is none for rules without windows, and in a zone that does not exist', () => {
    expect(nextRuleEdge([forEverybody('a', {})], berlin, at('2026-11-24T12:00'))).toBeNull();
    expect(nextRuleEdge(rulesWith(office), 'Nowhere/Atlantis', at('2026-11-24T12:00'))).toBeNull();
  });

  test('after the night of the clock change the first window of Monday begins at its hour', () => {
    const monday = rulesWith({ weekdays: ['mon'], from: '00:00', to: '23:30' });
    expect(nextRuleEdge(monday, berlin, at('2026-03-28T18:00'))).toBe(at('2026-03-30T00:00'));
    expect(nextRuleEdge(monday, berlin, at('2026-10-24T18:00'))).toBe(at('2026-10-26T00:00'));
  });

  test('is asked for anew when the clock of the test goes back', () => {
    const rules = rulesWith(office);
    expect(nextRuleEdge(rules, berlin, at('2026-11-24T12:00'))).toBe(at('2026-11-24T17:00'));
    expect(nextRuleEdge(rules, berlin, at('2026-11-24T07:00'))).toBe(at('2026-11-24T08:00'));
    expect(nextRuleEdge(rules, 'UTC', at('2026-11-24T09:30'))).toBe(at('2026-11-24T18:00'));
  });
});

test('between now and the next edge no rule begins or ends to hold, also across the clock changes in Berlin', () => {
  const around = fc.constantFrom(
    '2026-03-28T18:00',
    '2026-03-29T00:30',
    '2026-10-24T18:00',
    '2026-10-25T00:30',
    '2026-11-24T18:00',
  );
  fc.assert(
    fc.property(fc.array(someWindow, { maxLength: 4 }), around, fc.nat(360), (windows, start, later) => {
      const rules = rulesWith(...windows);
      const now = at(start) + later * minute;
      const edge = nextRuleEdge(rules, berlin, now);
      const open = (moment: number): string =>
        windows.map((window) => isWithin([window], localTime(moment, berlin))).join();
      const horizon = Math.min(edge ?? Infinity, now + 12 * 60 * minute);
      for (let moment = now; moment < horizon; moment += 5 * minute) expect(open(moment)).toBe(open(now));
      if (edge === null) return;
      expect(open(edge)).not.toBe(open(now));
      expect(open(edge - minute)).toBe(open(now));
    }),
    { numRuns: 200 },
  );
});

test('a person who is asked for at every edge never keeps a rule too long', () => {
  const rules = rulesWith(
    { weekdays: ['sun'], from: '01:30', to: '02:30' },
    { weekdays: ['sun'], from: '02:00', to: '03:30' },
  );
  const ruleAt = (moment: number): string | undefined =>
    firstMatch(rules, { ...noon, time: localTime(moment, berlin) })?.id;
  let edge = nextRuleEdge(rules, berlin, at('2026-10-25T00:00'));
  let rule = ruleAt(at('2026-10-25T00:00'));
  for (let moment = at('2026-10-25T00:00'); moment < at('2026-10-25T05:00'); moment += minute) {
    if (edge !== null && moment >= edge) {
      rule = ruleAt(moment);
      edge = nextRuleEdge(rules, berlin, moment);
    }
    expect(rule).toBe(ruleAt(moment));
  }
});
