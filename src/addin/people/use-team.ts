import { useEffect, useSyncExternalStore } from 'react';
import type { Team } from '../../contract/api.ts';
import { usePane } from '../pane-context.tsx';

/** Favourites, groups and numbers: what is known at once, and read anew each time what shows them is opened. */
export function useTeam(isWanted = true): Team | null {
  const { team } = usePane();
  const known = useSyncExternalStore(team.subscribe, team.get);
  useEffect(() => {
    if (isWanted) void team.load();
  }, [team, isWanted]);
  return known;
}
