/** The vendors' tables, row by row, as their pages print them. */
import { describe, expect, test } from '@jest/globals';
import { rowOf, presenceRows } from '../../src/domain/presence.ts';
import { individualDefault, presenceOAuth } from '../../src/domain/presets.ts';

function rowFor(availability: string, activity: string, outOfOffice = false) {
  const row = rowOf({ availability, activity, outOfOffice });
  if (row === null) throw new Error(`no information in ${availability}, ${activity}`);
  return row;
}

describe('Microsoft Presence OAuth (STARFACE 9): the fixed rules', () => {
  test.each([
    ['1 Available → available (no DND)', 'Available', 'Available', 'giveBack'],
    ['2 Busy / Phone → DND', 'Busy', 'InACall', 'on'],
    ['2 Busy / Phone, as Graph shows a conference → DND', 'Busy', 'InAConferenceCall', 'on'],
    ['3 Busy / Meeting → DND', 'Busy', 'InAMeeting', 'on'],
    ['4 Busy / Busy → DND', 'Busy', 'Busy', 'on'],
    ['1 Available, while nobody is at the machine', 'AvailableIdle', 'Available', 'giveBack'],
    ['4 Busy / Busy, while nobody is at the machine', 'BusyIdle', 'Busy', 'on'],
  ])('%s', (_row, availability, activity, dnd) => {
    expect(presenceOAuth[rowFor(availability, activity)]).toBe(dnd);
  });

  test.each([
    ['Do not disturb → DND', 'DoNotDisturb', 'DoNotDisturb', false, 'on'],
    ['Presenting → DND', 'DoNotDisturb', 'Presenting', false, 'on'],
    ['Focusing → DND', 'DoNotDisturb', 'Focusing', false, 'on'],
    ['Do not disturb with an activity nobody has heard of → DND', 'DoNotDisturb', 'Juggling', false, 'on'],
    ['Away → unchanged', 'Away', 'Away', false, 'unchanged'],
    ['Be right back → unchanged', 'BeRightBack', 'BeRightBack', false, 'unchanged'],
    ['Offline → unchanged', 'Offline', 'Offline', false, 'unchanged'],
    ['Off work → unchanged', 'Offline', 'OffWork', false, 'unchanged'],
    ['Out of office wins over Available → unchanged', 'Available', 'Available', true, 'unchanged'],
    ['Out of office wins over Away → unchanged', 'Away', 'OutOfOffice', false, 'unchanged'],
    ['Out of office does not win over a meeting → DND', 'Busy', 'InAMeeting', true, 'on'],
  ])('left open by the vendor: %s', (_row, availability, activity, flag, dnd) => {
    expect(presenceOAuth[rowFor(availability, activity, flag)]).toBe(dnd);
  });
});

describe('STARFACE MS Teams Integration: state in Teams → DND (on: Aktiv, off: Deaktiviert, unchanged: Unverändert)', () => {
  test.each([
    ['Available', 'Available', 'Available', 'off'],
    ['BUSY Busy', 'Busy', 'Busy', 'unchanged'],
    ['BUSY Phone', 'Busy', 'InACall', 'on'],
    ['BUSY Meeting', 'Busy', 'InAMeeting', 'on'],
    ['BUSY Präsentation, where the vendor lists it', 'Busy', 'Presenting', 'on'],
    ['BUSY Präsentation, as Graph reports it', 'DoNotDisturb', 'Presenting', 'on'],
    ['AWAY BeRightBack', 'BeRightBack', 'BeRightBack', 'unchanged'],
    ['AWAY BeRightBack, as an activity of Away', 'Away', 'BeRightBack', 'unchanged'],
    ['AWAY Away', 'Away', 'Away', 'unchanged'],
    ['OFFLINE', 'Offline', 'Offline', 'unchanged'],
  ])('%s (Graph: %s, %s) → %s', (_row, availability, activity, dnd) => {
    expect(individualDefault[rowFor(availability, activity)]).toBe(dnd);
  });

  test('the vendor’s eight rows stand first and in its order, then the three that it has not', () => {
    const vendor = ['available', 'busy', 'busyCall', 'busyMeeting', 'presenting', 'beRightBack', 'away', 'offline'];
    expect(presenceRows).toEqual([...vendor, 'doNotDisturb', 'focusing', 'outOfOffice']);
  });

  test.each([
    ['Do not disturb', 'DoNotDisturb', 'DoNotDisturb', false, 'on'],
    ['Focusing', 'DoNotDisturb', 'Focusing', false, 'on'],
    ['Out of office', 'Offline', 'Offline', true, 'unchanged'],
  ])('no row of the vendor: %s (Graph: %s, %s)', (_row, availability, activity, flag, dnd) => {
    expect(individualDefault[rowFor(availability, activity, flag)]).toBe(dnd);
  });
});

test.each([
  ['PresenceUnknown', 'PresenceUnknown'],
  ['', ''],
  ['Juggling', 'InAMeeting'],
  ['toString', '__proto__'],
  ['__proto__', 'constructor'],
  ['constructor', ''],
  ['verfügbar', '💥'],
])('%j with %j is no information for any table', (availability, activity) => {
  expect(rowOf({ availability, activity, outOfOffice: true })).toBeNull();
});
