/**
 * Consent flows that are under way, and what came of the last one of each session of the console.
 *
 * Why the flow has a cookie of its own: the way back from Microsoft begins on another site, and no browser sends the
 * console's `SameSite=Strict` cookie with it. Making that one `Lax` would weaken every other route for the sake of this
 * one. So the flow gets a second cookie, `SameSite=Lax`, that lives ten minutes, opens nothing but the way back, and is
 * worth something only while the session lives that began the flow.
 */
import { createHash } from 'node:crypto';
import type { Clock, Random } from '../bridge/ports.ts';

export const flowLifeMs = 10 * 60_000;
const mostKept = 100;

export type ConsentResult = {
  /** ISO 8601. */
  readonly at: string;
  readonly outcome: 'done' | 'refused' | 'failed';
  /** Why it was refused or failed; null where it is done. */
  readonly code: string | null;
};

/** One flow of one browser: `name` is what the state is bound to, `session` the console's session that began it. */
export type Flow = { readonly name: string; readonly session: string };

type Kept = Flow & { readonly until: number };

export class ConsentFlows {
  readonly #clock: Clock;
  readonly #random: Random;
  /** By the hash of the cookie, so that the memory holds nothing that continues a flow. */
  readonly #flows = new Map<string, Kept>();
  readonly #results = new Map<string, ConsentResult>();

  constructor(clock: Clock, random: Random) {
    this.#clock = clock;
    this.#random = random;
  }

  /** A new flow's cookie; an older flow of the same session ends. */
  open(session: string): { readonly token: string; readonly flow: Flow } {
    for (const [key, flow] of this.#flows) if (flow.session === session) this.#flows.delete(key);
    const token = this.#random.token(32);
    const key = hash(token);
    const flow = { name: `${session}.${key}`, session };
    keep(this.#flows, key, { ...flow, until: this.#clock.now() + flowLifeMs });
    return { token, flow };
  }

  find(token: string | undefined): Flow | null {
    const flow = this.#flows.get(hash(token ?? ''));
    return flow !== undefined && this.#clock.now() < flow.until ? flow : null;
  }

  close(token: string | undefined): void {
    this.#flows.delete(hash(token ?? ''));
  }

  note(session: string, outcome: ConsentResult['outcome'], code: string | null): void {
    this.#results.delete(session);
    keep(this.#results, session, { at: new Date(this.#clock.now()).toISOString(), outcome, code });
  }

  resultOf(session: string): ConsentResult | null {
    return this.#results.get(session) ?? null;
  }
}

/** The oldest gives way where there are too many. */
function keep<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > mostKept && oldest !== undefined) map.delete(oldest);
}

function hash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
