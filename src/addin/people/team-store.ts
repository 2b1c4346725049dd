/** The person's favourites and the groups of his phone system, read once the team is looked at. */
import type { Team } from '../../contract/api.ts';
import type { Telephone } from '../../ui/api/telephone.ts';

export type TeamStore = {
  /** Null before the first answer, and where none came. */
  readonly get: () => Team | null;
  readonly subscribe: (listener: () => void) => () => void;
  /** Reads anew; never rejects: without an answer what was known stays. */
  readonly load: () => Promise<void>;
  /** Shown at once; taken back where the bridge refuses it. Rejects with the bridge's `ApiProblem`. */
  readonly setFavourite: (id: string, favourite: boolean) => Promise<void>;
};

export function createTeamStore(telephone: Pick<Telephone, 'team' | 'setFavourite'>): TeamStore {
  let known: Team | null = null;
  const listeners = new Set<() => void>();
  const show = (id: string, favourite: boolean): void => {
    if (known === null) return;
    const others = known.favourites.filter((one) => one !== id);
    known = { ...known, favourites: favourite ? [...others, id] : others };
    for (const listener of listeners) listener();
  };
  return {
    get: () => known,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    load: async () => {
      try {
        known = await telephone.team();
      } catch {
        return;
      }
      for (const listener of listeners) listener();
    },
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
