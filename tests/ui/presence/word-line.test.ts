import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isOld, wordLineOf, type PersonPresence } from '../../../src/ui/presence/word-line.ts';

function person(
  telephonyState: PersonPresence['telephonyState'],
  dnd: boolean | null,
  microsoft: string | null,
): PersonPresence {
  const [availability = '', activity = availability] = microsoft?.split('/') ?? [];
  return { telephonyState, dnd, microsoft: microsoft === null ? null : { availability, activity } };
}

type Case = [string, PersonPresence, word: string, shape: string, teams?: string];

const cases: readonly Case[] = [
  ['reachable on both sides', person('idle', false, 'Available'), 'free', 'tick'],
  ['a phone that is free, Teams not read', person('idle', false, null), 'free', 'tick'],
  ['Teams free, phone not known: nobody is called free', person(null, null, 'Available'), 'availableInTeams', 'tick'],
  ['a phone that may be silent is not called free', person('idle', null, 'Available'), 'availableInTeams', 'tick'],
  ['nothing known', person(null, null, null), 'unknown', 'question'],
  ['a value of Microsoft that nobody knows', person(null, null, 'Levitating'), 'unknown', 'question'],
  ['a call wins over a meeting', person('onCall', false, 'Busy/InAMeeting'), 'onThePhone', 'handset', 'inMeeting'],
  ['a call that Teams shows as a call is said once', person('onCall', false, 'Busy/InACall'), 'onThePhone', 'handset'],
  ['on the phone while Teams says busy', person('onCall', false, 'Busy'), 'onThePhone', 'handset', 'busy'],
  ['on the phone and available in Teams is no news', person('onCall', true, 'Available'), 'onThePhone', 'handset'],
  ['a ringing phone', person('ringing', false, 'Available'), 'ringing', 'handset'],
  ['silent by hand while free in Teams', person('idle', true, 'Available'), 'doNotDisturb', 'bar'],
  ['silent in a meeting says both', person('idle', true, 'Busy/InAMeeting'), 'doNotDisturb', 'bar', 'inMeeting'],
  ['do not disturb on both sides is said once', person('idle', true, 'DoNotDisturb'), 'doNotDisturb', 'bar'],
  ['a Teams call', person('idle', false, 'Busy/InACall'), 'inTeamsCall', 'handset'],
  ['a conference in Teams', person('idle', false, 'Busy/InAConferenceCall'), 'inTeamsCall', 'handset'],
  ['a meeting', person('idle', false, 'Busy/InAMeeting'), 'inMeeting', 'dot'],
  ['presenting', person('idle', false, 'DoNotDisturb/Presenting'), 'presenting', 'bar'],
  ['focusing', person('idle', false, 'DoNotDisturb/Focusing'), 'focusing', 'bar'],
  ['busy', person('idle', false, 'Busy'), 'busy', 'dot'],
  ['away', person('idle', false, 'Away'), 'away', 'clock'],
  ['be right back', person('idle', false, 'BeRightBack'), 'away', 'clock'],
  ['out of office', person('idle', false, 'Away/OutOfOffice'), 'outOfOffice', 'arrow'],
  ['Teams closed', person('idle', false, 'Offline'), 'offline', 'ring'],
  ['Teams does not know: the phone speaks', person('idle', false, 'PresenceUnknown'), 'free', 'tick'],
];

test.each(cases.map(([name, given, word, shape, teams = null]) => ({ name, given, line: { word, shape, teams } })))(
  '$name',
  ({ given, line }) => expect(wordLineOf(given)).toEqual(line),
);

test('every value that either side may invent has a word', () => {
  const text = fc.string();
  fc.assert(
    fc.property(
      fc.constantFrom('idle' as const, 'ringing' as const, 'onCall' as const, null),
      fc.constantFrom(true, false, null),
      fc.option(fc.record({ availability: text, activity: text })),
      (telephonyState, dnd, microsoft) => {
        const line = wordLineOf({ telephonyState, dnd, microsoft });
        expect(line.word).not.toBe('');
        if (line.word === 'free') expect([telephonyState, dnd]).toEqual(['idle', false]);
      },
    ),
  );
});

test.each([
  [null, false],
  [0, true],
  [3_600_000 - 600_001, true],
  [3_600_000 - 600_000, false],
  [3_600_000, false],
])('a state read at %j is old an hour later: %j', (asOf, old) => {
  expect(isOld(asOf, 3_600_000)).toBe(old);
});
