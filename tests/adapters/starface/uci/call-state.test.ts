import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decodeCallState, label } from '../../../../src/adapters/starface/uci/call-state.ts';
import { XmlRpcDateTime } from '../../../../src/adapters/starface/uci/xml-rpc/value.ts';

test.each([
  ['INCOMING', 'ringingIn'],
  ['RINGING', 'ringingIn'],
  ['OUTGOING', 'ringingOut'],
  ['RINGBACK', 'ringingOut'],
  ['REQUESTED', 'ringingOut'],
  ['PROCEEDING', 'ringingOut'],
  ['CONNECTED', 'connected'],
  ['CONSULT', 'connected'],
  ['CONFERENCE_ACTIVE', 'connected'],
  ['CONFERENCE_CONSULT', 'connected'],
  ['CONFERENCE_INACTIVE', 'held'],
  ['HANGUP', 'ended'],
  ['PARKED', 'apart'],
  ['CCBS', 'apart'],
  ['VOICEMAIL_LINKED', 'apart'],
  ['VOICEMAIL_MAIN', 'apart'],
  ['LOGIN_LOGOUT', 'apart'],
  ['MUSICONHOLD_TEST', 'apart'],
  ['connected', 'connected'],
  [' Hangup ', 'ended'],
  ['', null],
  ['SOMETHING_NEW', null],
  ['constructor', null],
])('the state %p is %p', (state, phase) => {
  expect(decodeCallState({ id: 'c', state })?.phase).toBe(phase);
});

test('a struct without an id says nothing, unless it was asked for by its id', () => {
  expect(decodeCallState({ state: 'CONNECTED' })).toBeNull();
  expect(decodeCallState({ state: 'CONNECTED' }, 'c-1')).toMatchObject({ id: 'c-1', phase: 'connected' });
  expect(decodeCallState({ id: ' ', state: 'CONNECTED' })).toBeNull();
  expect(decodeCallState({ id: 'x'.repeat(201), state: 'CONNECTED' })).toBeNull();
});

test('both sides are read, and a number may be a number', () => {
  const struct = {
    id: 'c',
    state: 'RINGING',
    callerNumber: 16,
    callerName: 'Anna',
    calledNumber: '+49721',
    calledName: '',
  };
  expect(decodeCallState(struct)).toMatchObject({
    direction: 'in',
    caller: { number: '16', name: 'Anna' },
    called: { number: '+49721', name: null },
  });
});

test('the stamp orders two reports in all spellings', () => {
  const at = (text: string): number | null | undefined =>
    decodeCallState({ id: 'c', state: '', timestamp: new XmlRpcDateTime(text) })?.stamp;
  expect(at('20261124T09:15:02')).toBe(at('2026-11-24T09:15:02.123'));
  expect(at('20261124T091503')).toBe((at('20261124T09:15:02') ?? 0) + 1_000);
  expect(at('yesterday')).toBeNull();
});

test('what a stranger writes into a name cannot turn the text around, break a line or go on for ever', () => {
  expect(label('Anna\u202Egnp.exe\u0000\r\nX')).toBe('Anna gnp.exe X');
  expect(label(' \u200B\u0007 ')).toBeNull();
  expect(label('😀'.repeat(200))).toBe('😀'.repeat(128));
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const clean = label(text) ?? '';
      expect(clean).not.toMatch(/[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u);
      expect([...clean].length).toBeLessThanOrEqual(128);
    }),
  );
});

test('whatever the members are, reading them never fails', () => {
  const anything = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.constant([]),
    fc.constant({}),
  );
  const struct = fc.record({
    id: anything,
    state: anything,
    timestamp: anything,
    callerNumber: anything,
    calledName: anything,
  });
  fc.assert(
    fc.property(struct, (given) => {
      decodeCallState(given);
    }),
  );
});
