/** Tells open panes what changed. Only what a person could see as a change is sent: a new age alone is none. */
import type { PersonId } from '../domain/person.ts';
import type { ColleagueView, LiveEvent, MeView } from '../domain/views.ts';

type Listener = { readonly personId: PersonId; readonly send: (event: LiveEvent) => void; lastMe: string };

export type LiveOptions = {
  readonly me: (personId: PersonId) => MeView | null;
  readonly colleague: (personId: PersonId) => ColleagueView | null;
};

export class Live {
  readonly #options: LiveOptions;
  readonly #listeners = new Set<Listener>();
  readonly #lastColleague = new Map<PersonId, string>();

  constructor(options: LiveOptions) {
    this.#options = options;
  }

  get open(): number {
    return this.#listeners.size;
  }

  subscribe(personId: PersonId, send: (event: LiveEvent) => void): () => void {
    const listener: Listener = { personId, send, lastMe: fingerprint(this.#options.me(personId)) };
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Something about this person may look different now. */
  changed(personId: PersonId): void {
    if (this.#listeners.size === 0) {
      this.#lastColleague.clear();
      return;
    }
    const colleague = this.#options.colleague(personId);
    const print = fingerprint(colleague);
    const news = colleague !== null && this.#lastColleague.get(personId) !== print;
    if (news) this.#lastColleague.set(personId, print);
    for (const listener of this.#listeners) {
      if (listener.personId === personId) this.#tellMe(listener);
      else if (news) listener.send({ type: 'colleague', data: colleague });
    }
  }

  call(personId: PersonId, event: LiveEvent): void {
    for (const listener of this.#listeners) if (listener.personId === personId) listener.send(event);
  }

  #tellMe(listener: Listener): void {
    const me = this.#options.me(listener.personId);
    const print = fingerprint(me);
    if (me === null || print === listener.lastMe) return;
    listener.lastMe = print;
    listener.send({ type: 'me', data: me });
  }
}

function fingerprint(view: MeView | ColleagueView | null): string {
  return JSON.stringify(view, (key, value: unknown) => (key === 'asOf' ? undefined : value));
}
