/**
 * Gathers what notifications hint at: who is worth reading soon. At most one call a second leaves, with at most 650
 * people; a flood collapses into one hint that everybody is worth reading.
 */
import type { Clock } from '../../../bridge/ports.ts';
import { fullBucket, take } from '../budget/token-bucket.ts';
import type { Bucket } from '../budget/token-bucket.ts';

/** Object ids in lower case, or everybody. It must only ever lead to a read. */
export type Hint = readonly string[] | 'everybody';

const gatherMs = 1_000;
const mostPeople = 650;
/** More than an office produces; beyond it the people are no longer told apart. */
const burst = 1_000;
const perSecond = 50;

export class Hints {
  readonly #clock: Clock;
  readonly #report: (hint: Hint) => void;
  readonly #people = new Set<string>();
  #everybody = false;
  #bucket: Bucket;
  #lastAt = 0;
  #cancel: (() => void) | null = null;

  constructor(clock: Clock, report: (hint: Hint) => void) {
    this.#clock = clock;
    this.#report = report;
    this.#bucket = fullBucket(burst, perSecond, clock.now());
  }

  person(userId: string): void {
    const next = take(this.#bucket, this.#clock.now());
    if (next === null) return this.everybody();
    this.#bucket = next;
    this.#people.add(userId);
    if (this.#people.size > mostPeople) return this.everybody();
    this.#soon();
  }

  everybody(): void {
    this.#everybody = true;
    this.#people.clear();
    this.#soon();
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  #soon(): void {
    const waitMs = Math.max(0, this.#lastAt + gatherMs - this.#clock.now());
    this.#cancel ??= this.#clock.after(waitMs, () => {
      this.#cancel = null;
      this.#lastAt = this.#clock.now();
      const hint = this.#everybody ? 'everybody' : [...this.#people];
      this.#everybody = false;
      this.#people.clear();
      this.#report(hint);
    });
  }
}
