/** Rule 8's table: what counts as silence, what as a refusal, and what takes a lever away. */
import { expect, test } from '@jest/globals';
import { Connections } from '../../src/bridge/connections.ts';
import { OutsideError, type Log, type OutsideErrorKind } from '../../src/bridge/ports.ts';
import { ManualClock } from '../support/manual-clock.ts';

const quiet: Log = { info: nothing, warn: nothing, error: nothing, child: () => quiet };

function nothing(): void {
  // Nobody reads the log of these tests.
}

function start(): {
  readonly connections: Connections;
  readonly changes: () => number;
  readonly clock: ManualClock;
} {
  let changes = 0;
  const clock = new ManualClock(Date.UTC(2026, 10, 24, 8));
  const refusalsChanged = (): void => void (changes += 1);
  return {
    connections: new Connections({ clock, log: quiet, refusalsChanged }),
    clock,
    changes: () => changes,
  };
}

const error = (kind: OutsideErrorKind): OutsideError => new OutsideError('microsoft', kind, `microsoft.${kind}`, kind);

test.each([
  ['unavailable', 'unavailable', []],
  ['rateLimited', 'unavailable', []],
  ['unauthorized', 'refused', ['microsoft']],
  ['forbidden', 'refused', ['microsoft']],
  ['notFound', 'ok', []],
  ['conflict', 'ok', []],
  ['rejected', 'ok', []],
] as const)('a read that ends as %s makes the side %s', (kind, state, refusedBy) => {
  const { connections } = start();
  connections.answered('microsoft', error(kind), false);
  expect(connections.entries.microsoft.state).toBe(state);
  expect(connections.refusedBy()).toEqual(refusedBy);
});

test('403 on a write takes the lever away and leaves reading alone', () => {
  const { connections, changes } = start();
  connections.answered('microsoft', null, false);
  connections.answered('microsoft', error('forbidden'), true);
  expect([connections.leversOff(), connections.refusedBy(), changes()]).toEqual([['microsoft'], [], 1]);
});

test('a refusal ends by a read that works, not by silence', () => {
  const { connections, changes } = start();
  connections.answered('microsoft', error('unauthorized'), false);
  connections.answered('microsoft', error('unavailable'), false);
  expect(connections.refusedBy()).toEqual(['microsoft']);
  connections.answered('microsoft', null, false);
  expect([connections.refusedBy(), changes()]).toEqual([[], 2]);
});

test('a PBX that forbids one person and answers for the next refuses nobody else', () => {
  const { connections, clock } = start();
  connections.answered('starface', null, false);
  clock.advance(2_000);
  connections.answered('starface', error('forbidden'), false);
  expect(connections.refusedBy()).toEqual([]);
});

test('a PBX that forbids everybody is a refusal within seconds', () => {
  const { connections, clock } = start();
  connections.answered('starface', null, false);
  for (let second = 0; second < 6; second += 1) {
    clock.advance(1_000);
    connections.answered('starface', error('forbidden'), false);
  }
  expect(connections.refusedBy()).toEqual(['starface']);
});

test('a lever that was taken away comes back with the first write that works', () => {
  const { connections } = start();
  connections.answered('microsoft', error('forbidden'), true);
  connections.answered('microsoft', null, false);
  expect(connections.leversOff()).toEqual(['microsoft']);
  connections.answered('microsoft', null, true);
  expect(connections.leversOff()).toEqual([]);
});

test('403 on the status message or the preferred presence alone is named until it works, and takes nothing else away', () => {
  const { connections, changes } = start();
  const named = () => connections.list().find(({ side }) => side === 'microsoft');
  connections.answered('microsoft', null, false);
  connections.displayAnswered('preferred', error('forbidden'));
  connections.answered('microsoft', null, false);
  expect(named()).toMatchObject({ state: 'ok', problem: 'microsoft.preferred-presence-forbidden' });
  connections.displayAnswered('message', error('forbidden'));
  connections.displayAnswered('message', error('rateLimited'));
  expect(named()).toMatchObject({ state: 'ok', problem: 'microsoft.status-message-forbidden' });
  expect([connections.leversOff(), connections.refusedBy(), changes()]).toEqual([[], [], 0]);
  connections.displayAnswered('message', null);
  connections.displayAnswered('preferred', null);
  expect(named()).toMatchObject({ state: 'ok', problem: null });
});
