/** Clocks, randomness and a log for tests of the adapter. */
import { randomBytes } from 'node:crypto';
import type { Clock, Log, Random } from '../../../src/bridge/ports.ts';

export const realClock: Clock = {
  now: () => Date.now(),
  after: (ms, callback) => {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};

export const realRandom: Random = {
  number: () => Math.random(),
  token: (bytes) => randomBytes(bytes).toString('base64url'),
};

/** Always the same number. */
export function steadyRandom(number: number): Random {
  return { number: () => number, token: (bytes) => realRandom.token(bytes) };
}

type Timer = { readonly at: number; readonly callback: () => void };

/** A clock that stands still until it is moved. */
export class HandClock implements Clock {
  #now: number;
  #timers: Timer[] = [];

  constructor(start = Date.parse('2026-11-24T09:00:00Z')) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  after(ms: number, callback: () => void): () => void {
    const timer = { at: this.#now + ms, callback };
    this.#timers.push(timer);
    return () => void (this.#timers = this.#timers.filter((one) => one !== timer));
  }

  get waiting(): number {
    return this.#timers.length;
  }

  /** Moves the hands and lets no timer ring. */
  jump(ms: number): void {
    this.#now += ms;
  }

  /** Moves on, timer by timer, and lets everything that follows from each of them happen. */
  async pass(ms: number): Promise<void> {
    const end = this.#now + ms;
    await settled();
    for (;;) {
      const [next] = [...this.#timers].sort((one, other) => one.at - other.at);
      if (next === undefined || next.at > end) break;
      this.#timers = this.#timers.filter((one) => one !== next);
      this.#now = Math.max(this.#now, next.at);
      next.callback();
      await settled();
    }
    this.#now = end;
    await settled();
  }
}

/** Everything that needs no outside event has happened. */
export async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

export type LogLine = { readonly level: string; readonly message: string; readonly fields: unknown };

export function keptLog(): { readonly log: Log; readonly lines: LogLine[] } {
  const lines: LogLine[] = [];
  const at = (level: string) => (message: string, fields?: unknown) => void lines.push({ level, message, fields });
  const log: Log = { info: at('info'), warn: at('warn'), error: at('error'), child: () => log };
  return { log, lines };
}

/** The largest number of events in any span of 30 s. */
export function mostInWindow(times: readonly number[]): number {
  let first = 0;
  return times.reduce((most, time, index) => {
    while ((times[first] ?? time) <= time - 30_000) first += 1;
    return Math.max(most, index - first + 1);
  }, 0);
}
