/** Work that repeats: never two at once, stopped by one call, sooner on demand. */
import type { Clock } from './ports.ts';

export class Repeat {
  readonly #clock: Clock;
  /** Does one round and says after how many milliseconds the next is due. Must not reject. */
  readonly #round: () => Promise<number>;
  #cancel: (() => void) | null = null;
  #running: Promise<void> | null = null;
  #again = false;
  #stopped = true;

  constructor(clock: Clock, round: () => Promise<number>) {
    this.#clock = clock;
    this.#round = round;
  }

  start(): void {
    this.#stopped = false;
    this.now();
  }

  /** Does a round at once, or right after the one that runs. */
  now(): void {
    if (this.#stopped) return;
    this.#cancel?.();
    this.#cancel = null;
    if (this.#running !== null) {
      this.#again = true;
      return;
    }
    this.#again = false;
    this.#running = this.#round().then((afterMs) => {
      this.#running = null;
      if (this.#stopped) return;
      if (this.#again) this.now();
      else this.#cancel = this.#clock.after(afterMs, () => this.now());
    });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancel?.();
    this.#cancel = null;
    await this.#running;
  }
}
