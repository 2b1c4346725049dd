/**
 * The one scheduler of a tenant's requests.
 *
 * A request runs when its class is not paused, a token of the tenant is there (and one of the sweep's, for a sweep) and a
 * place in flight is free. Waiting requests are served by class, and first come first served within one. A request of a
 * paused class is refused at once with the rest of the pause: its caller decides anew afterwards, with newer knowledge.
 */
import type { Clock, MicrosoftPriority, Random } from '../../../bridge/ports.ts';
import { OutsideError } from '../../../domain/outside-error.ts';
import { placesInFlight, priorities, sweepBucket, tenantBucket } from './limits.ts';
import { Pauses } from './pauses.ts';
import { fill, fullBucket, take, wait } from './token-bucket.ts';
import type { Bucket } from './token-bucket.ts';

export type ClassFigures = {
  readonly sent: number;
  readonly waiting: number;
  /** Answers that asked for less: 429, or 503 with `Retry-After`. */
  readonly throttled: number;
  readonly failed: number;
  readonly pausedForMs: number;
};

export type BudgetFigures = {
  readonly perSecond: number;
  readonly tokens: number;
  readonly inFlight: number;
  readonly classes: Readonly<Record<MicrosoftPriority, ClassFigures>>;
};

type Waiting = {
  readonly priority: MicrosoftPriority;
  readonly since: number;
  readonly go: () => void;
  readonly refuse: (error: OutsideError) => void;
};

/** After this time a request goes before its turn, one a second: under a long storm the last classes slow down but live. */
const patienceMs = 60_000;

export class RequestBudget {
  readonly #clock: Clock;
  readonly #pauses: Pauses;
  readonly #waiting: readonly Waiting[][] = priorities.map(() => []);
  readonly #counts = new Map(priorities.map((priority) => [priority, { sent: 0, throttled: 0, failed: 0 }]));
  #tenant: Bucket;
  #sweep: Bucket;
  #inFlight = 0;
  #agedAt = 0;
  #stopped = false;
  #cancelTimer: (() => void) | null = null;

  constructor(options: { readonly clock: Clock; readonly random: Random; readonly share: number }) {
    this.#clock = options.clock;
    this.#pauses = new Pauses(options.clock, options.random);
    const now = options.clock.now();
    const tenant = tenantBucket(options.share);
    const sweep = sweepBucket(options.share);
    this.#tenant = fullBucket(tenant.capacity, tenant.perSecond, now);
    this.#sweep = fullBucket(sweep.capacity, sweep.perSecond, now);
  }

  /** Runs `work` in its turn. `signal` gives the place in the queue up; it does not stop work that runs. */
  async run<T>(priority: MicrosoftPriority, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    await this.#turn(priority, signal);
    const counts = this.#countsOf(priority);
    try {
      const result = await work();
      this.#pauses.succeeded(priority);
      return result;
    } catch (error) {
      counts.failed += 1;
      if (this.#pauses.failed(priority, error)) {
        counts.throttled += 1;
        this.#refuseWaiting(priority);
      }
      throw error;
    } finally {
      this.#inFlight -= 1;
      this.#serve();
    }
  }

