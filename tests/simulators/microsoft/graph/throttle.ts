import { Refusal } from './answer.ts';

export type ThrottleSettings = {
  /** Presence requests of one application in one tenant; 1,500 in 30 s. */
  presenceLimit: number;
  presenceWindowMs: number;
  /** Resource units of the directory in 10 s; 3,500 for a tenant under 50 users, 5,000 to 500 users, 8,000 above. */
  identityUnits: number;
  /** Some services leave `Retry-After` out. */
  retryAfter: 'sent' | 'missing';
};

type Spending = { readonly at: number; readonly cost: number };

/** Counts what was spent within the last window. */
class Window {
  #spent: Spending[] = [];
  #head = 0;
  #sum = 0;

  /** Seconds to wait, or 0. Refused requests are counted as well, so hammering prolongs the wait. */
  spend(now: number, cost: number, limit: number, windowMs: number): number {
    this.#forget(now - windowMs);
    this.#spent.push({ at: now, cost });
    this.#sum += cost;
    if (this.#sum <= limit) return 0;
    return Math.max(1, Math.ceil((this.#freeAt(limit, cost) + windowMs - now) / 1000));
  }

  usedUnits(): number {
    return this.#sum;
  }

  #forget(before: number): void {
    for (
      let entry = this.#spent[this.#head];
      entry !== undefined && entry.at <= before;
      entry = this.#spent[this.#head]
    ) {
      this.#sum -= entry.cost;
      this.#head += 1;
    }
    if (this.#head > 4096) {
      this.#spent = this.#spent.slice(this.#head);
      this.#head = 0;
    }
  }

  /** When the entry was spent whose end makes room again for a request of this cost. */
  #freeAt(limit: number, cost: number): number {
    let left = this.#sum;
    for (let at = this.#head; at < this.#spent.length; at += 1) {
      const entry = this.#spent[at];
      if (entry === undefined) break;
      left -= entry.cost;
      if (left + cost <= limit) return entry.at;
    }
    return this.#spent.at(-1)?.at ?? 0;
  }
}

/**
 * Limits per application and tenant: https://learn.microsoft.com/graph/throttling-limits (presence: cloud communication service
 * limits; directory: identity and access service limits). Whether reading and setting presence share one bucket is not
 * written; one bucket is `assumed`.
 */
export class Throttle {
  readonly settings: ThrottleSettings;
  readonly #now: () => number;
  readonly #windows = new Map<string, Window>();

  constructor(users: number, now: () => number) {
    const identityUnits = users < 50 ? 3500 : users <= 500 ? 5000 : 8000;
    this.settings = { presenceLimit: 1500, presenceWindowMs: 30_000, identityUnits, retryAfter: 'sent' };
    this.#now = now;
  }

  presence(applicationId: string): void {
    const { presenceLimit, presenceWindowMs } = this.settings;
    this.#spend(`presence ${applicationId}`, 1, presenceLimit, presenceWindowMs);
  }

  /** Returns the headers that the directory adds to each answer. */
  identity(applicationId: string, units: number): Readonly<Record<string, string>> {
    const used = this.#spend(`identity ${applicationId}`, units, this.settings.identityUnits, 10_000);
    const share = used / this.settings.identityUnits;
    return {
      'x-ms-resource-unit': String(units),
      ...(share >= 0.8 ? { 'x-ms-throttle-limit-percentage': share.toFixed(1) } : {}),
    };
  }

  #spend(bucket: string, cost: number, limit: number, windowMs: number): number {
    const window = this.#windows.get(bucket) ?? new Window();
    this.#windows.set(bucket, window);
    const waitSeconds = window.spend(this.#now(), cost, limit, windowMs);
    if (waitSeconds === 0) return window.usedUnits();
    const headers = this.settings.retryAfter === 'sent' ? { 'retry-after': String(waitSeconds) } : {};
    throw new Refusal(429, 'TooManyRequests', 'Too many requests', headers);
  }
}
