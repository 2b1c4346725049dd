import { useEffect, useSyncExternalStore } from 'react';
import type { Team } from '../../contract/api.ts';
import { usePane } from '../pane-context.tsx';

/** Favourites and groups: what is known at once, and read anew each time the team is opened. */
export function useTeam(): Team | null {
  const { team } = usePane();
  const known = useSyncExternalStore(team.subscribe, team.get);
  useEffect(() => void team.load(), [team]);
  return known;
}
