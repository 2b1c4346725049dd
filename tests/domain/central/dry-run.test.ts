import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dryRun, type DryRunOptions, type DryRunPerson } from '../../../src/domain/central/dry-run.ts';
import { firstMatch } from '../../../src/domain/central/first-match.ts';
import { rulePresets } from '../../../src/domain/central/rule-presets.ts';
import type { RuleWhat } from '../../../src/domain/central/rule.ts';
import type { Redirection } from '../../../src/domain/telephone.ts';
import { forEverybody, noon, teamsShows } from './some-facts.ts';
import { someFacts, someRules } from './some-rules.ts';

const mobile = { kind: 'number', number: '+491701234567' } as const;
const desk = { kind: 'number', number: '42' } as const;
const busySlot: Redirection = { id: '1', trigger: 'busy', enabled: true, target: mobile, number: null };

const options: DryRunOptions = {
  isOutside: (number) => number.startsWith('+'),
  language: 'de',
  respectManualDnd: true,
};

const anna: DryRunPerson = { personId: 'p1', name: 'Anna', facts: noon, redirections: [], dndNow: false };

/** One person under one rule that always holds. */
function under(what: RuleWhat, person: Partial<DryRunPerson> = {}, change: Partial<DryRunOptions> = {}) {
  const { rows } = dryRun([forEverybody('one', {}, what)], [{ ...anna, ...person }], { ...options, ...change });
  const [row] = rows;
  if (row === undefined) throw new Error('no row');
  return row;
}

describe('DND as it would then stand', () => {
  const mine = { ...noon, personDnd: true };
  const cases: readonly (readonly [string, RuleWhat['dnd'], Partial<DryRunPerson>, boolean | null])[] = [
    ['on is on', 'on', {}, true],
    ['given back is off', undefined, { dndNow: true }, false],
    ['given back keeps what the person set', undefined, { dndNow: true, facts: mine }, true],
    ['off keeps it too', 'off', { dndNow: true, facts: mine }, true],
    ['unchanged is as it is', 'unchanged', { dndNow: true }, true],
    ['unchanged is unknown where nobody read it', 'unchanged', { dndNow: null }, null],
    ['given back is unknown where nobody read it', undefined, { dndNow: null }, null],
  ];
  test.each(cases)('%s', (_promise, dnd, person, expected) => {
    expect(under(dnd === undefined ? {} : { dnd }, person).dndThen).toBe(expected);
  });

  test('off clears a person’s own DND only while he is available and only where that is allowed', () => {
    const allowed = { respectManualDnd: false };
    expect(under({ dnd: 'off' }, { facts: mine, dndNow: true }, allowed).dndThen).toBe(false);
    expect(under({}, { facts: mine, dndNow: true }, allowed).dndThen).toBe(true);
    const busy = { ...teamsShows('Busy', 'Busy'), personDnd: true };
    expect(under({ dnd: 'off' }, { facts: busy, dndNow: true }, allowed).dndThen).toBe(true);
  });
});

describe('what callers would get', () => {
  test('a "busy" redirection to the mobile acts at once with DND, and leads outside the company', () => {
    expect(under({ dnd: 'on' }, { redirections: [busySlot] })).toMatchObject({
      callersGetNow: { kind: 'phone' },
      callersGetThen: { kind: 'number', number: '+491701234567' },
      leadsOutside: true,
    });
  });

  test('a colleague’s number does not', () => {
    const row = under({ dnd: 'on' }, { redirections: [{ ...busySlot, target: desk }] });
    expect([row.callersGetThen, row.leadsOutside]).toEqual([desk, false]);
  });

  test('a rule’s own target counts', () => {
    const redirection = { trigger: 'busy', enabled: true, target: mobile } as const;
    const row = under({ dnd: 'on', redirection }, { redirections: [{ ...busySlot, enabled: false, target: null }] });
    expect([row.callersGetThen, row.leadsOutside, row.obstacle]).toEqual([mobile, true, null]);
  });

  test('a redirection that a rule switches off does not act', () => {
    const redirection = { trigger: 'busy', enabled: false } as const;
    expect(under({ dnd: 'on', redirection }, { redirections: [busySlot] }).callersGetThen).toEqual({ kind: 'busy' });
  });

  test('other slots stay as they are', () => {
    const redirection = { trigger: 'busy', enabled: true, target: desk } as const;
    const always: Redirection = { ...busySlot, trigger: 'always' };
    expect(under({ redirection }, { redirections: [always, busySlot] }).callersGetThen).toEqual(mobile);
  });

  test('it is unknown where the redirections are', () => {
    expect(under({ dnd: 'on' }, { redirections: null })).toMatchObject({
      callersGetThen: { kind: 'unknown' },
      leadsOutside: false,
    });
  });
});

