/** The person's favourites and the groups of his phone system, read once the team is looked at. */
import type { Team } from '../../contract/api.ts';
import type { Telephone } from '../../ui/api/telephone.ts';
import { createKnownStore, type KnownStore } from '../known-store.ts';

export type TeamStore = KnownStore<Team> & {
  /** Shown at once; taken back where the bridge refuses it. Rejects with the bridge's `ApiProblem`. */
  readonly setFavourite: (id: string, favourite: boolean) => Promise<void>;
};

export function createTeamStore(telephone: Pick<Telephone, 'team' | 'setFavourite'>): TeamStore {
  const { change, ...store } = createKnownStore(() => telephone.team());
  const show = (id: string, favourite: boolean): void =>
    change((team) => {
      const others = team.favourites.filter((one) => one !== id);
      return { ...team, favourites: favourite ? [...others, id] : others };
    });
  return {
    ...store,
    setFavourite: async (id, favourite) => {
      show(id, favourite);
      try {
        await telephone.setFavourite(id, favourite);
      } catch (error) {
        show(id, !favourite);
        throw error;
      }
    },
  };
}
