import { beforeEach, expect, test } from '@jest/globals';

import { Directory } from './directory.ts';
import type { SimulatedMicrosoftPerson } from './person.ts';
import { anna, bernd, handClock } from './scenario.ts';

let clock: ReturnType<typeof handClock>;
let directory: Directory;
let person: SimulatedMicrosoftPerson;
let touched: string[];

beforeEach(() => {
  clock = handClock();
  touched = [];
  directory = new Directory([anna, bernd, { firstName: 'Only', familyName: 'Phone', login: '0109' }], {
    now: clock.now,
    presenceTouched: ({ upn }) => touched.push(upn),
  });
  person = directory.person('Anna');
});

function shown(): string {
  const { availability, activity } = person.observed();
  return `${availability}/${activity}`;
}

test('who has no UPN is not in the tenant', () => {
  expect(directory.people().map(({ upn }) => upn)).toEqual([anna.upn, bernd.upn]);
  expect(() => directory.person('Only')).toThrow('Only');
});

test('a person is found by first name, UPN in any case and object id', () => {
  for (const name of ['anna', anna.upn.toUpperCase(), person.id, person.id.toUpperCase()]) {
    expect(directory.person(name)).toBe(person);
  }
});

test('the same seed has the same object id at every start', () => {
  const again = new Directory([anna], { now: clock.now, presenceTouched: () => undefined });
  expect(again.person('anna').id).toBe(person.id);
});

test('a state without an activity has the activity of the same name', () => {
  person.is('Busy');
  expect(shown()).toBe('Busy/Busy');
});

test('a choice by hand outranks the own session and has no end, one by Graph ends', () => {
  person.is('Available');
  person.prefers('DoNotDisturb');
  clock.pass(10_000);
  expect(shown()).toBe('DoNotDisturb/DoNotDisturb');
  person.prefersNothing();
  person.prefer({ availability: 'Busy', activity: 'Busy' }, 60_000);
  expect(shown()).toBe('Busy/Busy');
  clock.pass(1);
  expect(shown()).toBe('Available/Available');
});

test('each session is listed with its owner and its end', () => {
  person.is('Available');
  person.holdSession('app-1', { availability: 'Busy', activity: 'InACall' }, 300_000);
  expect(person.observed()).toEqual({
    availability: 'Busy',
    activity: 'InACall',
    sessions: [
      { id: 'teams', availability: 'Available', activity: 'Available', expiresAt: null },
      { id: 'app-1', availability: 'Busy', activity: 'InACall', expiresAt: '2026-11-24T09:05:00.000Z' },
    ],
  });
});

test('two applications have a session each, and the stronger one shows', () => {
  person.holdSession('app-1', { availability: 'DoNotDisturb', activity: 'Presenting' }, 300_000);
  person.holdSession('app-2', { availability: 'Busy', activity: 'InACall' }, 600_000);
  expect(shown()).toBe('DoNotDisturb/Presenting');
  clock.pass(5);
  expect(shown()).toBe('Busy/InACall');
});

test('a faded session is listed as it shows', () => {
  person.holdSession('app-1', { availability: 'Available', activity: 'Available' }, 3_600_000);
  clock.pass(12);
  expect(person.observed().sessions).toMatchObject([{ availability: 'Away', activity: 'Away' }]);
});

test('out of office is a flag beside the state', () => {
  person.is('Available');
  person.outOfOffice(true);
  expect(shown()).toBe('Available/OutOfOffice');
  expect(person.isOutOfOffice).toBe(true);
  person.outOfOffice(false);
  expect(shown()).toBe('Available/Available');
});

test('whoever watches hears of every touch', () => {
  person.is('Away');
  person.prefers('Busy');
  person.endSession('app-1');
  expect(touched).toEqual([anna.upn, anna.upn, anna.upn]);
});

test('who leaves is found no more, and the log of changes says so', () => {
  person.leaves();
  expect(directory.find(anna.upn)).toBeUndefined();
  expect(directory.byId(person.id)).toBeUndefined();
  expect(directory.changes.at(-1)).toMatchObject({ change: 'deleted' });
});
