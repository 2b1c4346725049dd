import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { firstMatch } from '../../../src/domain/central/first-match.ts';
import { neverFires, type NeverFires } from '../../../src/domain/central/never-fires.ts';
import type { Rule, RuleFacts } from '../../../src/domain/central/rule.ts';
import { minuteOf, weekdays } from '../../../src/domain/hours.ts';
import { presenceRows } from '../../../src/domain/presence.ts';
import { chatStates } from '../../../src/domain/telephone.ts';
import { forEverybody, noon, teamsShows } from './some-facts.ts';
import { activities, availabilities, groups, persons, someFacts, someRules } from './some-rules.ts';

const all = forEverybody('all', {});
const busy = forEverybody('busy', { rows: ['busy', 'busyMeeting'] });
const meeting = forEverybody('meeting', { rows: ['busyMeeting'] });
const morning = forEverybody('morning', { windows: [{ weekdays: [...weekdays], from: '00:00', to: '12:00' }] });
const evening = forEverybody('evening', { windows: [{ weekdays: [...weekdays], from: '12:00', to: '24:00' }] });
const sales: Rule = { ...meeting, id: 'sales', who: { groups: ['Sales'] } };
const salesAndAnna: Rule = { ...meeting, id: 'salesAndAnna', who: { groups: ['sales'], persons: ['Anna'] } };
const anna: Rule = { ...meeting, id: 'anna', who: { persons: ['anna'] } };

describe('a rule is pointed out', () => {
  const cases: readonly (readonly [string, readonly Rule[], readonly NeverFires[]])[] = [
    ['below one that takes everything', [all, busy], [{ ruleId: 'busy', because: 'shadowedBy', by: 'all' }]],
    ['below a wider one', [busy, meeting], [{ ruleId: 'meeting', because: 'shadowedBy', by: 'busy' }]],
    ['as its group is part of everybody', [busy, sales], [{ ruleId: 'sales', because: 'shadowedBy', by: 'busy' }]],
    [
      'where its group and its person have had the same before',
      [sales, anna, salesAndAnna],
      [{ ruleId: 'salesAndAnna', because: 'shadowedTogether', by: ['sales', 'anna'] }],
    ],
    [
      'where earlier ones take the day among them',
      [morning, evening, busy],
      [{ ruleId: 'busy', because: 'shadowedTogether', by: ['morning', 'evening'] }],
    ],
    [
      'where earlier ones take yes and no',
      [forEverybody('yes', { onCall: true }), forEverybody('no', { onCall: false }), meeting],
      [{ ruleId: 'meeting', because: 'shadowedTogether', by: ['yes', 'no'] }],
    ],
    [
      'where the row is the only one that Microsoft’s words can mean',
      [meeting, forEverybody('words', { availability: ['busy'], activity: ['InAMeeting'] })],
      [{ ruleId: 'words', because: 'shadowedBy', by: 'meeting' }],
    ],
    [
      'as its window is empty',
      [forEverybody('night', { windows: [{ weekdays: ['mon'], from: '22:00', to: '06:00' }] })],
      [{ ruleId: 'night', because: 'emptyWindow' }],
    ],
    [
      'where earlier ones take every row among them',
      [meeting, forEverybody('rows', { rows: presenceRows.filter((row) => row !== 'busyMeeting') }), all],
      [{ ruleId: 'all', because: 'shadowedTogether', by: ['meeting', 'rows'] }],
    ],
    ['as it has no window', [forEverybody('none', { windows: [] })], [{ ruleId: 'none', because: 'emptyWindow' }]],
    ['as it names nobody', [{ ...all, who: { groups: [] } }], [{ ruleId: 'all', because: 'nobody' }]],
    [
      'as its availability is no information',
      [forEverybody('unknown', { availability: ['PresenceUnknown', 'Juggling'] })],
      [{ ruleId: 'unknown', because: 'unknownAvailability' }],
    ],
    [
      'as its row and its availability exclude each other',
      [forEverybody('odd', { rows: ['available'], availability: ['Busy'] })],
      [{ ruleId: 'odd', because: 'impossible' }],
    ],
    [
      'as out of office wins over its row',
      [forEverybody('odd', { rows: ['available'], outOfOffice: true })],
      [{ ruleId: 'odd', because: 'impossible' }],
    ],
    ['as one of its lists is empty', [forEverybody('odd', { rows: [] })], [{ ruleId: 'odd', because: 'impossible' }]],
  ];
  test.each(cases)('%s', (_promise, rules, expected) => {
    expect(neverFires(rules)).toEqual(expected);
  });
});

