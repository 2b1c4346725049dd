import { describe, expect, test } from '@jest/globals';
import { firstMatch } from '../../../src/domain/central/first-match.ts';
import type { Rule, RuleFacts, RuleWhen, RuleWho } from '../../../src/domain/central/rule.ts';
import { forEverybody, noon, teamsShows } from './some-facts.ts';

function holds(when: RuleWhen, facts: RuleFacts): boolean {
  return firstMatch([forEverybody('one', when)], facts) !== null;
}

function isMeant(who: RuleWho, facts: Partial<RuleFacts>): boolean {
  const rule: Rule = { ...forEverybody('one', {}), who };
  return firstMatch([rule], { ...noon, ...facts }) !== null;
}

describe('who', () => {
  const cases: readonly (readonly [string, RuleWho, Partial<RuleFacts>, boolean])[] = [
    ['everybody is everybody', { everybody: true }, {}, true],
    ['a member of one of the groups', { groups: ['Sales', 'Support'] }, { groups: ['Support'] }, true],
    ['the case of a group does not matter', { groups: ['Außendienst'] }, { groups: ['AUßENDIENST'] }, true],
    ['a member of another group is not meant', { groups: ['Sales'] }, { groups: ['Support'] }, false],
    ['a person by his login', { persons: ['0042'] }, { names: ['0042', 'anna@example.com'] }, true],
    [
      'a person by his mail, written as he writes it',
      { persons: ['Anna@Example.com'] },
      { names: ['anna@example.com'] },
      true,
    ],
    ['a group or a person, one is enough', { groups: ['Sales'], persons: ['0042'] }, { names: ['0042'] }, true],
    ['a group is no person', { persons: ['Sales'] }, { groups: ['Sales'] }, false],
    ['nobody named is nobody', {}, { groups: ['Sales'], names: ['0042'] }, false],
  ];
  test.each(cases)('%s', (_promise, who, facts, expected) => {
    expect(isMeant(who, facts)).toBe(expected);
  });
});

describe('when', () => {
  const morning = { weekdays: ['tue'], from: '08:00', to: '12:00' } as const;
  const cases: readonly (readonly [string, RuleWhen, RuleFacts, boolean])[] = [
    ['no condition holds always', {}, noon, true],
    ['one row of the list is enough', { rows: ['busy', 'available'] }, noon, true],
    ['another row does not hold', { rows: ['busy'] }, noon, false],
    ['no row holds while nothing was read', { rows: ['available'] }, teamsShows('', ''), false],
    ['an availability in other letters holds', { availability: ['busyidle'] }, teamsShows('BusyIdle', 'Busy'), true],
    [
      'an activity that nobody has heard of can be named',
      { activity: ['Juggling'] },
      teamsShows('Busy', 'Juggling'),
      true,
    ],
    ['out of office is asked for', { outOfOffice: true }, teamsShows('Busy', 'Busy', true), true],
    ['and its absence too', { outOfOffice: false }, teamsShows('Busy', 'Busy', true), false],
    ['on a call', { onCall: true }, { ...noon, onCall: true }, true],
    ['not on a call', { onCall: false }, { ...noon, onCall: true }, false],
    ['a DND of the person', { dnd: true }, { ...noon, personDnd: true }, true],
    ['no DND of the person', { dnd: true }, noon, false],
    ['a chat state of the list', { chatState: ['away', 'doNotDisturb'] }, { ...noon, chatState: 'away' }, true],
    ['an unknown chat state is none of them', { chatState: ['away'] }, noon, false],
    ['the end is no part of a window', { windows: [morning] }, noon, false],
    ['the beginning is', { windows: [morning] }, { ...noon, time: { weekday: 'tue', minute: 480 } }, true],
    ['another weekday is outside', { windows: [morning] }, { ...noon, time: { weekday: 'wed', minute: 480 } }, false],
    ['all conditions must hold', { rows: ['available'], onCall: true }, noon, false],
    ['an empty list never holds', { rows: [] }, noon, false],
    ['no window is never', { windows: [] }, noon, false],
  ];
  test.each(cases)('%s', (_promise, when, facts, expected) => {
    expect(holds(when, facts)).toBe(expected);
  });
});

describe('order', () => {
  const general = forEverybody('general', {});
  const special = forEverybody('special', { rows: ['available'] });

  test('the first rule that matches wins', () => {
    expect(firstMatch([special, general], noon)?.id).toBe('special');
    expect(firstMatch([general, special], noon)?.id).toBe('general');
  });

  test('where no rule matches there is none', () => {
    expect(firstMatch([special], teamsShows('Busy', 'Busy'))).toBeNull();
    expect(firstMatch([], noon)).toBeNull();
  });
});
