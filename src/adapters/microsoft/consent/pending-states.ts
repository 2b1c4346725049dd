/**
 * The `state` of redirects that are under way: unguessable, good once, for ten minutes, and only for the browser session
 * that it was made for (RFC 9700 section 4.7).
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Clock, Random } from '../../../bridge/ports.ts';

type Pending<Note> = { readonly session: Buffer; readonly note: Note; readonly until: number };

const lifeMs = 10 * 60_000;
/** Far more than people sign in at once; whoever opens more only pushes out his own and the oldest. */
const mostPending = 1_000;

export class PendingStates<Note> {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #pending = new Map<string, Pending<Note>>();

  constructor(clock: Clock, random: Random) {
    this.#clock = clock;
    this.#random = random;
  }

  open(session: string, note: Note): string {
    const [oldest] = this.#pending.keys();
    if (this.#pending.size >= mostPending && oldest !== undefined) this.#pending.delete(oldest);
    const state = this.#random.token(32);
    this.#pending.set(state, { session: digest(session), note, until: this.#clock.now() + lifeMs });
    return state;
  }

  /** The note, once; null for a state that is unknown, used, old or another session's. A wrong guess uses it up too. */
  take(session: string, state: string): Note | null {
    const pending = this.#pending.get(state);
    this.#pending.delete(state);
    if (pending === undefined || session === '' || this.#clock.now() >= pending.until) return null;
    return timingSafeEqual(pending.session, digest(session)) ? pending.note : null;
  }
}

function digest(session: string): Buffer {
  return createHash('sha256').update(session).digest();
}
