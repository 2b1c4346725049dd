import { useEffect, useSyncExternalStore } from 'react';
import type { Team } from '../../contract/api.ts';
import { usePane } from '../pane-context.tsx';

/**
 * Favourites, groups and numbers: what is known at once, and read anew each time what shows them is opened; with
 * `once` only while nothing is known, for what is opened with each mail.
 */
export function useTeam(wanted: 'anew' | 'once' | 'not' = 'anew'): Team | null {
  const { team } = usePane();
  const known = useSyncExternalStore(team.subscribe, team.get);
  useEffect(() => {
    if (wanted === 'anew' || (wanted === 'once' && team.get() === null)) void team.load();
  }, [team, wanted]);
  return known;
}
