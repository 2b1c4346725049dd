import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createTelephone } from '../../../../src/adapters/starface/uci/telephone.ts';
import { documentedCapabilities } from '../../../../src/adapters/starface/uci/provided.ts';
import { printPbxTime, readPbxTime } from '../../../../src/adapters/starface/uci/pbx-time.ts';
import { XmlRpcDateTime } from '../../../../src/adapters/starface/uci/xml-rpc/value.ts';
import type { XmlRpcValue } from '../../../../src/adapters/starface/uci/xml-rpc/value.ts';
import type { Capability } from '../../../../src/domain/views.ts';

const zone = 'Europe/Berlin';
const now = Date.UTC(2026, 10, 24, 8, 0, 0);
let asked: (readonly [string, readonly XmlRpcValue[]])[];
let answers: Record<string, XmlRpcValue>;
let capabilities: readonly Capability[];
let rereads: number;

beforeEach(() => {
  asked = [];
  answers = {};
  capabilities = documentedCapabilities;
  rereads = 0;
});

const telephone = createTelephone({
  ask: async (request, parameters = []) => {
    asked.push([request, parameters]);
    return answers[request] ?? null;
  },
  capabilities: () => capabilities,
  chat: null,
  callsChanged: () => (rereads += 1),
  now: () => now,
  zone,
});

test.each([
  ['hold', () => telephone.hold('c'), ['call.hold', ['c']]],
  ['forward', () => telephone.forward('c', '+49'), ['call.forward', ['c', '+49']]],
  ['conference', () => telephone.conference(['a', 'b']), ['call.conference', [['a', 'b'], '']]],
  ['pressFunctionKey', () => telephone.pressFunctionKey('k'), ['functionKey.pressKey', ['k', []]]],
] as const)('%s asks the PBX once and has the calls read again', async (_, run, expected) => {
  await run();
  expect(asked).toEqual([expected]);
  expect(rereads).toBe(1);
});

test.each([
  ['setPrimaryPhone', () => telephone.setPrimaryPhone('SIP/16'), ['phone.setPrimaryPhoneId', ['SIP/16']]],
  ['setChatText', () => telephone.setChatText('Pause'), ['userState.setChatPresenceMessage', ['Pause']]],
] as const)('%s asks the PBX once', async (_, run, expected) => {
  await run();
  expect(asked).toEqual([expected]);
});

test('an order that the PBX answers with false was declined', async () => {
  answers['call.hold'] = false;
  await expect(telephone.hold('c')).rejects.toMatchObject({ kind: 'rejected', code: 'starface.rejected' });
  expect(rereads).toBe(0);
});

test('what the PBX does not provide is refused without asking', async () => {
  capabilities = ['call.place'];
  const refused = { kind: 'rejected', code: 'starface.not-provided' };
  const query = { direction: null, missedOnly: false, offset: 0, limit: 25 };
  for (const run of [
    () => telephone.hold('c'),
    () => telephone.forward('c', '1'),
    () => telephone.conference(['a', 'b']),
    () => telephone.phones(),
    () => telephone.setPrimaryPhone('x'),
    () => telephone.callList(query),
    () => telephone.voicemails(),
    () => telephone.functionKeys(),
    () => telephone.pressFunctionKey('k'),
    () => telephone.chatStatus(),
    () => telephone.setChatText('x'),
  ]) {
    await expect(run()).rejects.toMatchObject(refused);
  }
  expect(asked).toEqual([]);
});

test('phones are known by their ids, the primary one among them', async () => {
  answers = { 'phone.getPhoneIds': ['SIP/16', 'SIP/17', 3], 'phone.getPrimaryPhoneId': 'SIP/17' };
  expect(await telephone.phones()).toEqual([
    { id: 'SIP/16', name: 'SIP/16', primary: false, registered: null },
    { id: 'SIP/17', name: 'SIP/17', primary: true, registered: null },
  ]);
});

test('the call list is asked for newest first, in the time of the PBX', async () => {
  answers['callList.getCallList'] = { entries: [], totalCount: 0 };
  await telephone.callList({ direction: 'out', missedOnly: true, offset: 50, limit: 25 });
  expect(asked[0]?.[1]).toEqual([
    new XmlRpcDateTime('20261125T09:00:00'),
    new XmlRpcDateTime('20000101T01:00:00'),
    'OUTBOUND',
    'MISSED',
    '',
    'startTime',
    'DESCENDING',
    50,
    25,
  ]);
});

