/**
 * The colleagues whom a person wants to see first. Only their ids are kept, at most 200 of them; they go with the
 * person's link and when he leaves (the store's promise).
 */
import type { PersonId } from '../domain/person.ts';
import type { Store } from './ports.ts';

const key = 'favourites';
const mostFavourites = 200;

export class Favourites {
  readonly #store: Pick<Store, 'readPersonSetting' | 'writePersonSetting'>;
  /** The last change: each reads and writes the whole list of a person. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(store: Pick<Store, 'readPersonSetting' | 'writePersonSetting'>) {
    this.#store = store;
  }

  /** In the order in which they were chosen; what is stored and no id is no information. */
  async of(personId: PersonId): Promise<readonly string[]> {
    const stored = await this.#store.readPersonSetting(personId, key);
    return Array.isArray(stored) ? stored.filter((id) => typeof id === 'string') : [];
  }

  /** @param isKept says of each id whether it is still to be kept: colleagues leave too */
  set(personId: PersonId, id: string, favourite: boolean, isKept: (id: string) => boolean): Promise<void> {
    const change = this.#last.then(async () => {
      const others = (await this.of(personId)).filter((kept) => kept !== id && isKept(kept));
      const next = favourite ? [...others, id].slice(-mostFavourites) : others;
      await this.#store.writePersonSetting(personId, key, next.length === 0 ? undefined : next);
    });
    this.#last = change.catch(() => undefined);
    return change;
  }
}
