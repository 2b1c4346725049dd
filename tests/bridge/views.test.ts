import { expect, test } from '@jest/globals';
import { meView } from '../../src/bridge/views.ts';
import type { PersonId } from '../../src/domain/person.ts';
import { hour, minute, OnePerson } from '../support/one-person.ts';

const caller = { personId: 'anna' as PersonId, name: 'Anna Berg', upn: 'anna.berg@example.com' };

/** What the pane is told about the person's own silence. */
function dndOf({ state, settings }: OnePerson): ReturnType<typeof meView>['dnd'] {
  const rest = { linked: true, mode: settings.mode, loggedUntil: null, capabilities: [], denied: [] };
  return meView(caller, undefined, state, rest).dnd;
}

function clock(at: string | undefined): string | undefined {
  return at?.slice(11, 16);
}

test('a silence is told with the time at which it began, however long ago that was', () => {
  const person = new OnePerson();
  person.passes(hour);
  expect(dndOf(person)).toEqual({ on: false, origin: null });
  person.setDndAtThePhone(true);
  person.passes(5 * minute);
  const { since } = dndOf(person);
  expect(clock(since)).toMatch(/^09:0[0-5]$/);
  // The next change in Teams ends what the hand overrode, not the silence.
  person.teamsShows('Busy', 'InAMeeting');
  person.passes(2 * hour);
  expect(person.state.durable.override).toBeNull();
  expect(dndOf(person)).toEqual({ on: true, origin: 'person', since });
  person.setDndAtThePhone(false);
  person.passes(5 * minute);
  expect(dndOf(person)).toEqual({ on: false, origin: null });
});

test('a silence that the bridge found when it began to look has no beginning', () => {
  const person = new OnePerson();
  person.setDndAtThePhone(true);
  person.passes(hour);
  expect(dndOf(person)).toEqual({ on: true, origin: 'person' });
});

test('a silence of the bridge counts from its claim, and from the person once he takes it over', () => {
  const person = new OnePerson();
  person.passes(hour);
  person.teamsShows('Busy', 'InAMeeting');
  person.passes(30 * minute);
  expect(dndOf(person)).toMatchObject({ origin: 'bridge' });
  expect(clock(dndOf(person).since)).toBe('09:00');
  person.fact({ type: 'ownDndWished', on: true, until: null });
  person.passes(minute);
  expect(dndOf(person)).toMatchObject({ origin: 'person' });
  expect(clock(dndOf(person).since)).toBe('09:30');
});
