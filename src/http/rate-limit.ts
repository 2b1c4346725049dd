/** At most so many a minute for one key, counted exactly: no burst at the border of two minutes. */
import type { Clock } from '../bridge/ports.ts';
import { ProblemError } from './errors.ts';

const windowMs = 60_000;
/** From here on keys that were silent for a minute are forgotten. */
const roomForKeys = 1_000;

export class RateLimit {
  readonly #perMinute: number;
  readonly #clock: Clock;
  readonly #times = new Map<string, number[]>();

  constructor(perMinute: number, clock: Clock) {
    this.#perMinute = perMinute;
    this.#clock = clock;
  }

  /** Counts one; throws the problem `busy`, with the time to wait, where it is one too many. */
  count(key: string): void {
    const now = this.#clock.now();
    const recent = (this.#times.get(key) ?? []).filter((time) => time > now - windowMs);
    const [oldest] = recent;
    if (oldest !== undefined && recent.length >= this.#perMinute) {
      this.#times.set(key, recent);
      throw new ProblemError('busy', { retryAfterSeconds: (oldest + windowMs - now) / 1_000 });
    }
    recent.push(now);
    this.#times.set(key, recent);
    if (this.#times.size > roomForKeys) this.#forget(now);
  }

  #forget(now: number): void {
    for (const [key, times] of this.#times) {
      if ((times.at(-1) ?? 0) <= now - windowMs) this.#times.delete(key);
    }
  }
}
