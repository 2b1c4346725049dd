/**
 * Reads presences in bulk, and does not let one id take 649 others down.
 *
 * What Graph does with an id that it does not know (any more) is not documented. Should it refuse the whole call, the
 * refused ids are hunted for by halves and left out for a while. Where the hunt finds no end, the call as a whole is
 * wrong: then nobody is left out, and there is no other hunt for a while.
 */
import type { Clock, PresenceReading } from '../../../bridge/ports.ts';
import { OutsideError } from '../../../domain/outside-error.ts';
import { mostIds, readPresences, tooMany } from './calls/read-presences.ts';
import type { NumberedReading } from './calls/read-presences.ts';
import type { GraphClient } from './graph-client.ts';
import { SequenceNumbers } from './sequence-numbers.ts';

const whileMs = 10 * 60_000;
/** Two refused ids among 650 are found with fewer. */
const longestHunt = 40;

type Hunt = { requests: number; readonly refused: string[] };

export class PresenceSweep {
  readonly #client: GraphClient;
  readonly #clock: Clock;
  readonly #sequence: SequenceNumbers;
  readonly #leftOutUntil = new Map<string, number>();
  #nextHuntAt = 0;

  constructor(client: GraphClient, clock: Clock) {
    this.#client = client;
    this.#clock = clock;
    this.#sequence = new SequenceNumbers(clock);
  }

  async read(userIds: readonly string[], signal?: AbortSignal): Promise<readonly PresenceReading[]> {
    const ids = [...new Set(userIds.map((id) => id.toLowerCase()))];
    if (ids.length > mostIds) throw tooMany(ids.length);
    const now = this.#clock.now();
    const readings = await this.#readOrHunt(
      ids.filter((id) => (this.#leftOutUntil.get(id) ?? 0) <= now),
      signal,
    );
    return readings
      .filter(({ userId, sequenceNumber }) => this.#sequence.isNews(userId, sequenceNumber))
      .map(({ userId, presence }) => ({ userId, presence }));
  }

  async #readOrHunt(ids: readonly string[], signal: AbortSignal | undefined): Promise<readonly NumberedReading[]> {
    try {
      return await readPresences(this.#client, ids, signal);
    } catch (error) {
      if (!isAboutAnId(error) || ids.length < 2 || this.#clock.now() < this.#nextHuntAt) throw error;
    }
    const hunt: Hunt = { requests: 0, refused: [] };
    const until = this.#clock.now() + whileMs;
    this.#nextHuntAt = until;
    const readings = await this.#halves(ids, hunt, signal);
    this.#nextHuntAt = 0;
    for (const id of hunt.refused) this.#leftOutUntil.set(id, until);
    return readings;
  }

  async #halves(
    ids: readonly string[],
    hunt: Hunt,
    signal: AbortSignal | undefined,
  ): Promise<readonly NumberedReading[]> {
    const readings: NumberedReading[] = [];
    const middle = ids.length >> 1;
    for (const half of [ids.slice(0, middle), ids.slice(middle)]) {
      hunt.requests += 1;
      try {
        readings.push(...(await readPresences(this.#client, half, signal)));
      } catch (error) {
        if (!isAboutAnId(error) || hunt.requests >= longestHunt) throw error;
        if (half.length === 1) hunt.refused.push(...half);
        else readings.push(...(await this.#halves(half, hunt, signal)));
      }
    }
    return readings;
  }
}

function isAboutAnId(error: unknown): boolean {
  return error instanceof OutsideError && (error.kind === 'rejected' || error.kind === 'notFound');
}
