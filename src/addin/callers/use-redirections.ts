import { useEffect, useSyncExternalStore } from 'react';
import { useLiveState, usePane } from '../pane-context.tsx';
import type { Redirections } from './redirections-store.ts';

/** The person's redirections, loaded where his phone system tells them. */
export function useRedirections(): Redirections | null {
  const { redirections } = usePane();
  const { me } = useLiveState();
  const isOffered = me?.capabilities.includes('redirections') === true;
  const known = useSyncExternalStore(redirections.subscribe, redirections.get);
  useEffect(() => {
    if (isOffered && redirections.get() === null) void redirections.load();
  }, [isOffered, redirections]);
  return isOffered ? known : null;
}
