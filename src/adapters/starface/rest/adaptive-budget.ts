import type { Clock, PbxPriority } from '../../../bridge/ports.ts';
import { isOutsideError, starfaceError } from '../starface-error.ts';

export type BudgetLimits = {
  readonly startPerSecond: number;
  readonly ceilingPerSecond: number;
  /** An answer under this lets the budget grow; one from `slowMs` on halves it; between them it holds. */
  readonly fastMs: number;
  readonly slowMs: number;
  /** Requests on their way at once; the slow poll leaves two of them free. */
  readonly inFlight: number;
};

export const defaultBudget: BudgetLimits = {
  startPerSecond: 5,
  ceilingPerSecond: 25,
  fastMs: 300,
  slowMs: 1_000,
  inFlight: 12,
};

const FLOOR_PER_SECOND = 1;
const order: readonly PbxPriority[] = ['release', 'claim', 'poll'];
const RESERVED_FOR_WRITES = 2;
/** A pause longer than this is told to those who wait instead of being waited for. */
const WAITED_OUT_MS = 2_000;

type Waiting = { readonly start: () => void; readonly refuse: (error: Error) => void };

/**
 * How many requests a second one PBX is asked for, since no limit of it is public. Pure pacing: each request has a slot
 * of its own, so no second ever sees more than the budget. Who makes somebody reachable goes first.
 *
 * Once a second: all answers fast → one request a second more; a slow answer or an error → half.
 */
export class AdaptiveBudget {
  readonly #clock: Clock;
  readonly #limits: BudgetLimits;
  readonly #queues: Readonly<Record<PbxPriority, Waiting[]>> = { release: [], claim: [], poll: [] };
  #perSecond: number;
  #nextSlot = 0;
  #inFlight = 0;
  /** 0 where there is no pause; ended by a timer, so that a jump of the clock cannot prolong it. */
  #pausedUntil = 0;
  #cancelPause: (() => void) | null = null;
  #secondEnds = 0;
  #secondWas: 'quiet' | 'fast' | 'steady' | 'bad' = 'quiet';
  #cancelTimer: (() => void) | null = null;
  #stopped = false;

  constructor(clock: Clock, limits: Partial<BudgetLimits> = {}) {
    this.#clock = clock;
    this.#limits = { ...defaultBudget, ...limits };
    this.#perSecond = Math.min(this.#limits.startPerSecond, this.#limits.ceilingPerSecond);
  }

  state(): { readonly perSecond: number; readonly waiting: number } {
    return { perSecond: this.#perSecond, waiting: order.reduce((sum, name) => sum + this.#queues[name].length, 0) };
  }

  /** Runs `work` in its slot and learns from how it went. */
  async run<T>(priority: PbxPriority, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    await this.#slot(priority, signal);
    const startedAt = this.#clock.now();
    try {
      const result = await work();
      this.#learn(this.#clock.now() - startedAt, null);
      return result;
    } catch (error) {
      this.#learn(this.#clock.now() - startedAt, error);
      throw error;
    } finally {
      this.#inFlight -= 1;
      this.#serve();
    }
  }

  stop(): void {
    this.#stopped = true;
    this.#refuseAll(starfaceError('unavailable', 'stopped', 'The connection to STARFACE was stopped'));
    this.#cancelTimer?.();
    this.#cancelPause?.();
    this.#cancelTimer = null;
  }

  #slot(priority: PbxPriority, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#stopped || signal?.aborted === true) {
        reject(starfaceError('unavailable', 'stopped', 'The request was given up'));
        return;
      }
      const pauseMs = this.#pausedUntil - this.#clock.now();
      if (this.#pausedUntil !== 0 && pauseMs > WAITED_OUT_MS) {
        reject(pauseError(pauseMs));
        return;
      }
      const queue = this.#queues[priority];
      const giveUp = (): void => {
        const at = queue.indexOf(waiting);
        if (at !== -1) queue.splice(at, 1);
        reject(starfaceError('unavailable', 'stopped', 'The request was given up'));
      };
      const leave = (): void => signal?.removeEventListener('abort', giveUp);
      const waiting: Waiting = {
        start: () => {
          leave();
          resolve();
        },
        refuse: (error) => {
          leave();
          reject(error);
        },
      };
      signal?.addEventListener('abort', giveUp, { once: true });
      queue.push(waiting);
      this.#serve();
    });
  }

  #serve(): void {
    if (this.#stopped || this.#cancelTimer !== null || this.#pausedUntil !== 0) return;
    const queue = this.#nextQueue();
    if (queue === undefined) return;
    const now = this.#clock.now();
    // No slot is further away than the floor allows, unless the clock was set back.
    const waitMs = Math.min(this.#nextSlot - now, 1000 / FLOOR_PER_SECOND);
    if (waitMs > 0) {
      this.#cancelTimer = this.#clock.after(Math.ceil(waitMs), () => {
        this.#cancelTimer = null;
        this.#nextSlot = 0;
        this.#serve();
      });
      return;
    }
    this.#nextSlot = now + 1000 / this.#perSecond;
    this.#inFlight += 1;
    queue.shift()?.start();
    this.#serve();
  }

  #nextQueue(): Waiting[] | undefined {
    const free = this.#limits.inFlight - this.#inFlight;
    const name = order.find((candidate) => {
      const needed = candidate === 'poll' ? RESERVED_FOR_WRITES + 1 : 1;
      return this.#queues[candidate].length > 0 && free >= needed;
    });
    return name === undefined ? undefined : this.#queues[name];
  }

  #learn(tookMs: number, error: unknown): void {
    const now = this.#clock.now();
    const failed = isOutsideError(error) && (error.kind === 'unavailable' || error.kind === 'rateLimited');
    if (failed && error.retryAfterMs !== undefined) this.#pause(error.retryAfterMs);
    if (failed || tookMs >= this.#limits.slowMs) {
      // One halving a second: the answers of one bad moment arrive together.
      if (this.#secondWas !== 'bad' || now >= this.#secondEnds) this.#set(this.#perSecond / 2);
      this.#secondWas = 'bad';
      if (now >= this.#secondEnds) this.#secondEnds = now + 1000;
      return;
    }
    if (now >= this.#secondEnds) {
      if (this.#secondWas === 'fast') this.#set(this.#perSecond + 1);
      this.#secondWas = 'quiet';
      this.#secondEnds = now + 1000;
    }
    if (this.#secondWas === 'bad') return;
    if (tookMs >= this.#limits.fastMs) this.#secondWas = 'steady';
    else if (this.#secondWas === 'quiet') this.#secondWas = 'fast';
  }

  #set(perSecond: number): void {
    this.#perSecond = Math.min(Math.max(perSecond, FLOOR_PER_SECOND), this.#limits.ceilingPerSecond);
  }

  #pause(pauseMs: number): void {
    const until = this.#clock.now() + pauseMs;
    if (this.#stopped || pauseMs <= 0 || until <= this.#pausedUntil) return;
    this.#pausedUntil = until;
    this.#cancelPause?.();
    this.#cancelPause = this.#clock.after(pauseMs, () => {
      this.#pausedUntil = 0;
      this.#serve();
    });
    if (pauseMs > WAITED_OUT_MS) this.#refuseAll(pauseError(pauseMs));
  }

  #refuseAll(error: Error): void {
    for (const name of order) for (const waiting of this.#queues[name].splice(0)) waiting.refuse(error);
  }
}

function pauseError(pauseMs: number): Error {
  return starfaceError('rateLimited', 'busy', 'STARFACE asked for a pause', { retryAfterMs: pauseMs });
}
