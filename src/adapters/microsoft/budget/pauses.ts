/**
 * Which classes of requests have to be silent, and until when.
 *
 * `Retry-After` counts for the class whose request was answered with it; where Microsoft names no time, the class waits
 * 1, 2, 4 … 60 s with jitter (https://learn.microsoft.com/graph/throttling).
 */
import type { Clock, MicrosoftPriority, Random } from '../../../bridge/ports.ts';
import { OutsideError } from '../../../domain/outside-error.ts';
import { backOffMs } from './back-off.ts';

export class Pauses {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #until = new Map<MicrosoftPriority, number>();
  readonly #refusals = new Map<MicrosoftPriority, number>();

  constructor(clock: Clock, random: Random) {
    this.#clock = clock;
    this.#random = random;
  }

  /** Milliseconds that the class has to wait; 0 where it may go. */
  remaining(priority: MicrosoftPriority): number {
    return Math.max(0, (this.#until.get(priority) ?? 0) - this.#clock.now());
  }

  succeeded(priority: MicrosoftPriority): void {
    this.#refusals.delete(priority);
  }

  /** Learns from an error of a request of the class; true where the class has to wait now. */
  failed(priority: MicrosoftPriority, error: unknown): boolean {
    if (!(error instanceof OutsideError)) return false;
    const waitMs = error.retryAfterMs ?? (error.kind === 'rateLimited' ? this.#unnamed(priority) : 0);
    if (waitMs <= 0) return false;
    const until = this.#clock.now() + waitMs;
    this.#until.set(priority, Math.max(until, this.#until.get(priority) ?? 0));
    return true;
  }

  #unnamed(priority: MicrosoftPriority): number {
    // Requests that left before the pause come back with the same refusal: they count as one.
    const refusals = this.#refusals.get(priority) ?? 0;
    if (this.remaining(priority) > 0) return 0;
    this.#refusals.set(priority, refusals + 1);
    return backOffMs(refusals, { firstMs: 1_000, longestMs: 60_000 }, this.#random.number());
  }
}
