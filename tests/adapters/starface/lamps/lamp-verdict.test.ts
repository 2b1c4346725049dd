import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  confirmLamp,
  freshLamp,
  needsConfirmation,
  observeLamp,
  readCallInfo,
  telephonyOf,
} from '../../../../src/adapters/starface/lamps/lamp-verdict.ts';
import type { Confirmation, LampMemory } from '../../../../src/adapters/starface/lamps/lamp-verdict.ts';
import { lampStates } from '../../../../src/adapters/starface/uci/function-key.ts';

const red = observeLamp(freshLamp, 'ACTIVE');
const after = (memory: LampMemory, ...answers: (readonly [Confirmation, number])[]): LampMemory =>
  answers.reduce((now, [answer, at]) => confirmLamp(now, answer, at), memory);

test.each([
  ['AVAILABLE', 'idle'],
  ['UNAVAILABLE', 'idle'],
  ['QUEUE_PAUSE', 'idle'],
  ['RINGING', 'ringing'],
  ['ACTIVE', null],
  [null, null],
] as const)('a lamp that turns %p says %p at once', (lamp, state) => {
  expect(telephonyOf(observeLamp(freshLamp, lamp))).toBe(state);
  expect(needsConfirmation(observeLamp(freshLamp, lamp), 0)).toBe(lamp === 'ACTIVE');
});

test('red with a call is a call, confirmed again a minute later', () => {
  const memory = after(red, ['call', 0]);
  expect(telephonyOf(memory)).toBe('onCall');
  expect(needsConfirmation(memory, 59_000)).toBe(false);
  expect(needsConfirmation(memory, 60_000)).toBe(true);
});

test('red while all calls ring is ringing, and looked at again in the next round', () => {
  const memory = after(red, ['ringing', 0]);
  expect(telephonyOf(memory)).toBe('ringing');
  expect(needsConfirmation(memory, 1)).toBe(true);
});

test('red without a call is looked at once more 3 s later, then it is no information', () => {
  const once = after(red, ['empty', 0]);
  expect(needsConfirmation(once, 2_900)).toBe(false);
  expect(needsConfirmation(once, 3_000)).toBe(true);
  const twice = after(once, ['empty', 3_000]);
  expect(telephonyOf(twice)).toBeNull();
  expect(needsConfirmation(twice, 4_000)).toBe(false);
  expect(needsConfirmation(twice, 23_000)).toBe(true);
});

test('a call that is not listed for a moment stays one until the second look', () => {
  const talking = after(red, ['call', 0], ['empty', 60_000]);
  expect(telephonyOf(talking)).toBe('onCall');
  expect(telephonyOf(after(talking, ['empty', 63_000]))).toBeNull();
  expect(telephonyOf(after(talking, ['call', 63_000]))).toBe('onCall');
});

test('a fault that passes is no information, and tried again', () => {
  const memory = after(red, ['call', 0], ['fault', 60_000]);
  expect(telephonyOf(memory)).toBeNull();
  expect(needsConfirmation(memory, 60_001)).toBe(true);
  expect(telephonyOf(after(memory, ['call', 65_000]))).toBe('onCall');
});

test('where the PBX cannot confirm, red is a call', () => {
  expect(telephonyOf(after(red, ['notOffered', 0]))).toBe('onCall');
});

test('the next red starts from nothing', () => {
  const again = observeLamp(observeLamp(after(red, ['call', 0]), 'AVAILABLE'), 'ACTIVE');
  expect(telephonyOf(again)).toBeNull();
  expect(needsConfirmation(again, 1)).toBe(true);
});

test.each([
  ['none', [], 'empty'],
  ['one that is connected', [{ state: 'CONNECTED' }], 'call'],
  ['one in a conference', [{ state: 'conference_active' }], 'call'],
  ['one that is held', [{ state: 'CONFERENCE_INACTIVE' }], 'call'],
  ['one that rings', [{ state: 'RINGING' }], 'ringing'],
  ['one that rings and one that is connected', [{ state: 'RINGING' }, { state: 'CONNECTED' }], 'call'],
  ['one that ended or is parked', [{ state: 'HANGUP' }, { state: 'PARKED' }], 'empty'],
  ['one whose state has another name', [{ callState: 'x' }], 'call'],
  ['one whose state is unknown', [{ state: 'NEW_WORD' }], 'call'],
  ['something else', 'odd', 'fault'],
  ['nothing', null, 'fault'],
] as const)('of the calls listed, %s, only the state is read', (_, answer, expected) => {
  expect(readCallInfo(answer)).toBe(expected);
});

test('nobody is ever on a call without a red lamp', () => {
  const step = fc.oneof(
    fc.constantFrom(...lampStates, null).map((lamp) => ({ lamp })),
    fc.constantFrom<Confirmation>('call', 'ringing', 'empty', 'fault', 'notOffered').map((answer) => ({ answer })),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let memory = freshLamp;
      steps.forEach((one, at) => {
        if ('lamp' in one) memory = observeLamp(memory, one.lamp);
        else if (memory.lamp === 'ACTIVE') memory = confirmLamp(memory, one.answer, at * 1_000);
        if (telephonyOf(memory) === 'onCall') expect(memory.lamp).toBe('ACTIVE');
      });
    }),
  );
});
