/** The person's redirections, read once for strip and sheets; what callers get follows from them and DND. */
import type { RedirectionsAnswer } from '../../contract/telephone.ts';
import type { Telephone } from '../../ui/api/telephone.ts';
import { createKnownStore, type KnownStore } from '../known-store.ts';

export type Redirections = RedirectionsAnswer['redirections'];
export type RedirectionsStore = KnownStore<Redirections>;

export function createRedirectionsStore(telephone: Pick<Telephone, 'redirections'>): RedirectionsStore {
  return createKnownStore(async () => (await telephone.redirections()).redirections);
}
