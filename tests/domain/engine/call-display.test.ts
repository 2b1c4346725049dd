/** What an administrator may choose to show at Microsoft during a call: a status message, and the person's preferred presence. */
import { describe, expect, test } from '@jest/globals';
import { noCallDisplay, type CallDisplay } from '../../../src/domain/call-display.ts';
import { countHeld } from '../../../src/domain/held.ts';
import { OnePerson, hour, minute, second } from '../../support/one-person.ts';

const statusMessage = { text: 'On the phone since {since}', minutes: 60 };
const preferredPresence = { availability: 'Busy', minutes: 30 } as const;
const shown = 'On the phone since 09:00';

function office(display: Partial<CallDisplay>): OnePerson {
  const person = new OnePerson({ callDisplay: { ...noCallDisplay, ...display } });
  person.passes(5 * second);
  return person;
}

const held = (person: OnePerson) => countHeld([person.state]);
const ends: readonly [string, (person: OnePerson) => void][] = [
  ['the call ends', (person) => person.hangsUp()],
  ['the mode changes', (person) => person.change({ mode: 'off' })],
  ['everything is given back', (person) => person.change({ hold: true })],
  ['the administrator switches it off', (person) => person.change({ callDisplay: noCallDisplay })],
  ['the person leaves the sync', (person) => person.change({ participation: 'paused' })],
  ['the person leaves the PBX', (person) => person.fact({ type: 'left', side: 'starface' })],
  [
    'the bridge starts again after the call ended',
    (person) => {
      person.onCall = false;
      person.restarts();
    },
  ],
];

describe('both are off', () => {
  test('no such request is ever made, whatever happens', () => {
    const person = office({});
    person.chooses('Available');
    person.startsACall();
    person.passes(hour);
    person.restarts();
    person.hangsUp();
    person.passes(minute);
    expect([...new Set(person.writes())].sort()).toEqual(['clearPresence', 'setPresence']);
  });
});

describe('the status message', () => {
  test('shows while the person is on the telephone, from the time at which the call began', () => {
    const person = office({ statusMessage });
    person.startsACall();
    person.passes(10 * minute);
    expect(person.messageShown).toBe(shown);
  });

  test.each(ends)('is taken away when %s', (_name, end) => {
    const person = office({ statusMessage });
    person.startsACall();
    person.passes(minute);
    end(person);
    person.passes(2 * minute);
    expect([person.messageShown, held(person).message]).toEqual(['', 0]);
  });

  test('a text of the person’s own is neither replaced nor taken away', () => {
    const person = office({ statusMessage });
    person.message = { text: 'Back on Monday', endsAt: Infinity };
    person.startsACall();
    person.passes(minute);
    person.hangsUp();
    person.passes(minute);
    expect([person.messageShown, person.writes().includes('writeMessage')]).toEqual(['Back on Monday', false]);
    expect(JSON.stringify(person.state)).not.toContain('Monday');
  });

  test('a text that the person writes during the call stays', () => {
    const person = office({ statusMessage });
    person.startsACall();
    person.passes(minute);
    person.message = { text: 'Ask Bernd', endsAt: Infinity };
    person.hangsUp();
    person.passes(minute);
    expect([person.messageShown, held(person).message]).toEqual(['Ask Bernd', 0]);
  });

  test('a call longer than its end outlives it, and it is not set again', () => {
    const person = office({ statusMessage: { ...statusMessage, minutes: 5 } });
    person.startsACall();
    person.passes(20 * minute);
    expect([person.messageShown, person.lease]).toEqual(['', 'confirmed']);
    person.hangsUp();
    person.passes(minute);
    person.startsACall();
    person.passes(minute);
    expect(person.messageShown).toBe('On the phone since 09:21');
  });

  test('what could not be taken away while Microsoft was away is taken away when it is back', () => {
    const person = office({ statusMessage });
    person.startsACall();
    person.passes(minute);
    person.microsoftDown = true;
    person.hangsUp();
    person.passes(5 * minute);
    expect(person.messageShown).toBe(shown);
    person.microsoftDown = false;
    person.passes(30 * second);
    expect([person.messageShown, held(person).message]).toEqual(['', 0]);
  });
});

