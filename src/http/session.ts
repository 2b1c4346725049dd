/** Sessions of the console, in memory: a restart ends them. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Clock, Random } from '../bridge/ports.ts';

const lifeMs = 12 * 3_600_000;
const idleMs = 3_600_000;
const mostSessions = 100;

type Session = { readonly endsAt: number; idleAt: number };

export class Sessions {
  readonly #clock: Clock;
  readonly #random: Random;
  /** By the hash of the token, so that the memory holds nothing that opens a session. */
  readonly #sessions = new Map<string, Session>();

  constructor(clock: Clock, random: Random) {
    this.#clock = clock;
    this.#random = random;
  }

  /** A new session's token. The oldest gives way where there are too many. */
  open(): string {
    const now = this.#clock.now();
    const token = this.#random.token(32);
    this.#sessions.set(hash(token), { endsAt: now + lifeMs, idleAt: now + idleMs });
    const [oldest] = this.#sessions.keys();
    if (this.#sessions.size > mostSessions && oldest !== undefined) this.#sessions.delete(oldest);
    return token;
  }

  /** Whether the token names a living session; asking keeps it from idling out. */
  use(token: string | undefined): boolean {
    const key = hash(token ?? '');
    const session = this.#sessions.get(key);
    if (session === undefined) return false;
    const now = this.#clock.now();
    if (now >= Math.min(session.endsAt, session.idleAt)) {
      this.#sessions.delete(key);
      return false;
    }
    session.idleAt = now + idleMs;
    return true;
  }

  /** What a living session is called among others: opens nothing, and asking does not keep it from idling out. */
  nameOf(token: string | undefined): string | null {
    const name = hash(token ?? '');
    return this.isOpen(name) ? name : null;
  }

  /** Whether the session of this name lives. */
  isOpen(name: string): boolean {
    const session = this.#sessions.get(name);
    return session !== undefined && this.#clock.now() < Math.min(session.endsAt, session.idleAt);
  }

  close(token: string | undefined): void {
    this.#sessions.delete(hash(token ?? ''));
  }
}

/** Takes the same time for every guess. */
export function sameSecret(given: string, expected: string): boolean {
  return timingSafeEqual(createHash('sha256').update(given).digest(), createHash('sha256').update(expected).digest());
}

function hash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
