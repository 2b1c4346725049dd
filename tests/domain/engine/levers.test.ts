/** Modes `individual` and `central`: tables, rules, chat status, redirections, and the Microsoft session by rule. */
import { describe, expect, test } from '@jest/globals';
import type { Rule } from '../../../src/domain/central/rule.ts';
import { defaultTable, noOwnSync } from '../../../src/domain/individual.ts';
import { defaultSettings } from '../../../src/domain/settings.ts';
import { OnePerson, hour, minute, second } from '../../support/one-person.ts';

const everybody = { everybody: true } as const;

function central(...rules: readonly Rule[]): OnePerson {
  const person = new OnePerson({ mode: 'central', central: { ...defaultSettings.central, rules } });
  person.passes(5 * second);
  return person;
}

describe('mode individual', () => {
  test('the default table silences meetings and leaves a DND set by hand when free', () => {
    const person = new OnePerson({ mode: 'individual' });
    person.passes(5 * second);
    person.setDndAtThePhone(true);
    person.passes(minute);
    expect(person.dnd).toBe(true);
    person.setDndAtThePhone(false);
    person.passes(minute);
    person.teamsShows('Busy', 'InAMeeting');
    person.passes(5 * second);
    expect(person.dnd).toBe(true);
  });

  test("a person's own unlocked row *off* clears his own DND at the next transition", () => {
    const person = new OnePerson({ mode: 'individual' });
    person.fact({ type: 'ownSyncChanged', own: { ...noOwnSync, rows: { available: 'off' } } });
    person.teamsShows('Busy', 'InAMeeting');
    person.setDndAtThePhone(true);
    person.passes(minute);
    person.teamsShows('Available');
    person.passes(5 * second);
    expect(person.dnd).toBe(false);
  });

  test('a locked row follows the administrator', () => {
    const rows = { ...defaultTable.rows, busyMeeting: { dnd: 'unchanged', locked: true } } as const;
    const person = new OnePerson({ mode: 'individual', individual: { ...defaultTable, rows } });
    person.fact({ type: 'ownSyncChanged', own: { ...noOwnSync, rows: { busyMeeting: 'on' } } });
    person.teamsShows('Busy', 'InAMeeting');
    person.passes(minute);
    expect(person.dnd).toBe(false);
  });

  test('a change of the table acts at once on the present state', () => {
    const person = new OnePerson({ mode: 'individual' });
    person.teamsShows('Busy', 'Busy');
    person.passes(minute);
    expect(person.dnd).toBe(false);
    person.fact({ type: 'ownSyncChanged', own: { ...noOwnSync, rows: { busy: 'on' } } });
    expect(person.dnd).toBe(true);
  });

  test('a person who pauses the sync is given back at once and comes back when the time is over', () => {
    const person = new OnePerson({ mode: 'individual' });
    person.teamsShows('Busy', 'InAMeeting');
    person.passes(5 * second);
    person.fact({ type: 'ownSyncChanged', own: { ...noOwnSync, off: true, offUntil: person.now + hour } });
    expect([person.dnd, person.turn?.decision.held]).toEqual([false, 'ownPause']);
    person.passes(hour + minute);
    expect(person.dnd).toBe(true);
  });

  test('the reverse row off: a call does not show', () => {
    const person = new OnePerson({ mode: 'individual' });
    person.fact({ type: 'ownSyncChanged', own: { ...noOwnSync, reverse: false } });
    person.passes(5 * second);
    person.startsACall();
    expect(person.session).toBeNull();
  });
});

describe('mode central', () => {
  const presenting: Rule = {
    id: 'presenting',
    name: 'Presenting',
    who: everybody,
    when: { rows: ['presenting'] },
    what: { dnd: 'on', chat: { state: 'doNotDisturb', text: 'presenting' } },
  };
  const onCall: Rule = {
    id: 'call',
    name: 'On a call',
    who: everybody,
    when: { onCall: true },
    what: { session: 'call' },
  };

  test('the first rule that matches sets DND and the chat text, and both are given back', () => {
    const person = central(presenting);
    person.chat = { state: null, text: 'in the office' };
    person.teamsShows('DoNotDisturb', 'Presenting');
    person.passes(5 * second);
    expect([person.dnd, person.chat.text, person.turn?.decision.rule]).toEqual([
      true,
      'presenting',
      'central.presenting',
    ]);
    person.teamsShows('Available');
    person.passes(5 * second);
    expect([person.dnd, person.chat.text]).toEqual([false, 'in the office']);
  });

  test('a chat text that the person changed meanwhile stays his', () => {
    const person = central(presenting);
    person.chat = { state: null, text: 'in the office' };
    person.teamsShows('DoNotDisturb', 'Presenting');
    person.passes(5 * second);
    person.chat = { state: null, text: 'my own words' };
    person.teamsShows('Available');
    person.passes(5 * second);
    expect(person.chat.text).toBe('my own words');
  });

  test('a redirection is switched on for the time of the cause and then is what it was', () => {
    const rule: Rule = {
      ...presenting,
      what: {
        redirection: { trigger: 'busy', enabled: true, target: { kind: 'number', number: '+493023125100' } },
      },
    };
    const person = central(rule);
    const before = structuredClone(person.redirections);
    person.teamsShows('DoNotDisturb', 'Presenting');
    person.passes(5 * second);
    expect(person.redirections.find((slot) => slot.trigger === 'busy')).toMatchObject({ enabled: true });
    person.restarts();
    person.teamsShows('Available');
    person.passes(5 * second);
    expect(person.redirections).toEqual(before);
  });

  test('the Microsoft session follows the rule that holds', () => {
    const person = central(onCall);
    person.startsACall();
    expect(person.session).not.toBeNull();
    person.hangsUp();
    expect(person.session).toBeNull();
    const without = central(presenting);
    without.startsACall();
    expect(without.session).toBeNull();
  });

  test.each([
    ['central', { mode: 'central' as const, central: { ...defaultSettings.central, rules: [onCall] } }],
    ['individual', { mode: 'individual' as const }],
    ['presence-oauth', { mode: 'presence-oauth' as const }],
  ])('reverseTrigger none: in mode %s nothing is written to Microsoft', (_mode, settings) => {
    const person = new OnePerson({ ...settings, reverseTrigger: 'none' });
    person.passes(5 * second);
    person.startsACall();
    person.passes(minute);
    expect([person.session, person.message, person.preferred]).toEqual([null, null, null]);
    expect(person.writes()).toEqual([]);
  });

  test('a time window that ends is a transition', () => {
    const afternoon: Rule = {
      ...presenting,
      id: 'afternoon',
      when: { windows: [{ weekdays: ['tue'], from: '09:00', to: '10:00' }] },
      what: { dnd: 'on' },
    };
    const person = central(afternoon);
    // 9:00 in Berlin.
    expect(person.dnd).toBe(true);
    person.setDndAtThePhone(false);
    person.passes(30 * minute);
    expect(person.dnd).toBe(false);
    person.passes(31 * minute);
    expect(person.state.durable.override).toBeNull();
    person.passes(7 * 24 * hour - hour);
    expect(person.dnd).toBe(true);
  });

  test('a change of mode gives every lever back first', () => {
    const person = central(presenting);
    person.teamsShows('DoNotDisturb', 'Presenting');
    person.passes(5 * second);
    person.change({ mode: 'off' });
    person.passes(5 * second);
    expect([person.dnd, person.chat.text, person.state.durable.mode]).toEqual([false, '', 'off']);
  });
});
