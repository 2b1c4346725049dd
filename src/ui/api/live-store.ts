/** Holds the live state for React's `useSyncExternalStore`: a new object only where something changed. */
import { nothingHeard, type LiveState } from './live-state.ts';

export type LiveStore = {
  readonly get: () => LiveState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly change: (change: (state: LiveState) => LiveState) => void;
};

export function createLiveStore(initial: LiveState = nothingHeard): LiveStore {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change: (change) => {
      const next = change(state);
      if (next === state) return;
      state = next;
      for (const listener of listeners) listener();
    },
  };
}
