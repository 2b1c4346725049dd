import { expect, test } from '@jest/globals';

import { aggregate } from './aggregate.ts';
import type { Pair } from './pairs.ts';

function pair(text: string): Pair {
  const [availability = '', activity = ''] = text.split('/');
  return { availability, activity };
}

function shown(sessions: readonly string[], preferred?: string, outOfOffice = false): string {
  const layers = {
    sessions: sessions.map(pair),
    preferred: preferred === undefined ? undefined : pair(preferred),
    outOfOffice,
  };
  const { availability, activity } = aggregate(layers);
  return `${availability}/${activity}`;
}

test('no session is offline', () => {
  expect(shown([])).toBe('Offline/Offline');
});

test.each([
  [['DoNotDisturb/Presenting', 'Busy/InACall'], 'DoNotDisturb/Presenting'],
  [['Busy/InACall', 'Available/Available'], 'Busy/InACall'],
  [['Available/Available', 'Away/Away'], 'Available/Available'],
  [['Away/Away', 'Offline/Offline'], 'Away/Away'],
])('of %j the strongest shows, in either order', (sessions, expected) => {
  expect(shown(sessions)).toBe(expected);
  expect(shown([...sessions].reverse())).toBe(expected);
});

test('inside Busy a call shows before a meeting and a meeting before a plain Busy', () => {
  expect(shown(['Busy/InACall', 'Busy/InAMeeting'])).toBe('Busy/InACall');
  expect(shown(['Busy/InAMeeting', 'Busy/InACall'])).toBe('Busy/InACall');
  expect(shown(['Busy/InAMeeting', 'Busy/Busy'])).toBe('Busy/InAMeeting');
});

test('an activity never lifts a session above a stronger availability', () => {
  expect(shown(['DoNotDisturb/DoNotDisturb', 'Busy/InAConferenceCall'])).toBe('DoNotDisturb/DoNotDisturb');
});

test('of two sessions that rank alike the younger one shows', () => {
  expect(shown(['Away/Away', 'BeRightBack/BeRightBack'])).toBe('BeRightBack/BeRightBack');
});

test('what a person prefers outranks every session', () => {
  expect(shown(['DoNotDisturb/Presenting'], 'Available/Available')).toBe('Available/Available');
  expect(shown(['Busy/InACall'], 'Offline/OffWork')).toBe('Offline/OffWork');
});

test('what a person prefers needs a session', () => {
  expect(shown([], 'Available/Available')).toBe('Offline/Offline');
  expect(shown(['Offline/Offline'], 'Busy/Busy')).toBe('Offline/Offline');
});

test('out of office changes the activity of Available and leaves a call alone', () => {
  expect(shown(['Available/Available'], undefined, true)).toBe('Available/OutOfOffice');
  expect(shown(['Busy/InACall'], undefined, true)).toBe('Busy/InACall');
});

test('a value that nobody knows is shown as it is, below everything that means reachable', () => {
  expect(shown(['Levitating/Levitating'])).toBe('Levitating/Levitating');
  expect(shown(['Levitating/Levitating', 'Away/Away'])).toBe('Away/Away');
});
