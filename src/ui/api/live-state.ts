/** What the event stream has told so far, as one immutable value. */
import type { CallAnswer, Colleague, Me } from '../../contract/api.ts';
import type { StreamEvent } from '../../contract/events.ts';
import type { FailureCode } from './api-problem.ts';

/**
 * `live`: heard within the last 30 s · `stale`: silent, or between two connections · `offline`: the last try failed ·
 * `paused`: nobody looks at the page · `signedOut`: no token, or the bridge takes none of ours.
 */
export type Connection = 'connecting' | 'live' | 'stale' | 'offline' | 'paused' | 'signedOut';

export type LiveState = {
  readonly connection: Connection;
  /** Why the last connection failed; null after a success. */
  readonly failure: FailureCode | null;
  /** Milliseconds since 1970 of the last sign of life; null before the first. */
  readonly heardAt: number | null;
  readonly me: Me | null;
  /** In the bridge's order; null before the first snapshot. */
  readonly colleagues: readonly Colleague[] | null;
  readonly calls: readonly CallAnswer[];
};

export const nothingHeard: LiveState = {
  connection: 'connecting',
  failure: null,
  heardAt: null,
  me: null,
  colleagues: null,
  calls: [],
};

/** A snapshot replaces, a change puts in; events that this version doesn't know change nothing. */
export function heard(state: LiveState, event: StreamEvent): LiveState {
  switch (event.event) {
    case 'me':
      return { ...state, me: event.data };
    case 'colleagues':
      return { ...state, colleagues: event.data };
    case 'calls':
      return { ...state, calls: event.data.filter(isRunning) };
    case 'colleague':
      return { ...state, colleagues: put(state.colleagues ?? [], event.data) };
    case 'call':
      return {
        ...state,
        calls: isRunning(event.data) ? put(state.calls, event.data) : without(state.calls, event.data.id),
      };
    default:
      return state;
  }
}

function isRunning(call: CallAnswer): boolean {
  return call.state !== 'ended';
}

function put<T extends { readonly id: string }>(list: readonly T[], item: T): readonly T[] {
  const index = list.findIndex(({ id }) => id === item.id);
  return index < 0 ? [...list, item] : list.with(index, item);
}

function without<T extends { readonly id: string }>(list: readonly T[], gone: string): readonly T[] {
  return list.filter(({ id }) => id !== gone);
}
