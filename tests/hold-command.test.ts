import { expect, test } from '@jest/globals';
import { giveBack, holdArgsFault, lift } from '../src/hold-command.ts';
import { newPersonState, type PersonState } from '../src/domain/person-state.ts';
import { personIdOf } from '../src/domain/person.ts';
import { createMemoryStore } from './support/memory-store.ts';

const anna = personIdOf('tenant', 'anna');
const claim = { rule: 'presence-oauth.busyMeeting', cause: 'busyMeeting', status: 'confirmed', at: 0 } as const;
const holding: PersonState = { ...newPersonState, durable: { ...newPersonState.durable, claim } };

/** Timers end at once, and time goes on by what they wait. */
function fastClock() {
  let now = 0;
  return {
    now: () => now,
    after: (ms: number, callback: () => void) => {
      const timer = setImmediate(() => {
        now += ms;
        callback();
      });
      return () => clearImmediate(timer);
    },
  };
}

function bench() {
  const clock = fastClock();
  const store = createMemoryStore(clock);
  const lines: string[] = [];
  const happened: string[] = [];
  const bridge = {
    async start() {
      happened.push(`start with hold ${String(await store.readSetting('hold'))}`);
      await store.savePersons(new Map([[anna, newPersonState]]));
    },
    stop: async () => void happened.push('stop'),
  };
  const print = (line: string): void => void lines.push(line);
  return { store, lines, happened, command: { store, bridge, owner: 'command', clock, print, waitMs: 3_000 } };
}

test('where no bridge runs, the command gives back by itself and ends when nothing is held', async () => {
  const { store, lines, happened, command } = bench();
  await store.savePersons(new Map([[anna, holding]]));
  expect(await giveBack(command)).toBe(0);
  expect(happened).toEqual(['start with hold true', 'stop']);
  expect(lines[0]).toBe('No bridge is running; giving back from here.');
});

test('where a bridge runs, the command leaves the work to it and says what is still held when the time is over', async () => {
  const { store, lines, happened, command } = bench();
  await store.savePersons(new Map([[anna, holding]]));
  await store.acquireWriter('the running bridge', 60_000);
  expect(await giveBack(command)).toBe(1);
  expect(happened).toEqual([]);
  expect(lines).toEqual([
    'The running bridge gives everything back.',
    'Held: DND of 1 person',
    'Still held after 3 s: DND of 1 person. The hold stays; a running bridge goes on.',
  ]);
});

test('lifting ends the hold', async () => {
  const { store, command } = bench();
  await store.writeSetting('hold', true);
  expect(await lift(command)).toBe(0);
  expect(await store.readSetting('hold')).toBe(false);
});

test.each([
  [{ 'give-back': true, lift: true, wait: '300' }, /not both/],
  [{ 'give-back': true, lift: false, wait: 'soon' }, /whole seconds/],
  [{ 'give-back': true, lift: false, wait: '-1' }, /whole seconds/],
])('%j is refused with what is wrong', (args, fault) => {
  expect(holdArgsFault(args)).toMatch(fault);
});

test('options that can be carried out have no fault', () => {
  expect(holdArgsFault({ 'give-back': true, lift: false, wait: '30' })).toBeNull();
});
