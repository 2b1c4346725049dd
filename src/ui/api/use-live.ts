import { useSyncExternalStore } from 'react';
import type { LiveState } from './live-state.ts';
import type { LiveStore } from './live-store.ts';

/** The live state in a component. */
export function useLive(store: LiveStore): LiveState {
  return useSyncExternalStore(store.subscribe, store.get);
}
