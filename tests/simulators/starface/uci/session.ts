import type { Person } from '../pbx/person.ts';
import type { Version } from './dialect.ts';

/** Where the PBX posts a client's events to. */
export type CallbackAddress = {
  readonly secure: boolean;
  readonly host: string;
  readonly port: number;
  readonly path: string;
};

/** One logged-in client of one person. Without a request for 60 s it is gone. */
export type Session = {
  readonly person: Person;
  readonly callback: CallbackAddress | undefined;
  /** Method prefix of the events, such as `ucp.v30.events.call`, with the dialect to speak. */
  readonly subscriptions: Map<string, Version>;
  lastRequestAt: number;
  loggedIn: boolean;
};

/** Source: public clients call keepAlive after 50 s of silence, since the session lives about 60 s. */
const SESSION_LIFE_MS = 60_000;

/**
 * Sessions of all clients. A client is told apart from another one of the same person by its callback address,
 * since public clients keep no cookie (assumed).
 */
export class Sessions {
  readonly #now: () => number;
  readonly #sessions = new Map<Person, Map<string, Session>>();

  constructor(now: () => number) {
    this.#now = now;
  }

  login(person: Person, callback: CallbackAddress | undefined): Session {
    const session: Session = {
      person,
      callback,
      subscriptions: new Map(),
      lastRequestAt: this.#now(),
      loggedIn: true,
    };
    const own = this.#sessions.get(person) ?? new Map<string, Session>();
    const before = own.get(keyOf(callback));
    if (before !== undefined) before.loggedIn = false;
    own.set(keyOf(callback), session);
    this.#sessions.set(person, own);
    return session;
  }

  /**
   * The live session of this client; asking for it keeps it alive. A request that names no callback address may also
   * belong to any other live session of the person.
   */
  use(person: Person, callback: CallbackAddress | undefined): Session | undefined {
    const live = this.of(person);
    const exact = live.find((candidate) => keyOf(candidate.callback) === keyOf(callback));
    const session = exact ?? (callback === undefined ? live[0] : undefined);
    if (session !== undefined) session.lastRequestAt = this.#now();
    return session;
  }

  of(person: Person): readonly Session[] {
    const own = this.#sessions.get(person);
    if (own === undefined) return [];
    const oldest = this.#now() - SESSION_LIFE_MS;
    for (const [key, session] of own) {
      if (session.lastRequestAt > oldest) continue;
      session.loggedIn = false;
      own.delete(key);
    }
    return [...own.values()];
  }

  all(): readonly Session[] {
    return [...this.#sessions.keys()].flatMap((person) => this.of(person));
  }

  logout(session: Session): void {
    session.loggedIn = false;
    this.#sessions.get(session.person)?.delete(keyOf(session.callback));
  }

  dropAll(person?: Person): void {
    for (const [owner, own] of this.#sessions) {
      if (person !== undefined && owner !== person) continue;
      for (const session of own.values()) session.loggedIn = false;
      this.#sessions.delete(owner);
    }
  }
}

function keyOf(callback: CallbackAddress | undefined): string {
  return callback === undefined ? '' : `${callback.secure} ${callback.host} ${callback.port} ${callback.path}`;
}
