/**
 * The sweep: reads the presence of everybody who takes part, 650 people a request, spread evenly over the interval.
 *
 * Nothing is pushed and nothing is believed twice: a value that came and went between two reads did not happen.
 */
import type { Fact } from '../domain/facts.ts';
import type { PersonId } from '../domain/person.ts';
import type { Connections } from './connections.ts';
import { objectIdOf, toOutside } from './directory.ts';
import type { Clock, Microsoft365, OutsideError } from './ports.ts';
import { Repeat } from './repeat.ts';

/** https://learn.microsoft.com/graph/api/cloudcommunications-getpresencesbyuserid */
const idsPerRequest = 650;
const longestBackoffMs = 8_000;
const refusedRetryMs = 30_000;

export type SweepOptions = {
  readonly microsoft: Pick<Microsoft365, 'readPresences'>;
  readonly connections: Connections;
  readonly clock: Clock;
  readonly everyMs: number;
  /** People to read: matched and not hidden. */
  readonly people: () => readonly PersonId[];
  readonly post: (personId: PersonId, fact: Fact) => void;
  /** After the first sweep that read everybody, before anything is decided on what it read. */
  readonly firstRead: () => void;
};

export class Sweep {
  readonly #options: SweepOptions;
  readonly #repeat: Repeat;
  #failures = 0;
  #first = true;

  constructor(options: SweepOptions) {
    this.#options = options;
    this.#repeat = new Repeat(options.clock, () => this.#round());
  }

  start(): void {
    this.#repeat.start();
  }

  /** Looks now: something outside said that there is news. */
  now(): void {
    this.#repeat.now();
  }

  /** Reads these at once, beside the rounds; whoever does not take part is not read. */
  async readSooner(personIds: readonly PersonId[]): Promise<void> {
    const asked = new Set(personIds);
    const parts = partsOf(this.#options.people().filter((personId) => asked.has(personId)));
    await Promise.all(parts.map((part) => this.#read(part)));
  }

  stop(): Promise<void> {
    return this.#repeat.stop();
  }

  async #round(): Promise<number> {
    const { clock, everyMs, people, firstRead, post } = this.#options;
    // At a start everybody is read before anything is decided: what has to be given back goes before new claims.
    const first: [PersonId, Fact][] = [];
    const readFirst: SweepOptions['post'] = this.#first ? (personId, fact) => void first.push([personId, fact]) : post;
    const startedAt = clock.now();
    const requests = partsOf(people());
    const spacingMs = requests.length > 1 ? everyMs / requests.length : 0;
    const errors = await Promise.all(
      requests.map(async (part, index) => {
        if (index > 0) await this.#wait(index * spacingMs);
        return this.#read(part, readFirst);
      }),
    );
    const error = errors.find((one) => one !== null) ?? null;
    if (error === null && this.#first && requests.length > 0) {
      this.#first = false;
      firstRead();
    }
    for (const [personId, fact] of first) post(personId, fact);
    if (error !== null) {
      this.#failures += 1;
      if (error.kind === 'unauthorized' || error.kind === 'forbidden') return refusedRetryMs;
      const backoffMs = Math.min(everyMs * 2 ** Math.min(this.#failures - 1, 6), longestBackoffMs);
      return Math.max(backoffMs, error.retryAfterMs ?? 0);
    }
    this.#failures = 0;
    return Math.max(everyMs - (clock.now() - startedAt), 1);
  }

  async #read(personIds: readonly PersonId[], post = this.#options.post): Promise<OutsideError | null> {
    const { microsoft, connections } = this.#options;
    try {
      const readings = await microsoft.readPresences(personIds.map(objectIdOf));
      connections.answered('microsoft', null, false);
      const byObjectId = new Map(personIds.map((personId) => [objectIdOf(personId), personId]));
      for (const { userId, presence } of readings) {
        const personId = byObjectId.get(userId.toLowerCase());
        if (personId !== undefined) post(personId, { type: 'presenceRead', presence });
      }
      return null;
    } catch (error) {
      const outside = toOutside('microsoft', error);
      connections.answered('microsoft', outside, false);
      return outside;
    }
  }

  #wait(ms: number): Promise<void> {
    return new Promise((resolve) => this.#options.clock.after(ms, resolve));
  }
}

function partsOf(ids: readonly PersonId[]): readonly (readonly PersonId[])[] {
  return Array.from({ length: Math.ceil(ids.length / idsPerRequest) }, (_, index) =>
    ids.slice(index * idsPerRequest, (index + 1) * idsPerRequest),
  );
}
