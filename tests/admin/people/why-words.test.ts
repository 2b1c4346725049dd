import { expect, test } from '@jest/globals';
import { createText } from '../../../src/admin/locales/texts.ts';
import { whyWords } from '../../../src/admin/people/why-words.ts';
import type { WhyAnswer } from '../../../src/contract/sync.ts';
import { createFormats } from '../../../src/ui/locales/formats.ts';
import { nothingYet } from '../../support/fake-telephone.ts';

const now = Date.parse('2026-03-02T09:05:00Z');
const formats = createFormats('en-GB', 'UTC');
const ago = (seconds: number): string => new Date(now - seconds * 1_000).toISOString();

const inMeeting: WhyAnswer = {
  ...nothingYet,
  microsoft: { availability: 'Busy', activity: 'InAMeeting', row: 'busyMeeting', rulesRow: 'busyMeeting' },
  informationAt: ago(2),
  rule: 'presence-oauth.busyMeeting',
  cause: 'busyMeeting',
  outcome: 'on',
  dnd: { on: true, readAt: ago(125) },
};

function linesOf(why: WhyAnswer, language: 'de' | 'en' = 'en'): Record<string, readonly string[]> {
  const words = whyWords(why, { text: createText(language), formats, now });
  return Object.fromEntries(words.map(({ part, lines }) => [part, lines]));
}

test('what was never read is said so, and nothing is made up', () => {
  expect(linesOf(nothingYet)).toEqual({
    facts: [
      'Nothing was read from Microsoft yet.',
      'DND at the PBX was not read yet.',
      'Nothing is known of calls: the telephone is not linked, and no module and no lamp tells.',
    ],
    decision: ['Nothing read from Microsoft yet', 'Mode: Presence OAuth.'],
    held: ['Nothing: neither DND nor a state in Teams is set by the bridge.'],
  });
});

test('facts carry their age, the decision its rule', () => {
  const { facts, decision } = linesOf(inMeeting);
  expect(facts?.slice(0, 2)).toEqual([
    'Teams shows “Busy, in a meeting” (Busy / InAMeeting), read 2 seconds ago.',
    'DND is on at the PBX, read 2 minutes ago.',
  ]);
  expect(decision).toEqual(['In a meeting: DND on', 'Mode: Presence OAuth.', 'Rule: presence-oauth.busyMeeting.']);
});

test.each<[Partial<WhyAnswer>, string]>([
  [
    { claim: { status: 'intended', rule: 'r', at: ago(3) } },
    'DND on was decided 3 seconds ago by rule r; the PBX has not confirmed it yet.',
  ],
  [
    { claim: { status: 'confirmed', rule: 'r', at: ago(3) } },
    'DND on was set by the bridge 3 seconds ago by rule r; the PBX has confirmed it.',
  ],
  [
    { claim: { status: 'releasing', rule: 'r', at: ago(3) } },
    'DND is being given back; the PBX has not confirmed it yet.',
  ],
  [{ claim: { status: 'new-status', rule: 'r', at: ago(7_200) } }, 'The bridge holds DND since at 07:05, rule r.'],
  [
    { override: { on: false, by: 'phone', at: ago(60) } },
    'DND was switched off at a phone 60 seconds ago. This holds until the state in Teams changes.',
  ],
  [
    { override: { on: true, by: 'pane', at: ago(1) } },
    'DND was switched on in the pane 1 second ago. This holds until the state in Teams changes.',
  ],
  [
    { lease: { status: 'confirmed', cause: 'call', expiresAt: ago(-300) } },
    '“In a call” is set in Teams by the bridge; it ends by itself at 09:10 unless it is renewed.',
  ],
  [
    { lease: { status: 'releasing', cause: 'call', expiresAt: ago(-60) } },
    '“In a call” is being taken back in Teams; at the latest it ends at 09:06.',
  ],
])('what is held reads in words: %j', (part, line) => {
  expect(linesOf({ ...inMeeting, ...part })['held']).toEqual([line]);
});

test('while our own call shows, the row that the rules go by is named as well', () => {
  const microsoft = { availability: 'Busy', activity: 'InACall', row: 'busyCall', rulesRow: 'available' };
  expect(linesOf({ ...inMeeting, microsoft })['facts']?.slice(0, 2)).toEqual([
    'Teams shows “Busy, in a call” (Busy / InACall), read 2 seconds ago.',
    'That is the bridge’s own doing: the rules go by “Available”, what Teams showed before.',
  ]);
});

test('what keeps the rules from acting comes first', () => {
  expect(linesOf({ ...inMeeting, held: 'outsideHours' })['decision']?.[0]).toBe('Outside the hours of synchronisation');
});

test('calls are told with their source, and what comes next with its time', () => {
  const lines = linesOf({
    ...inMeeting,
    telephony: { source: 'lamp', state: 'onCall', at: ago(9) },
    nextAt: ago(-600),
  });
  expect(lines['facts']?.[2]).toBe('Calls: on the phone, known by a busy lamp, confirmed 9 seconds ago.');
  expect(lines['next']).toEqual(['If nothing else happens, it is looked at again at 09:15.']);
});

test.each<[Partial<WhyAnswer['levers'][number]>, string]>([
  [{}, 'Chat status: “dnd · In a meeting” was set by the bridge 3 seconds ago, rule r.'],
  [{ status: null }, 'Chat status: “dnd · In a meeting” is wanted by rule r.'],
  [{ status: 'releasing' }, 'Chat status: what was before is being given back.'],
  [
    { overridden: true, status: null },
    'Chat status: changed by a person; it stays so until the state in Teams changes.',
  ],
  [
    { lever: 'redirection', wanted: 'always: on → 99' },
    'Call forwarding: “always: on → 99” was set by the bridge 3 seconds ago, rule r.',
  ],
])('what is set beside DND reads in words: %j', (changes, line) => {
  const chat = { lever: 'chat', rule: 'r', cause: 'c', wanted: 'dnd · In a meeting', status: 'confirmed' };
  const levers = [{ ...chat, heldSince: ago(3), overridden: false, ...changes }];
  expect(linesOf({ ...inMeeting, levers })['held']).toEqual([line]);
});

test('the last commands are told with what answered', () => {
  const commands = [
    { side: 'dnd', command: 'writeDnd.on', at: ago(2), answer: null, answeredAt: null },
    { side: 'microsoft', command: 'setPresence', at: ago(9), answer: 'forbidden', answeredAt: ago(8) },
    { side: 'new', command: 'somethingNewer', at: ago(9), answer: 'newer', answeredAt: ago(8) },
  ];
  expect(linesOf({ ...inMeeting, commands })['commands']).toEqual([
    'DND on, 2 seconds ago: no answer yet.',
    '“In a call” in Teams, 9 seconds ago: refused: the right is missing.',
    'Another command, 9 seconds ago: failed.',
  ]);
});

test('in German every line is German', () => {
  const lines = Object.values(
    linesOf({ ...inMeeting, claim: { status: 'confirmed', rule: 'r', at: ago(3) } }, 'de'),
  ).flat();
  expect(lines.join(' ')).not.toMatch(/\b(the|read|was|by)\b/);
});
