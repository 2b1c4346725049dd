/** What the engine's words mean: information, transition, level, and what keeps or ends an override. */
import { describe, expect, test } from '@jest/globals';
import { defaultTable } from '../../../src/domain/individual.ts';
import { hour, minute, OnePerson, second } from '../../support/one-person.ts';

function silentInAMeeting(settings: ConstructorParameters<typeof OnePerson>[0] = {}): OnePerson {
  const person = new OnePerson(settings);
  person.passes(5 * second);
  person.teamsShows('Busy', 'InAMeeting');
  person.passes(20 * second);
  expect([person.dnd, person.claim]).toEqual([true, 'confirmed']);
  return person;
}

/** In a meeting, with DND switched off by hand: on again only after a transition. */
function overridden(): OnePerson {
  const person = silentInAMeeting();
  person.setDndAtThePhone(false);
  person.passes(2 * minute);
  expect(person.state.durable.override?.on).toBe(false);
  return person;
}

describe('information', () => {
  test('an unknown activity follows its availability', () => {
    const person = new OnePerson();
    person.teamsShows('Busy', 'Juggling');
    person.passes(5 * second);
    expect([person.dnd, person.state.durable.outcome?.cause]).toEqual([true, 'busy']);
  });

  test.each([['PresenceUnknown'], ['Levitating'], ['']])(
    'an availability "%s" is none: what was known stands',
    (word) => {
      const person = silentInAMeeting();
      person.teamsShows(word, word);
      person.passes(9 * minute);
      expect(person.dnd).toBe(true);
      expect(person.state.durable.row).toBe('busyMeeting');
    },
  );

  test('the case of a vendor’s word says nothing', () => {
    const person = new OnePerson();
    person.teamsShows('busy', 'INAMEETING');
    person.passes(5 * second);
    expect(person.state.durable.outcome?.cause).toBe('busyMeeting');
  });

  test('an echo of the own session is none, but counts as a fresh read', () => {
    const person = silentInAMeeting();
    person.startsACall();
    person.passes(20 * minute);
    expect(person.aggregate.activity).toBe('InACall');
    // Ten minutes of silence would have given back.
    expect([person.dnd, person.state.durable.row]).toEqual([true, 'busyMeeting']);
  });
});

describe('transition', () => {
  test('a Microsoft fact that changes the outcome is one', () => {
    const person = overridden();
    person.teamsShows('Available');
    person.passes(5 * second);
    expect(person.state.durable.override).toBeNull();
  });

  test.each([
    ['from one busy state to another', (person: OnePerson) => person.teamsShows('Busy', 'Busy')],
    ['to presenting, which is on as well', (person: OnePerson) => person.teamsShows('DoNotDisturb', 'Presenting')],
    ['into "unchanged"', (person: OnePerson) => person.teamsShows('Away')],
    ['an edit of the table', (person: OnePerson) => person.change({ individual: defaultTable })],
    ['a call that begins', (person: OnePerson) => person.startsACall()],
    ['the start of the bridge', (person: OnePerson) => person.restarts()],
  ])('none: %s', (_words, act) => {
    const person = overridden();
    act(person);
    person.passes(2 * minute);
    expect([person.dnd, person.state.durable.override?.on]).toEqual([false, false]);
  });

  test('none: entering "unchanged" and leaving it to the same outcome', () => {
    const person = overridden();
    person.teamsShows('Away');
    person.passes(20 * minute);
    person.teamsShows('Busy', 'InAMeeting');
    person.passes(2 * minute);
    expect([person.dnd, person.state.durable.override?.on]).toEqual([false, false]);
  });

  test('none: silence', () => {
    const person = overridden();
    person.microsoftDown = true;
    person.passes(30 * minute);
    person.microsoftDown = false;
    person.passes(2 * minute);
    expect([person.dnd, person.state.durable.override?.on]).toEqual([false, false]);
  });

  test('the sync hours are one', () => {
    // It is nine o'clock in Berlin.
    const windows = [
      { weekdays: ['tue' as const], from: '08:00', to: '09:30' },
      { weekdays: ['tue' as const], from: '09:40', to: '18:00' },
    ];
    const person = silentInAMeeting({ hours: { zone: 'Europe/Berlin', windows } });
    person.setDndAtThePhone(false);
    person.passes(25 * minute);
    expect([person.dnd, person.state.durable.override?.on]).toEqual([false, false]);
    person.passes(10 * minute);
    expect(person.dnd).toBe(false);
    person.passes(10 * minute);
    expect([person.dnd, person.claim]).toEqual([true, 'confirmed']);
  });

  test('a change of mode is none, and deletes overrides all the same', () => {
    const person = overridden();
    person.change({ mode: 'individual', individual: defaultTable });
    person.passes(5 * second);
    expect([person.dnd, person.state.durable.override]).toEqual([true, null]);
  });
});

describe('unchanged', () => {
  test('moving between such states does not begin its hour anew', () => {
    const person = silentInAMeeting();
    for (let quarter = 0; quarter < 4; quarter += 1) {
      person.teamsShows(quarter % 2 === 0 ? 'Away' : 'BeRightBack');
      person.passes(14 * minute);
    }
    expect(person.dnd).toBe(true);
    person.passes(6 * minute);
    expect(person.dnd).toBe(false);
  });
});

describe('level', () => {
  test('what came and went between two reads did not happen', () => {
    const person = new OnePerson();
    person.passes(5 * second);
    person.teamsShows('Busy', 'InAMeeting');
    person.teamsShows('Available');
    person.passes(hour);
    expect(person.writes()).toEqual([]);
  });

  test('DND off and on again between two reads stays ours, and is given back', () => {
    const person = silentInAMeeting();
    person.setDndAtThePhone(false);
    person.setDndAtThePhone(true);
    person.passes(2 * minute);
    person.teamsShows('Available');
    person.passes(5 * second);
    expect([person.dnd, person.claim]).toEqual([false, null]);
  });

  test('a newer wish replaces an older one: only the last of what changed while the PBX was away is written', () => {
    const person = new OnePerson();
    person.passes(5 * second);
    person.pbxDown = true;
    for (const activity of ['InAMeeting', 'Available', 'InACall', 'Available']) {
      person.teamsShows(activity === 'Available' ? 'Available' : 'Busy', activity);
      person.passes(20 * second);
    }
    person.pbxDown = false;
    person.passes(2 * minute);
    expect([person.dnd, person.claim]).toEqual([false, null]);
    expect(person.writes().filter((write) => write === 'dnd on').length).toBeLessThanOrEqual(1);
  });
});

describe('the shadow of our session', () => {
  test('ends with the first other value, so that a Teams call right after it is information', () => {
    const person = new OnePerson();
    person.passes(5 * second);
    person.startsACall();
    person.passes(20 * second);
    person.hangsUp();
    person.passes(10 * second);
    person.teamsShows('Busy', 'InACall');
    person.passes(10 * second);
    expect(person.dnd).toBe(true);
  });
});
