import type { Clock } from '../../../../src/bridge/ports.ts';

type Timer = { readonly at: number; readonly callback: () => void };

/** Time that moves only when a test moves it. */
export class ManualClock implements Clock {
  #now = Date.UTC(2026, 10, 24, 8, 0, 0);
  readonly #timers = new Set<Timer>();

  now(): number {
    return this.#now;
  }

  after(ms: number, callback: () => void): () => void {
    const timer = { at: this.#now + ms, callback };
    this.#timers.add(timer);
    return () => {
      this.#timers.delete(timer);
    };
  }

  pending(): number {
    return this.#timers.size;
  }

  /** Moves on, timer by timer in their order; what they start gets a turn of the event loop in between. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    await turn();
    for (;;) {
      const next = [...this.#timers].filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.#now = Math.max(this.#now, next.at);
      this.#timers.delete(next);
      next.callback();
      await turn();
    }
    this.#now = end;
    await turn();
  }

  /** Sets the clock without a timer noticing, as an administrator or NTP would. */
  jump(ms: number): void {
    this.#now += ms;
    for (const timer of [...this.#timers]) {
      this.#timers.delete(timer);
      this.#timers.add({ at: timer.at + ms, callback: timer.callback });
    }
  }
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
