/**
 * The calls of the call list that a person has dealt with. Only the PBX's ids of the entries are kept, with the time of
 * the mark: at most 500 of them, for 90 days, and not beyond the person's link (the store's promise).
 */
import type { PersonId } from '../domain/person.ts';
import type { Clock, Store } from './ports.ts';
import { ServiceError } from './services.ts';

const key = 'doneCalls';
const mostMarks = 500;
const keptMs = 90 * 86_400_000;

/** Id of the entry, and when it was marked (milliseconds since 1970). */
type Mark = readonly [id: string, at: number];

export type DoneCallsOptions = {
  readonly store: Pick<Store, 'readPersonSetting' | 'writePersonSetting'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly isLinked: (personId: PersonId) => boolean;
};

export class DoneCalls {
  readonly #options: DoneCallsOptions;
  /** The last change of each person: a mark reads and writes the whole list. */
  readonly #changes = new Map<PersonId, Promise<void>>();

  constructor(options: DoneCallsOptions) {
    this.#options = options;
  }

  async of(personId: PersonId): Promise<ReadonlySet<string>> {
    return new Set((await this.#read(personId)).map(([id]) => id));
  }

  /**
   * Marks calls as done, or takes the marks back. What is marked already keeps its time.
   * @throws ServiceError `starface.not-linked`
   */
  async mark(personId: PersonId, ids: readonly string[], done: boolean): Promise<void> {
    const before = this.#changes.get(personId) ?? Promise.resolve();
    const change = before.then(() => this.#mark(personId, ids, done));
    const settled = change.catch(() => undefined);
    this.#changes.set(personId, settled);
    void settled.then(() => {
      if (this.#changes.get(personId) === settled) this.#changes.delete(personId);
    });
    return change;
  }

  async #mark(personId: PersonId, ids: readonly string[], done: boolean): Promise<void> {
    const { store, clock, isLinked } = this.#options;
    const kept = await this.#read(personId);
    const known = new Set(kept.map(([id]) => id));
    const asked = new Set(ids);
    const marks: readonly Mark[] = done
      ? [...kept, ...[...asked].filter((id) => !known.has(id)).map((id): Mark => [id, clock.now()])]
      : kept.filter(([id]) => !asked.has(id));
    // In the same moment as the write: a mark must not outlive a link that goes meanwhile.
    if (!isLinked(personId)) throw new ServiceError('starface.not-linked', 'The STARFACE account is not linked.');
    await store.writePersonSetting(personId, key, marks.length === 0 ? undefined : marks.slice(-mostMarks));
  }

  /** Oldest first; what is stored and no mark is no information. */
  async #read(personId: PersonId): Promise<readonly Mark[]> {
    const { store, clock } = this.#options;
    const stored = await store.readPersonSetting(personId, key);
    const since = clock.now() - keptMs;
    return Array.isArray(stored) ? (stored as readonly unknown[]).filter(isMark).filter(([, at]) => at > since) : [];
  }
}

function isMark(value: unknown): value is Mark {
  return Array.isArray(value) && typeof value[0] === 'string' && typeof value[1] === 'number';
}
