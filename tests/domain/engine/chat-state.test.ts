/** Rules of mode `central` that fire on the chat state a person set, while the bridge itself sets chat states. */
import { describe, expect, test } from '@jest/globals';
import type { Rule } from '../../../src/domain/central/rule.ts';
import { OnePerson, minute, second } from '../../support/one-person.ts';

const everybody = { everybody: true } as const;
const quiet: Rule = {
  id: 'quiet',
  name: 'Do not disturb in chat',
  who: everybody,
  when: { chatState: ['doNotDisturb'] },
  what: { dnd: 'on' },
};
const meeting: Rule = {
  id: 'meeting',
  name: 'Meeting',
  who: everybody,
  when: { rows: ['busyMeeting'] },
  what: { chat: { state: 'doNotDisturb', text: 'in a meeting' } },
};

function central(...rules: readonly Rule[]): OnePerson {
  const person = new OnePerson({ mode: 'central', central: { rules, zone: 'Europe/Berlin', language: 'en' } });
  person.chatIsPushed = true;
  person.passes(5 * second);
  return person;
}

describe('a restart ends the session that showed our chat state', () => {
  test('it is shown again while the cause holds, and given back after it', () => {
    const person = central(meeting);
    person.showsChat('available', 'here');
    person.teamsShows('Busy', 'InAMeeting');
    person.passes(minute);
    person.chat = { state: 'available', text: 'here' };
    person.restarts();
    person.passes(minute);
    expect(person.chat).toEqual({ state: 'doNotDisturb', text: 'in a meeting' });
    person.teamsShows('Available');
    person.passes(minute);
    expect(person.chat).toEqual({ state: 'available', text: 'here' });
  });

  test('what the person changed meanwhile stays his', () => {
    const person = central(meeting);
    person.showsChat('available', 'here');
    person.teamsShows('Busy', 'InAMeeting');
    person.passes(minute);
    person.chat = { state: 'away', text: 'elsewhere' };
    person.restarts();
    person.passes(minute);
    expect(person.chat).toEqual({ state: 'away', text: 'elsewhere' });
  });
});

describe('a rule on the chat state', () => {
  test('fires on what the person set, and its end is a transition', () => {
    const person = central(quiet);
    person.showsChat('doNotDisturb');
    person.passes(5 * second);
    expect([person.dnd, person.turn?.decision.rule]).toEqual([true, 'central.quiet']);
    person.showsChat('available');
    person.passes(5 * second);
    expect(person.dnd).toBe(false);
  });

  test('never fires on what the bridge set, neither while it stands nor just after it was given back', () => {
    const person = central(quiet, meeting);
    person.showsChat('available', 'here');
    person.teamsShows('Busy', 'InAMeeting');
    person.passes(minute);
    expect([person.chat, person.dnd]).toEqual([{ state: 'doNotDisturb', text: 'in a meeting' }, false]);
    person.teamsShows('Available');
    person.passes(5 * second);
    expect([person.chat, person.dnd]).toEqual([{ state: 'available', text: 'here' }, false]);
    person.fact({ type: 'chatSeen', value: { state: 'doNotDisturb', text: 'in a meeting' } });
    person.passes(5 * second);
    expect(person.dnd).toBe(false);
  });

  test('the same state set by hand some time later is the person’s', () => {
    const person = central(quiet, meeting);
    person.showsChat('available');
    person.teamsShows('Busy', 'InAMeeting');
    person.passes(minute);
    person.teamsShows('Available');
    person.passes(minute);
    person.showsChat('doNotDisturb');
    person.passes(5 * second);
    expect(person.dnd).toBe(true);
  });

  test('while our state stands, what the person had before is his state', () => {
    const away: Rule = { ...quiet, id: 'away', name: 'Away', when: { rows: ['busyMeeting'], chatState: ['away'] } };
    const person = central({ ...away, what: { ...away.what, ...meeting.what } }, meeting);
    person.showsChat('away');
    person.teamsShows('Busy', 'InAMeeting');
    person.passes(minute);
    expect([person.dnd, person.chat.state]).toEqual([true, 'doNotDisturb']);
    person.restarts();
    person.fact({ type: 'chatSeen', value: person.chat });
    person.passes(minute);
    expect([person.dnd, person.turn?.decision.rule]).toEqual([true, 'central.away']);
  });

  test('what is not known matches no rule: after the feed is lost the claim is given back', () => {
    const person = central(quiet);
    person.showsChat('doNotDisturb');
    person.passes(5 * second);
    person.fact({ type: 'chatSeen', value: null });
    person.passes(5 * second);
    expect(person.dnd).toBe(false);
  });
});
