import type { Element } from '@xmpp/client';
import type { Log, OutsideError } from '../../../bridge/ports.ts';
import { judge, retryAfterMs } from '../uci/recovery.ts';
import { Session } from './session.ts';
import type { SessionParts } from './session.ts';

export type StandingEvents = {
  readonly online: (session: Session) => void;
  readonly presence: (stanza: Element, session: Session) => void;
  /** Once for each time that `online` was told, and once where the first attempt fails. */
  readonly lost: () => void;
  /** The password is proven wrong; nothing is tried any more until `start` is called again. */
  readonly refused: () => void;
};

/**
 * A session that comes back by itself.
 *
 * States: stopped → trying → online → waiting → trying …; a password that is proven wrong leads to stopped. A refusal
 * of a password that is right is tried again, more slowly: the PBX may be starting, or lack a right.
 */
export class StandingSession {
  readonly #parts: SessionParts;
  readonly #events: StandingEvents;
  readonly #log: Log;
  #session: Session | null = null;
  #cancelRetry: (() => void) | null = null;
  #failures = 0;
  #isProving = false;
  /** Counts starts and stops: what was asked before the last one no longer matters. */
  #round = 0;
  #known: 'nothing' | 'online' | 'lost' = 'nothing';

  constructor(parts: SessionParts, log: Log, events: StandingEvents) {
    this.#parts = parts;
    this.#log = log;
    this.#events = events;
  }

  /** Does nothing while a session lives or is being tried. */
  start(): void {
    if (this.#session !== null || this.#cancelRetry !== null || this.#isProving) return;
    this.#failures = 0;
    this.#round += 1;
    this.#try();
  }

  stop(): void {
    this.#round += 1;
    this.#isProving = false;
    this.#cancelRetry?.();
    this.#cancelRetry = null;
    this.#session?.close();
    this.#session = null;
    this.#known = 'nothing';
  }

  #try(): void {
    this.#cancelRetry = null;
    const session: Session = new Session(this.#parts, {
      online: () => {
        this.#failures = 0;
        this.#known = 'online';
        this.#log.info('chat server connected');
        this.#events.online(session);
      },
      presence: (stanza) => this.#events.presence(stanza, session),
      ended: (why) => this.#ended(why),
    });
    this.#session = session;
    session.start();
  }

  #ended(why: OutsideError): void {
    this.#session = null;
    if (this.#known !== 'lost') {
      this.#known = 'lost';
      this.#log.warn('chat server lost', { code: why.code, reason: why.message });
      this.#events.lost();
    }
    if (why.kind === 'unauthorized') void this.#prove(why);
    else this.#retryLater('again');
  }

  async #prove(why: OutsideError): Promise<void> {
    const round = this.#round;
    this.#isProving = true;
    const verdict = await judge(why, this.#failures, this.#parts.account.prove);
    if (round !== this.#round) return;
    this.#isProving = false;
    if (verdict !== 'refused') {
      this.#retryLater(verdict);
      return;
    }
    this.#known = 'nothing';
    this.#log.error('chat server refused the password', { code: why.code });
    this.#events.refused();
  }

  #retryLater(verdict: 'again' | 'rightMissing'): void {
    const { clock, random } = this.#parts;
    const waitMs = retryAfterMs(verdict, this.#failures, random.number());
    this.#failures += 1;
    this.#cancelRetry = clock.after(waitMs, () => this.#try());
  }
}