test('missed are calls that came in, not those of the person that nobody took', async () => {
  answers['callList.getCallList'] = { entries: [], totalCount: 0 };
  await telephone.callList({ direction: null, missedOnly: true, offset: 0, limit: 25 });
  expect(asked[0]?.[1].slice(2, 4)).toEqual(['INBOUND', 'MISSED']);
});

test('entries of the call list show the other side, the time and the length', async () => {
  const startTime = new XmlRpcDateTime('20261124T09:15:02');
  const common = { callerNumber: '+4972112345', calledNumber: '101', callDescription: 'Otto', startTime };
  answers['callList.getCallList'] = {
    totalCount: 7,
    entries: [
      { ...common, id: 'a', direction: 'INBOUND', result: 'ANSWERED', duration: 62, groupId: '' },
      { ...common, id: 'b', direction: 'outbound', result: 'ODD', duration: '5', groupId: 'Service' },
      { ...common, direction: 'INBOUND' },
      { ...common, id: 'c', direction: 'SIDEWAYS' },
      'odd',
    ],
  };
  const page = await telephone.callList({ direction: null, missedOnly: false, offset: 0, limit: 25 });
  expect(page.total).toBe(7);
  expect(page.entries).toEqual([
    {
      id: 'a',
      direction: 'in',
      result: 'answered',
      number: '+4972112345',
      name: 'Otto',
      at: Date.UTC(2026, 10, 24, 8, 15, 2),
      durationSeconds: 62,
      group: null,
    },
    {
      id: 'b',
      direction: 'out',
      result: null,
      number: '101',
      name: 'Otto',
      at: Date.UTC(2026, 10, 24, 8, 15, 2),
      durationSeconds: 5,
      group: 'Service',
    },
  ]);
});

test('what is no call list is an error, not an empty one', async () => {
  const query = { direction: null, missedOnly: false, offset: 0, limit: 25 };
  for (const answer of [null, [], 'x', {}, { entries: 'x' }] as const) {
    answers['callList.getCallList'] = answer;
    await expect(telephone.callList(query)).rejects.toMatchObject({ kind: 'unavailable' });
  }
});

test('voicemails are read from a list, bare or wrapped', async () => {
  const startTime = new XmlRpcDateTime('20261124T09:15:02');
  const message = { id: 'v', callerNumber: '0721', callerName: 'Otto', startTime, duration: 9, folder: 'INBOX' };
  const expected = { id: 'v', number: '0721', name: 'Otto', at: Date.UTC(2026, 10, 24, 8, 15, 2), durationSeconds: 9 };
  answers['voicemailList.getVoicemailList'] = [message, { ...message, id: 'w', folder: 'OLD' }, 'odd', {}];
  expect(await telephone.voicemails()).toEqual([
    { ...expected, heard: false },
    { ...expected, id: 'w', heard: true },
  ]);
  answers['voicemailList.getVoicemailList'] = { entries: [{ id: 'v' }], totalCount: 1 };
  expect(await telephone.voicemails()).toEqual([
    { id: 'v', number: null, name: null, at: null, durationSeconds: null, heard: null },
  ]);
});

test.each([
  ['DO_NOT_DISTURB', 'doNotDisturb'],
  ['available', 'available'],
  ['FREE_FOR_CHAT', 'freeForChat'],
  ['EXTENDED_AWAY', 'extendedAway'],
  ['', null],
  ['HOLIDAY', null],
])('the chat presence %p is %p', async (chatPresence, state) => {
  answers['userState.getUserState'] = { chatPresence, chatPresenceMessage: ' bin\u202E gleich da ' };
  expect(await telephone.chatStatus()).toEqual({ state, text: 'bin gleich da' });
});

test('times of the PBX are read in its zone, in summer and winter, and printed alike', () => {
  expect(readPbxTime(new XmlRpcDateTime('20260701T12:00:00'), zone)).toBe(Date.UTC(2026, 6, 1, 10));
  expect(readPbxTime(new XmlRpcDateTime('20261201T12:00:00'), zone)).toBe(Date.UTC(2026, 11, 1, 11));
  expect(readPbxTime(new XmlRpcDateTime('2026-12-01T12:00:00Z'), zone)).toBe(Date.UTC(2026, 11, 1, 12));
  expect(readPbxTime(new XmlRpcDateTime('yesterday'), zone)).toBeNull();
  expect(readPbxTime(null, zone)).toBeNull();
  expect(printPbxTime(Date.UTC(2026, 6, 1, 10), zone).text).toBe('20260701T12:00:00');
});

afterEach(() => {
  expect(asked.every(([request]) => /^[a-zA-Z]+\.[a-zA-Z]+$/.test(request))).toBe(true);
});
