import { expect, test } from '@jest/globals';
import { createText } from '../../../src/admin/locales/texts.ts';
import {
  callersWords,
  hintWords,
  whatWords,
  whenWords,
  whoWords,
  windowWords,
} from '../../../src/admin/rules/rule-words.ts';
import type { NeverFires } from '../../../src/domain/central/never-fires.ts';
import type { Rule } from '../../../src/domain/central/rule.ts';
import { someRules } from '../an-office.ts';

const en = createText('en');
const de = createText('de');

test.each<[Rule['who'], string]>([
  [{ everybody: true }, 'Everybody'],
  [{ groups: ['Sales', 'Support'] }, 'Groups: Sales, Support'],
  [{ groups: ['Sales'], persons: ['0101'] }, 'Groups: Sales or People: 0101'],
])('who %j reads “%s”', (who, words) => {
  expect(whoWords(who, en)).toBe(words);
});

test.each<[Rule['when'], string[]]>([
  [{}, ['always']],
  [{ rows: ['busyMeeting', 'busy'] }, ['Teams shows Busy, in a meeting or Busy']],
  [{ onCall: true, dnd: false }, ['on a call at the PBX', 'no DND set by hand']],
  [{ outOfOffice: true, activity: ['OffWork'] }, ['activity OffWork', 'out of office is set']],
  [
    { chatState: ['away'], windows: [{ weekdays: ['mon', 'tue', 'wed', 'sat'], from: '08:00', to: '24:00' }] },
    ['own chat status Away', 'Mon–Wed, Sat 08:00–24:00'],
  ],
])('when %j reads %j', (when, words) => {
  expect(whenWords(when, en)).toEqual(words);
});

test.each<[Rule['what'], string[]]>([
  [{}, []],
  [{ dnd: 'on', session: 'call' }, ['DND on', 'Teams shows “In a call” during calls']],
  [
    { dnd: 'unchanged', chat: 'unchanged', redirection: 'unchanged' },
    ['DND stays', 'Chat status stays', 'Redirections stay'],
  ],
  [{ chat: { state: 'away', text: '' } }, ['Chat status: Away']],
  [{ chat: { text: 'Back soon' } }, ['Chat status: “Back soon”']],
  [{ redirection: { trigger: 'always', enabled: false } }, ['Redirection always off']],
  [{ redirection: { trigger: 'busy', enabled: true } }, ['Redirection when busy on']],
  [
    { redirection: { trigger: 'timeout', enabled: true, target: { kind: 'mailbox', mailboxId: '7' } } },
    ['Redirection when nobody answers to voicemail box 7'],
  ],
])('what %j reads %j', (what, words) => {
  expect(whatWords(what, en)).toEqual(words);
});

test('days in a row are one span, and two are named', () => {
  const at = (weekdays: Parameters<typeof windowWords>[0]['weekdays']) =>
    windowWords({ weekdays, from: '1', to: '2' }, de);
  expect(at(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])).toBe('Mo–So 1–2');
  expect(at(['fri', 'sat', 'mon'])).toBe('Mo, Fr, Sa 1–2');
});

test.each<[NeverFires, RegExp]>([
  [{ ruleId: 'late', because: 'shadowedBy', by: 'silent' }, /^Rule “Teams call, presenting.*” above takes everything/],
  [{ ruleId: 'late', because: 'shadowedTogether', by: ['silent', 'gone'] }, /^The rules “.*”, “.*” above/],
  [{ ruleId: 'late', because: 'nobody' }, /names nobody/],
  [{ ruleId: 'late', because: 'emptyWindow' }, /window is empty/],
  [{ ruleId: 'late', because: 'unknownAvailability' }, /does not use this word/],
  [{ ruleId: 'late', because: 'impossible' }, /exclude each other/],
])('why a rule never fires is said: %j', (hint, words) => {
  expect(hintWords(hint, someRules, en)).toMatch(words);
  expect(hintWords(hint, someRules, de)).not.toBe('');
});

test('what callers get is said, a number as it is', () => {
  expect(callersWords({ kind: 'number', number: '+4930123456' }, en)).toBe('+4930123456');
  expect((['phone', 'mailbox', 'busy', 'unknown'] as const).map((kind) => callersWords({ kind }, en))).toEqual([
    'the phone',
    'voicemail',
    'busy tone',
    'unknown',
  ]);
});
