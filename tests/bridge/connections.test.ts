/** Rule 8's table: what counts as silence, what as a refusal, and what takes a lever away. */
import { expect, test } from '@jest/globals';
import { Connections } from '../../src/bridge/connections.ts';
import { OutsideError, type Log, type OutsideErrorKind } from '../../src/bridge/ports.ts';
import { ManualClock } from '../support/manual-clock.ts';

const quiet: Log = { info: nothing, warn: nothing, error: nothing, child: () => quiet };

function nothing(): void {
  // Nobody reads the log of these tests.
}

function start(): { readonly connections: Connections; readonly changes: () => number } {
  let changes = 0;
  const refusalsChanged = (): void => void (changes += 1);
  return {
    connections: new Connections({ clock: new ManualClock(Date.UTC(2026, 10, 24, 8)), log: quiet, refusalsChanged }),
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