  figures(): BudgetFigures {
    const now = this.#clock.now();
    const classes = priorities.map((priority, index) => [
      priority,
      {
        ...this.#countsOf(priority),
        waiting: this.#waiting[index]?.length ?? 0,
        pausedForMs: this.#pauses.remaining(priority),
      },
    ]);
    return {
      perSecond: this.#tenant.perSecond,
      tokens: Math.floor(fill(this.#tenant, now).tokens),
      inFlight: this.#inFlight,
      classes: Object.fromEntries(classes) as Record<MicrosoftPriority, ClassFigures>,
    };
  }

  stop(): void {
    this.#stopped = true;
    this.#cancelTimer?.();
    for (const queue of this.#waiting) for (const one of queue.splice(0)) one.refuse(stopped());
  }

  #turn(priority: MicrosoftPriority, signal: AbortSignal | undefined): Promise<void> {
    if (this.#stopped) return Promise.reject(stopped());
    if (signal?.aborted === true) return Promise.reject(givenUp());
    if (this.#pauses.remaining(priority) > 0) return Promise.reject(this.#paused(priority));
    return new Promise((resolve, reject) => {
      const queue = this.#queueOf(priority);
      const abort = () => {
        const place = queue.indexOf(one);
        if (place < 0) return;
        queue.splice(place, 1);
        reject(givenUp());
      };
      const one: Waiting = {
        priority,
        since: this.#clock.now(),
        go: () => {
          signal?.removeEventListener('abort', abort);
          resolve();
        },
        refuse: (error) => {
          signal?.removeEventListener('abort', abort);
          reject(error);
        },
      };
      signal?.addEventListener('abort', abort, { once: true });
      queue.push(one);
      this.#serve();
    });
  }

  #serve(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = null;
    for (;;) {
      const next = this.#next();
      if (next === null) break;
      this.#queueOf(next.priority).shift();
      this.#inFlight += 1;
      this.#countsOf(next.priority).sent += 1;
      next.go();
    }
    const waitMs = this.#msUntilToken();
    if (waitMs !== null && !this.#stopped) this.#cancelTimer = this.#clock.after(waitMs, () => this.#serve());
  }

  /** The request whose turn it is, its tokens taken; null where none may go now. */
  #next(): Waiting | null {
    const now = this.#clock.now();
    const tenant = take(this.#tenant, now);
    if (tenant === null) return null;
    const heads = this.#waiting.flatMap((queue) => queue[0] ?? []).filter((one) => this.#hasPlace(one.priority));
    const sweep = take(this.#sweep, now);
    const able = heads.filter((one) => one.priority !== 'sweep' || sweep !== null);
    const aged = now - this.#agedAt >= 1_000 ? able.findLast((one) => now - one.since >= patienceMs) : undefined;
    const chosen = aged ?? able[0];
    if (chosen === undefined) return null;
    if (aged !== undefined) this.#agedAt = now;
    this.#tenant = tenant;
    if (chosen.priority === 'sweep' && sweep !== null) this.#sweep = sweep;
    return chosen;
  }

  /** Null where nothing waits for a token: the end of a request in flight will serve the rest. */
  #msUntilToken(): number | null {
    const now = this.#clock.now();
    const waits = this.#waiting.flatMap((queue) => {
      const head = queue[0];
      if (head === undefined || !this.#hasPlace(head.priority)) return [];
      const tenant = wait(this.#tenant, now);
      return head.priority === 'sweep' ? Math.max(tenant, wait(this.#sweep, now)) : tenant;
    });
    return waits.length === 0 ? null : Math.max(1, Math.min(...waits));
  }

  #hasPlace(priority: MicrosoftPriority): boolean {
    return this.#inFlight < placesInFlight[priority];
  }

  #refuseWaiting(priority: MicrosoftPriority): void {
    for (const one of this.#queueOf(priority).splice(0)) one.refuse(this.#paused(priority));
  }

  #paused(priority: MicrosoftPriority): OutsideError {
    return new OutsideError('microsoft', 'rateLimited', 'microsoft.throttled', `Requests of class ${priority} wait`, {
      retryAfterMs: this.#pauses.remaining(priority),
    });
  }

  #queueOf(priority: MicrosoftPriority): Waiting[] {
    return this.#waiting[priorities.indexOf(priority)] ?? [];
  }

  #countsOf(priority: MicrosoftPriority): { sent: number; throttled: number; failed: number } {
    return this.#counts.get(priority) ?? { sent: 0, throttled: 0, failed: 0 };
  }
}

function stopped(): OutsideError {
  return new OutsideError(
    'microsoft',
    'unavailable',
    'microsoft.stopped',
    'The connection to Microsoft 365 was stopped',
  );
}

function givenUp(): OutsideError {
  return new OutsideError(
    'microsoft',
    'unavailable',
    'microsoft.given-up',
    'The request was given up before it was sent',
  );
}
