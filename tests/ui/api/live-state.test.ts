import { expect, test } from '@jest/globals';
import type { StreamEvent } from '../../../src/contract/events.ts';
import { heard, nothingHeard } from '../../../src/ui/api/live-state.ts';
import { call, colleague, me } from '../../addin/support/people.ts';

function after(...events: StreamEvent[]): ReturnType<typeof heard> {
  return events.reduce(heard, nothingHeard);
}

const anna = colleague('Anna Berg');
const ben = colleague('Ben Kurz');

test('a snapshot replaces what was there', () => {
  const state = after(
    { event: 'colleagues', data: [anna, ben] },
    { event: 'calls', data: [call({ id: 'old' })] },
    { event: 'colleagues', data: [ben] },
    { event: 'calls', data: [] },
  );
  expect([state.colleagues, state.calls]).toEqual([[ben], []]);
});

test('a change takes the place of its person and leaves the others alone', () => {
  const busy = { ...anna, telephonyState: 'onCall' as const };
  const state = after({ event: 'colleagues', data: [anna, ben] }, { event: 'colleague', data: busy });
  expect(state.colleagues).toEqual([busy, ben]);
});

test('a person not seen before is added', () => {
  expect(after({ event: 'colleague', data: ben }).colleagues).toEqual([ben]);
});

test('a call is there until it has ended', () => {
  const ringing = call({ id: 'a', state: 'ringingIn' });
  const connected = { ...ringing, state: 'connected' as const };
  expect(after({ event: 'call', data: ringing }, { event: 'call', data: connected }).calls).toEqual([connected]);
  expect(
    after({ event: 'call', data: ringing }, { event: 'call', data: { ...ringing, state: 'ended' } }).calls,
  ).toEqual([]);
});

test('the end of a call that was never shown changes nothing', () => {
  expect(after({ event: 'call', data: call({ state: 'ended' }) }).calls).toEqual([]);
});

test('a snapshot does not show ended calls', () => {
  expect(after({ event: 'calls', data: [call({ state: 'ended' })] }).calls).toEqual([]);
});

test('one’s own state is replaced whole', () => {
  expect(after({ event: 'me', data: me() }, { event: 'me', data: me({ linked: false }) }).me?.linked).toBe(false);
});

test('an event of a later version changes nothing', () => {
  const unknown = { event: 'weather', data: 'rain' } as unknown as StreamEvent;
  expect(heard(nothingHeard, unknown)).toBe(nothingHeard);
});
