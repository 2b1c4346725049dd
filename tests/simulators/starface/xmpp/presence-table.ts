import { isSameStatus, type ChatStatus } from './chat-status.ts';

/** The resource of the person's own app, which is always signed in. */
export const APP_RESOURCE = 'starface';

const initial: ChatStatus = { state: 'AVAILABLE', text: '' };

/** What each place of a person says. Assumed: the PBX shows the latest word, whatever its priority. */
export class PresenceTable {
  readonly #people = new Map<string, Map<string, ChatStatus>>();

  /** By resource; places that say "unavailable" are gone. */
  of(login: string): ReadonlyMap<string, ChatStatus> {
    return this.#places(login);
  }

  effective(login: string): ChatStatus {
    return [...this.#places(login).values()].at(-1) ?? { state: 'UNAVAILABLE', text: '' };
  }

  /** Answers whether the person is shown differently now. */
  set(login: string, resource: string, status: ChatStatus): boolean {
    const before = this.effective(login);
    const places = this.#places(login);
    places.delete(resource);
    if (status.state !== 'UNAVAILABLE') places.set(resource, status);
    return !isSameStatus(before, this.effective(login));
  }

  #places(login: string): Map<string, ChatStatus> {
    const found = this.#people.get(login) ?? new Map([[APP_RESOURCE, initial]]);
    this.#people.set(login, found);
    return found;
  }
}
