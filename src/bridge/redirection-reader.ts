/** Redirections of everybody for the dry run: read politely, kept for some minutes, never waited for longer than asked. */
import type { Redirection } from '../domain/telephone.ts';
import type { Clock, PbxUserSettings } from './ports.ts';

const freshForMs = 5 * 60_000;

export type RedirectionReading = {
  /** By the PBX's user id; null where they cannot be read. */
  readonly known: ReadonlyMap<string, readonly Redirection[] | null>;
  /** How many are still being read. */
  readonly reading: number;
};

export class RedirectionReader {
  readonly #clock: Clock;
  readonly #settings: Pick<PbxUserSettings, 'readRedirections'> | undefined;
  readonly #known = new Map<string, { readonly at: number; readonly value: readonly Redirection[] | null }>();
  readonly #reading = new Map<string, Promise<void>>();

  constructor(clock: Clock, settings: Pick<PbxUserSettings, 'readRedirections'> | undefined) {
    this.#clock = clock;
    this.#settings = settings;
  }

  /** Waits `patienceMs` at most; what comes later is kept for the next time. */
  async read(userIds: readonly string[], patienceMs: number): Promise<RedirectionReading> {
    const reads = userIds.map((userId) => this.#readOne(userId));
    await Promise.race([Promise.all(reads), this.#patience(patienceMs)]);
    const known = new Map(userIds.map((userId) => [userId, this.#known.get(userId)?.value ?? null]));
    return { known, reading: userIds.filter((userId) => this.#reading.has(userId)).length };
  }

  #patience(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.#clock.after(ms, resolve);
    });
  }

  #readOne(userId: string): Promise<void> {
    const running = this.#reading.get(userId);
    if (running !== undefined) return running;
    const known = this.#known.get(userId);
    const settings = this.#settings;
    if (settings === undefined || (known !== undefined && this.#clock.now() - known.at < freshForMs)) {
      return Promise.resolve();
    }
    const reading = settings
      .readRedirections(userId, 'poll')
      .catch(() => null)
      .then((value) => {
        this.#known.set(userId, { at: this.#clock.now(), value });
        this.#reading.delete(userId);
      });
    this.#reading.set(userId, reading);
    return reading;
  }
}
