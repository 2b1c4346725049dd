/** The person's redirections, read once for strip and sheets; what callers get follows from them and DND. */
import type { RedirectionsAnswer } from '../../contract/telephone.ts';
import type { Telephone } from '../../ui/api/telephone.ts';

export type Redirections = RedirectionsAnswer['redirections'];

export type RedirectionsStore = {
  /** Null before the first answer, and where the last request failed before one. */
  readonly get: () => Redirections | null;
  readonly subscribe: (listener: () => void) => () => void;
  /** Reads anew; never rejects: without an answer what was known stays. */
  readonly load: () => Promise<void>;
};

export function createRedirectionsStore(telephone: Pick<Telephone, 'redirections'>): RedirectionsStore {
  let known: Redirections | null = null;
  const listeners = new Set<() => void>();
  return {
    get: () => known,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    load: async () => {
      try {
        known = (await telephone.redirections()).redirections;
      } catch {
        return;
      }
      for (const listener of listeners) listener();
    },
  };
}
