import { expect, test } from '@jest/globals';
import { loadText } from '../../../src/addin/locales/texts.ts';
import { stripLine } from '../../../src/addin/strip/strip-line.ts';
import type { Me } from '../../../src/contract/api.ts';
import { nothingHeard, type LiveState } from '../../../src/ui/api/live-state.ts';
import { createFormats } from '../../../src/ui/locales/formats.ts';
import { me, noon } from '../support/people.ts';

const tools = {
  t: await loadText('en'),
  formats: createFormats('en-GB', 'Europe/Berlin'),
  now: noon,
  callers: null,
  rings: null,
  isPbxLost: false,
  silentSince: null,
};
const live: LiveState = { ...nothingHeard, connection: 'live', heardAt: noon, me: me() };
const withMe = (changes: Partial<Me>): Partial<LiveState> => ({ me: me(changes) });
const until = new Date(noon + 1_800_000).toISOString();

type Case = readonly [string, Partial<LiveState>, first: string, second: string | null, help: string | null];

test.each<Case>([
  ['all well', {}, 'Free', null, 'silent'],
  ['on the phone', withMe({ telephonyState: 'onCall' }), 'On the phone', null, 'silent'],
  [
    'a meeting beside a free phone',
    withMe({ microsoft: { availability: 'Busy', activity: 'InAMeeting', asOf: until } }),
    'In a meeting',
    null,
    'silent',
  ],
  ['silent with an end', withMe({ dnd: { on: true, origin: 'person', until } }), 'Silent', 'until 12:30', 'reachable'],
  ['silent by hand', withMe({ dnd: { on: true, origin: 'person' } }), 'Silent', 'until you switch it off', 'reachable'],
  ['silent by the sync', withMe({ dnd: { on: true, origin: 'bridge' } }), 'Silent', 'by the sync', 'reachable'],
  [
    'on the phone while Teams says busy',
    withMe({ telephonyState: 'onCall', microsoft: { availability: 'Busy', activity: 'Busy', asOf: until } }),
    'On the phone',
    'Teams: busy',
    'silent',
  ],
  [
    'on the phone, which Teams shows as a call',
    withMe({ telephonyState: 'onCall', microsoft: { availability: 'Busy', activity: 'InACall', asOf: until } }),
    'On the phone',
    null,
    'silent',
  ],
  ['not linked', withMe({ linked: false }), 'Free', 'Not linked', 'link'],
  ['no account', withMe({ match: null, linked: false }), 'Free', 'No account on the phone system', null],
  ['offline', { connection: 'offline', heardAt: noon - 240_000 }, 'Free', 'Offline · as of 11:56', 'retry'],
  ['between two connections', { connection: 'stale' }, 'Free', 'Connecting again · as of 12:00', null],
  ['signed out', { connection: 'signedOut', failure: 'signed-out' }, 'Free', 'Not signed in', 'signIn'],
  ['no access', { connection: 'signedOut', failure: 'auth.forbidden' }, 'Free', 'No access for your account', 'signIn'],
  [
    'an administrator has to act',
    { connection: 'signedOut', failure: 'sign-in-refused' },
    'Free',
    'No access for your account',
    'signIn',
  ],
  ['the first second', { me: null, connection: 'connecting' }, 'Connecting …', null, null],
  ['never signed in', { me: null, connection: 'signedOut', failure: 'signed-out' }, 'Not signed in', null, 'signIn'],
  ['never reached', { me: null, connection: 'offline', heardAt: null }, 'Phone service not reachable', null, 'retry'],
])('%s', (_name, state, first, second, help) => {
  expect(stripLine({ ...live, ...state }, tools)).toMatchObject({ first, second, help });
});

test('a phone system that is lost is said before where callers go, which is not known then', () => {
  const lost = { ...tools, isPbxLost: true, callers: 'your phone' };
  expect(stripLine({ ...live, ...withMe({ telephonyState: null }) }, lost)).toMatchObject({
    first: 'Available in Teams',
    second: 'Phone system not reachable',
    help: null,
  });
});

test('the phone that rings stands beside the own state, while calls can be placed', () => {
  const rings = { ...tools, rings: 'Desk' };
  expect(stripLine(live, rings).first).toBe('Free · rings: Desk');
  expect(stripLine({ ...live, ...withMe({ linked: false }) }, rings).first).toBe('Free');
  expect(stripLine({ ...live, connection: 'offline' }, rings).first).toBe('Free');
  // Now it is not about the next call.
  expect(stripLine({ ...live, ...withMe({ telephonyState: 'ringing' }) }, rings).first).toBe('Phone is ringing');
  expect(stripLine({ ...live, ...withMe({ telephonyState: 'onCall' }) }, rings).first).not.toContain('Desk');
});

test('a silence without an end is quietly recalled after an hour, one with an end never', () => {
  const silentSince = { at: noon - 3_600_000, orEarlier: false };
  const byHand = { ...live, ...withMe({ dnd: { on: true, origin: 'person' } }) };
  expect(stripLine(byHand, { ...tools, silentSince }).second).toBe('since 11:00 already');
  const found = { ...silentSince, orEarlier: true };
  expect(stripLine(byHand, { ...tools, silentSince: found }).second).toBe('since 11:00 or earlier');
  expect(stripLine(byHand, { ...tools, silentSince: { ...silentSince, at: silentSince.at + 1 } }).second).toBe(
    'until you switch it off',
  );
});