describe('no rule is pointed out', () => {
  const cases: readonly (readonly [string, readonly Rule[]])[] = [
    ['in an empty set', []],
    ['below narrower ones', [meeting, busy, all]],
    ['below the same for another group', [sales, { ...meeting, who: { groups: ['Support'] } }]],
    ['for a person below a group: he need not be in it', [sales, anna]],
    ['for one row is left', [forEverybody('rows', { rows: presenceRows.slice(1) }), all]],
    [
      'for half an hour is left',
      [morning, forEverybody('late', { windows: [{ weekdays: [...weekdays], from: '12:30', to: '24:00' }] }), all],
    ],
    ['for a yes without its no', [forEverybody('yes', { onCall: true }), meeting]],
    ['for an activity nobody has heard of', [busy, forEverybody('new', { activity: ['Juggling'] })]],
  ];
  test.each(cases)('%s', (_promise, rules) => {
    expect(neverFires(rules)).toEqual([]);
  });
});

/** Every fact that these rules can tell apart, the rare ones last. */
function* everyFact(rules: readonly Rule[]): Generator<RuleFacts> {
  const windows = rules.flatMap((rule) => rule.when.windows ?? []);
  const minutes = [...new Set([0, ...windows.flatMap(({ from, to }) => [minuteOf(from), minuteOf(to)])])];
  const times = weekdays.flatMap((weekday) =>
    minutes.filter((one) => one < 1440).map((minute) => ({ weekday, minute })),
  );
  const asked = (holds: (rule: Rule) => boolean): boolean => rules.some(holds);
  const people = [
    { groups: [], names: [] },
    ...groups.map((one) => ({ groups: [one], names: [] })),
    ...persons.map((one) => ({ groups: [], names: [one] })),
  ].slice(0, asked(({ who }) => !('everybody' in who)) ? undefined : 1);
  const presences = availabilities.flatMap((one) =>
    activities.flatMap((two) => [teamsShows(one, two), teamsShows(one, two, true)]),
  );
  for (const person of people)
    for (const presence of presences)
      for (const time of windows.length === 0 ? [noon.time] : times)
        for (const chatState of asked(({ when }) => when.chatState !== undefined) ? [null, ...chatStates] : [null])
          for (const onCall of asked(({ when }) => when.onCall !== undefined) ? [false, true] : [false])
            for (const personDnd of asked(({ when }) => when.dnd !== undefined) ? [false, true] : [false])
              yield { ...presence, ...person, time, chatState, onCall, personDnd };
}

test('what is pointed out is what no fact reaches, as trying every fact shows', () => {
  const few = someRules.filter((rules) => rules.length <= 3);
  fc.assert(
    fc.property(few, (rules) => {
      const silent = new Set(rules.map((rule) => rule.id));
      for (const facts of everyFact(rules)) {
        const rule = firstMatch(rules, facts);
        if (rule !== null && silent.delete(rule.id) && silent.size === 0) break;
      }
      expect(neverFires(rules).map((one) => one.ruleId)).toEqual([...silent]);
    }),
    { numRuns: 20 },
  );
});

test('without the rules that are pointed out, everybody gets the same rule as before', () => {
  fc.assert(
    fc.property(someRules, fc.array(someFacts, { minLength: 20, maxLength: 20 }), (rules, people) => {
      const pointedOut = new Set(neverFires(rules).map((one) => one.ruleId));
      const left = rules.filter((rule) => !pointedOut.has(rule.id));
      for (const facts of people.filter((one) => one.row !== null))
        expect(firstMatch(left, facts)?.id).toBe(firstMatch(rules, facts)?.id);
    }),
    { numRuns: 200 },
  );
});

test('the rules that are named as the shadow are enough to cast it', () => {
  fc.assert(
    fc.property(someRules, (rules) => {
      for (const one of neverFires(rules)) {
        if (!('by' in one)) continue;
        const by = rules.filter((rule) => one.by === rule.id || (Array.isArray(one.by) && one.by.includes(rule.id)));
        const shadowed = rules.filter((rule) => rule.id === one.ruleId);
        expect(neverFires([...by, ...shadowed]).map((again) => again.ruleId)).toContain(one.ruleId);
      }
    }),
    { numRuns: 200 },
  );
});

test('a full set of 200 rules is judged too, and no rule is accused that somebody gets', () => {
  const many = fc.sample(someRules, { numRuns: 400, seed: 7 }).flat().slice(0, 200);
  const rules = many.map((rule, at) => ({ ...rule, id: String(at), when: { ...rule.when, dnd: at % 2 === 0 } }));
  expect(rules).toHaveLength(200);
  const pointedOut = new Set(neverFires(rules).map((one) => one.ruleId));
  const people = fc.sample(someFacts, { numRuns: 2_000, seed: 7 }).filter((one) => one.row !== null);
  const got = people.flatMap((facts) => firstMatch(rules, facts)?.id ?? []);
  expect(got.length).toBeGreaterThan(100);
  expect(got.filter((id) => pointedOut.has(id))).toEqual([]);
});