test.each([
  ['the status message', { statusMessage }],
  ['the preferred presence', { preferredPresence }],
])('whoever leaves is not forgotten before %s is given back', (_name, display) => {
  const person = office(display);
  person.chooses('Available');
  person.startsACall();
  person.passes(minute);
  person.session = null;
  person.state = { ...person.state, durable: { ...person.state.durable, lease: null } };
  person.microsoftDown = true;
  person.fact({ type: 'left', side: 'starface' });
  expect([person.turn?.forget, held(person).message + held(person).preferred]).toEqual([false, 1]);
  person.microsoftDown = false;
  person.passes(minute);
  expect([person.turn?.forget, held(person).message + held(person).preferred]).toEqual([true, 0]);
});

describe('the preferred presence', () => {
  test('is set where the person’s own choice hides the call, and cleared at its end', () => {
    const person = office({ preferredPresence });
    person.chooses('Available');
    person.startsACall();
    person.passes(minute);
    expect(person.aggregate).toMatchObject({ availability: 'Busy', activity: 'Busy' });
    person.hangsUp();
    person.passes(minute);
    expect([person.preferred, held(person).preferred]).toEqual([null, 0]);
    person.passes(5 * minute);
    expect(person.state.durable.preferred).toBeNull();
  });

  test('is not set where the call shows', () => {
    const person = office({ preferredPresence });
    person.startsACall();
    person.passes(10 * minute);
    expect(person.writes()).not.toContain('setPreferredPresence');
  });

  test.each(['DoNotDisturb', 'Busy'])('does not replace the person’s own choice of %s', (choice) => {
    const person = office({ preferredPresence });
    person.chooses(choice);
    person.startsACall();
    person.passes(10 * minute);
    expect(person.preferred?.availability).toBe(choice);
    expect(person.writes()).not.toContain('setPreferredPresence');
  });

  test.each(['Busy', 'DoNotDisturb'] as const)('our own %s silences no telephone', (availability) => {
    const person = office({ preferredPresence: { availability, minutes: 30 } });
    person.chooses('Available');
    person.startsACall();
    person.passes(10 * minute);
    person.hangsUp();
    person.passes(3 * minute);
    expect(person.writes()).toContain('setPreferredPresence');
    expect(person.writes()).not.toContain('dnd on');
  });

  test.each(ends)('is cleared when %s', (_name, end) => {
    const person = office({ preferredPresence });
    person.chooses('Away');
    person.startsACall();
    person.passes(minute);
    expect(held(person).preferred).toBe(1);
    end(person);
    person.passes(2 * minute);
    expect([person.preferred, held(person).preferred]).toEqual([null, 0]);
  });

  test.each(['Available', 'DoNotDisturb'])(
    'what the person chooses during the call (%s) is his: it stays',
    (choice) => {
      const person = office({ preferredPresence });
      person.chooses('Available');
      person.startsACall();
      person.passes(minute);
      person.chooses(choice);
      person.passes(minute);
      person.hangsUp();
      person.passes(minute);
      expect(person.preferred?.availability).toBe(choice);
      expect(person.writes()).not.toContain('clearPreferredPresence');
    },
  );

  test('never lasts longer than its end, however long the call is, and is not set again in it', () => {
    const person = office({ preferredPresence: { availability: 'Busy', minutes: 5 } });
    person.chooses('Available');
    person.startsACall();
    person.passes(2 * hour);
    const sets = person.commands.filter((command) => command.type === 'setPreferredPresence');
    expect(sets.map((command) => command.durationMs)).toEqual([5 * minute]);
    expect(held(person).preferred).toBe(0);
  });

  test('while Microsoft is away at its end it is tried until Microsoft’s own end', () => {
    const person = office({ preferredPresence: { availability: 'Busy', minutes: 5 } });
    person.chooses('Available');
    person.startsACall();
    person.passes(minute);
    person.microsoftDown = true;
    person.hangsUp();
    person.passes(minute);
    expect(held(person).preferred).toBe(1);
    person.passes(5 * minute);
    expect(held(person).preferred).toBe(0);
  });
});
