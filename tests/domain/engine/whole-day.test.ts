/** One person's whole day, hour by hour, with the state that everybody should see. */
import { expect, test } from '@jest/globals';
import { OnePerson, hour, minute, second } from '../../support/one-person.ts';

function state(person: OnePerson): string {
  return `${person.aggregate.availability}/${person.aggregate.activity}, DND ${person.dnd ? 'on' : 'off'}`;
}

test("Anna's Tuesday", () => {
  const anna = new OnePerson();
  const teams = (availability: string, activity = availability): void => {
    anna.teamsShows(availability, activity);
    anna.passes(5 * second);
  };

  // 9:00, in.
  teams('Available');
  expect(state(anna)).toBe('Available/Available, DND off');

  // 9:30, a meeting.
  anna.passes(30 * minute);
  teams('Busy', 'InAMeeting');
  expect(state(anna)).toBe('Busy/InAMeeting, DND on');

  // 9:45, a call out of the meeting: her phone works for calling out.
  anna.passes(15 * minute);
  anna.startsACall();
  anna.passes(5 * minute);
  expect(state(anna)).toBe('Busy/InACall, DND on');
  anna.hangsUp();
  anna.passes(10 * second);
  expect(state(anna)).toBe('Busy/InAMeeting, DND on');

  // 10:10, the laptop locks while the meeting goes on in the room.
  anna.passes(20 * minute);
  teams('Away');
  anna.passes(15 * minute);
  expect(state(anna)).toBe('Away/Away, DND on');

  // 10:30, back at the desk.
  teams('Available');
  expect(state(anna)).toBe('Available/Available, DND off');

  // 11:00, she presents while on the phone: call waiting is silenced.
  anna.passes(30 * minute);
  anna.startsACall();
  anna.passes(minute);
  expect(state(anna)).toBe('Busy/InACall, DND off');
  teams('DoNotDisturb', 'Presenting');
  expect(state(anna)).toBe('DoNotDisturb/Presenting, DND on');
  teams('Available');
  expect(state(anna)).toBe('Busy/InACall, DND on');
  anna.hangsUp();
  anna.passes(5 * second);
  expect(state(anna)).toBe('Available/Available, DND off');

  // 12:00, lunch with DND by hand.
  anna.passes(hour);
  anna.setDndAtThePhone(true);
  anna.passes(minute);
  teams('BeRightBack');
  anna.passes(45 * minute);
  expect(state(anna)).toBe('BeRightBack/BeRightBack, DND on');
  teams('Available');
  anna.passes(5 * minute);
  expect(state(anna)).toBe('Available/Available, DND on');
  anna.setDndAtThePhone(false);
  anna.passes(minute);
  expect(state(anna)).toBe('Available/Available, DND off');

  // 14:00, meetings back to back: no flapping between them.
  teams('Busy', 'InAMeeting');
  anna.passes(hour);
  const writes = anna.writes().length;
  teams('Busy', 'Busy');
  teams('Busy', 'InAMeeting');
  anna.passes(30 * minute);
  expect([state(anna), anna.writes().length]).toEqual(['Busy/InAMeeting, DND on', writes]);

  // 15:30, she wants to be reached in spite of it.
  anna.fact({ type: 'ownDndWished', on: false, until: null });
  anna.passes(20 * minute);
  expect(state(anna)).toBe('Busy/InAMeeting, DND off');
  teams('Available');

  // 16:00, a call is handed over to her, and she forgets to hang up properly.
  anna.startsACall();
  anna.passes(10 * minute);
  expect(state(anna)).toBe('Busy/InACall, DND off');
  anna.onCall = false;
  anna.passes(35 * second);
  expect(state(anna)).toBe('Available/Available, DND off');

  // 17:00, a conference in Teams.
  teams('Busy', 'InAConferenceCall');
  expect(state(anna)).toBe('Busy/InAConferenceCall, DND on');

  // 18:00, the laptop is closed: ten minutes later the phone rings again.
  teams('Offline');
  anna.passes(5 * minute);
  expect(state(anna)).toBe('Offline/Offline, DND on');
  anna.passes(10 * minute);
  expect(state(anna)).toBe('Offline/Offline, DND off');

  // The night.
  anna.passes(14 * hour);
  expect(state(anna)).toBe('Offline/Offline, DND off');
});
