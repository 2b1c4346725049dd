/**
 * Drops readings that are older than one already seen, as two answers may overtake each other.
 *
 * `sequenceNumber` is a version stamp, compared as text (https://learn.microsoft.com/graph/api/resources/presence); not
 * every answer carries it. Should the numbers of a person ever begin anew, they would look old for ever: after a minute
 * of nothing but older ones, they are believed.
 */
import type { Clock } from '../../../bridge/ports.ts';

const doubtMs = 60_000;

type Last = { readonly number: string; readonly olderSince: number | null };

export class SequenceNumbers {
  readonly #clock: Clock;
  readonly #last = new Map<string, Last>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  isNews(userId: string, number: string | null | undefined): boolean {
    if (number === null || number === undefined || number === '') return true;
    const last = this.#last.get(userId);
    if (last === undefined || number >= last.number) return this.#believe(userId, number);
    const now = this.#clock.now();
    const olderSince = last.olderSince ?? now;
    if (now - olderSince >= doubtMs) return this.#believe(userId, number);
    this.#last.set(userId, { number: last.number, olderSince });
    return false;
  }

  #believe(userId: string, number: string): true {
    this.#last.set(userId, { number, olderSince: null });
    return true;
  }
}