describe('a redirection that cannot be switched is pointed out', () => {
  const redirection = { trigger: 'busy', enabled: true } as const;
  test.each([
    ['as there is no slot', [], 'noSlot'],
    ['as neither the slot nor the rule has a target', [{ ...busySlot, target: null }], 'noTarget'],
    ['as nobody could read them', null, 'unknown'],
    ['but not where the slot has a target', [{ ...busySlot, enabled: false }], null],
  ])('%s', (_why, redirections, obstacle) => {
    expect(under({ redirection }, { redirections }).obstacle).toBe(obstacle);
  });

  test('a slot without a target can be switched off', () => {
    const off = { trigger: 'busy', enabled: false } as const;
    expect(under({ redirection: off }, { redirections: [{ ...busySlot, target: null }] }).obstacle).toBeNull();
  });
});

test('a row tells the rule, the chat text in the language asked for, and the session', () => {
  const facts = { ...teamsShows('Busy', 'InAMeeting'), until: '14:30' };
  const row = under({ chat: { state: 'away', text: '{activity} {until}' }, session: 'call' }, { facts });
  expect(row).toMatchObject({
    rule: { id: 'one', name: 'Rule one' },
    dnd: 'giveBack',
    chat: { state: 'away', text: 'In einer Besprechung bis 14:30' },
    redirection: 'giveBack',
    session: 'call',
  });
  expect(under({ chat: 'unchanged', redirection: 'unchanged' })).toMatchObject({
    chat: 'unchanged',
    redirection: 'unchanged',
  });
  expect(under({ chat: { text: '' } }).chat).toEqual({ state: null, text: null });
});

test('without a rule everything is given back', () => {
  const { rows, counts } = dryRun([], [anna], options);
  expect(rows[0]).toMatchObject({
    rule: null,
    dnd: 'giveBack',
    chat: 'giveBack',
    redirection: 'giveBack',
    session: 'none',
  });
  expect(counts).toMatchObject({ people: 1, withoutRule: 1, dndChanges: 0 });
});

test('of whom nothing was read yet no rule is asked, and nothing is set', () => {
  const row = under({ dnd: 'on' }, { facts: teamsShows('', '') });
  expect(row).toMatchObject({ nothingRead: true, rule: null, dndThen: false, callersGetThen: { kind: 'phone' } });
});

test('the counts of a small office under the calm rules', () => {
  const people: readonly DryRunPerson[] = [
    { ...anna, facts: teamsShows('Busy', 'InACall'), redirections: [busySlot] },
    { ...anna, personId: 'p2', facts: teamsShows('Busy', 'InAMeeting'), dndNow: true },
    { ...anna, personId: 'p3', facts: teamsShows('Away', 'Away'), redirections: null },
    { ...anna, personId: 'p4', facts: teamsShows('', '') },
  ];
  expect(dryRun(rulePresets.calm.rules, people, options).counts).toEqual({
    people: 4,
    byRule: [
      { ruleId: 'silent', people: 1 },
      { ruleId: 'shown', people: 1 },
      { ruleId: 'gone', people: 1 },
      { ruleId: 'available', people: 0 },
    ],
    withoutRule: 0,
    nothingRead: 1,
    dndOn: 1,
    dndChanges: 2,
    chatSet: 2,
    redirectionSet: 0,
    obstacles: 0,
    callersGetSomethingElse: 2,
    leadsOutside: 1,
    callersUnknown: 1,
  });
});

test('every person has one row with the rule that matches first, and is counted once', () => {
  const someone = fc.record({
    facts: someFacts,
    dndNow: fc.option(fc.boolean()),
    redirections: fc.option(fc.constant([busySlot])),
  });
  fc.assert(
    fc.property(someRules, fc.array(someone), (rules, people) => {
      const named = people.map((person, at) => ({ ...person, personId: String(at), name: `P${at}` }));
      const { rows, counts } = dryRun(rules, named, options);
      expect(rows.map((row) => row.rule?.id)).toEqual(
        people.map(({ facts }) => (facts.row === null ? undefined : firstMatch(rules, facts)?.id)),
      );
      const underRules = counts.byRule.reduce((sum, one) => sum + one.people, 0);
      expect(underRules + counts.withoutRule + counts.nothingRead).toBe(people.length);
    }),
  );
});
