import { expect, test } from '@jest/globals';
import { choosePhoneFor, createDeviceMemory, type LastPhone } from '../../../src/addin/dialling/phone-choice.ts';
import { createOwnPhones } from '../../../src/addin/dialling/own-phones.ts';
import type { PhoneAnswer } from '../../../src/contract/telephone.ts';

const phone = (id: string, changes: Partial<PhoneAnswer> = {}): PhoneAnswer => ({
  id,
  name: id,
  primary: false,
  registered: null,
  ...changes,
});
const desk = phone('desk', { primary: true });
const soft = phone('soft');
const last = (phoneId: string, primaryId: string, despite = false): LastPhone => ({ phoneId, primaryId, despite });
const off = { registered: false } as const;
const ask = (why: string): object => ({ kind: 'ask', why });
const dial = (one: PhoneAnswer | null): object => ({ kind: 'dial', phone: one });

const softFirst = [phone('desk'), phone('soft', { primary: true })];

test.each<[string, readonly PhoneAnswer[], LastPhone | null, object]>([
  ['nothing is known of the phones', [], null, dial(null)],
  ['the first time on this device', [desk, soft], null, dial(desk)],
  ['the same phone as last time', [desk, soft], last('desk', 'desk'), dial(desk)],
  ['the phone chosen for this device', [desk, soft], last('soft', 'desk'), dial(soft)],
  ['the PBX would take another phone than last time', softFirst, last('desk', 'desk'), ask('phone.another')],
  ['the PBX takes the phone of last time by now', softFirst, last('soft', 'desk'), dial(softFirst[1] ?? null)],
  ['the phone of last time is gone', [desk, soft], last('dect', 'desk'), ask('phone.another')],
  ['the phone of last time is gone, one is left', [desk], last('dect', 'desk'), dial(desk)],
  ['somebody else used this device', [desk, soft], last('x', 'y'), dial(desk)],
  ['the first phone is not registered', [{ ...desk, ...off }, soft], null, ask('phone.notRegistered')],
  ['the only phone is not registered', [{ ...desk, ...off }], null, ask('phone.notRegistered')],
  [
    'the phone of last time is not registered',
    [desk, { ...soft, ...off }],
    last('soft', 'desk'),
    ask('phone.notRegistered'),
  ],
  [
    'it was chosen although it was not',
    [{ ...desk, ...off }, soft],
    last('desk', 'desk', true),
    dial({ ...desk, ...off }),
  ],
  ['where no phone is the primary one the first counts', [phone('a'), phone('b')], null, dial(phone('a'))],
])('%s', (_name, phones, remembered, expected) => {
  expect(choosePhoneFor(phones, remembered)).toEqual(expected);
});

test.each(['null', '7', '{"phoneId":7}', '{broken'])('%s in the device’s memory is nothing', (stored) => {
  const memory = createDeviceMemory(() => ({ getItem: () => stored, setItem: () => undefined }));
  expect(memory.get()).toBeNull();
});

test('what is kept on the device are ids of phones', () => {
  const kept = new Map<string, string>();
  const memory = createDeviceMemory(() => ({
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
  }));
  memory.set(last('desk', 'soft', true));
  expect(memory.get()).toEqual(last('desk', 'soft', true));
  expect([...kept.values()]).toEqual(['{"phoneId":"desk","primaryId":"soft","despite":true}']);
});

test('a frame without storage remembers nothing and goes on', () => {
  const memory = createDeviceMemory(() => {
    throw new DOMException('The operation is insecure', 'SecurityError');
  });
  memory.set(last('desk', 'desk'));
  expect(memory.get()).toBeNull();
});

test('phones are asked for once a minute, and a failure is no phones', async () => {
  let [asked, now, fails] = [0, 0, true];
  const phones = createOwnPhones(
    {
      phones: async () => {
        asked += 1;
        if (fails) throw new Error('PBX down');
        return [desk];
      },
    },
    () => now,
  );
  expect(await phones()).toEqual([]);
  fails = false;
  expect([await phones(), await phones()]).toEqual([[desk], [desk]]);
  now = 60_000;
  await phones();
  expect(asked).toBe(3);
});
