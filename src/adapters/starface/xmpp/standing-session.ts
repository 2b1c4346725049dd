import type { Element } from '@xmpp/client';
import type { Log, OutsideError } from '../../../bridge/ports.ts';
import { Session } from './session.ts';
import type { SessionParts } from './session.ts';

const FIRST_RETRY_MS = 1_000;
/** A PBX that is back is noticed within 30 s. */
const LONGEST_RETRY_MS = 20_000;

export type StandingEvents = {
  readonly online: (session: Session) => void;
  readonly presence: (stanza: Element, session: Session) => void;
  /** Once for each time that `online` was told, and once where the first attempt fails. */
  readonly lost: () => void;
  /** The password is refused; nothing is tried any more until `start` is called again. */
  readonly refused: () => void;
};

/**
 * A session that comes back by itself.
 *
 * States: stopped → trying → online → waiting → trying …; a refused password leads to stopped.
 */
export class StandingSession {
  readonly #parts: SessionParts;
  readonly #events: StandingEvents;
  readonly #log: Log;
  #session: Session | null = null;
  #cancelRetry: (() => void) | null = null;
  #failures = 0;
  #known: 'nothing' | 'online' | 'lost' = 'nothing';

  constructor(parts: SessionParts, log: Log, events: StandingEvents) {
    this.#parts = parts;
    this.#log = log;
    this.#events = events;
  }

  /** Does nothing while a session lives or is being tried. */
  start(): void {
    if (this.#session !== null || this.#cancelRetry !== null) return;
    this.#failures = 0;
    this.#try();
  }

  stop(): void {
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
    const isRefusal = why.kind === 'unauthorized';
    if (!isRefusal) this.#retryLater();
    if (this.#known !== 'lost') {
      this.#known = 'lost';
      this.#log.warn('chat server lost', { code: why.code, reason: why.message });
      this.#events.lost();
    }
    if (isRefusal) {
      this.#known = 'nothing';
      this.#log.error('chat server refused the password', { code: why.code });
      this.#events.refused();
    }
  }

  /** Doubles from 1 s to 20 s, of which half is chance: a PBX that restarts is not stormed. */
  #retryLater(): void {
    const fullMs = Math.min(FIRST_RETRY_MS * 2 ** Math.min(this.#failures, 10), LONGEST_RETRY_MS);
    this.#failures += 1;
    const { clock, random } = this.#parts;
    this.#cancelRetry = clock.after(fullMs * (0.5 + random.number() / 2), () => this.#try());
  }
}
