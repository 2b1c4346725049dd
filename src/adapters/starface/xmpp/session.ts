import { client, xml } from '@xmpp/client';
import type { Client, Element } from '@xmpp/client';
import type { Clock, OutsideError, Random } from '../../../bridge/ports.ts';
import { isOutsideError, starfaceError } from '../starface-error.ts';
import type { XmppLogin } from './chat-account.ts';
import { StarttlsSocket } from './starttls-socket.ts';
import type { XmppAddress } from './starttls-socket.ts';
import { SERVICE, travelBy, withdrawAddresses, withdrawOffers } from './tamed-library.ts';

/** A PBX under load answers within 10 s; signing in takes four answers and a handshake. */
const SIGN_IN_LIMIT_MS = 30_000;
const PING_EVERY_MS = 10_000;
/** With the time since the last ping less than 20 s. */
const PONG_LIMIT_MS = 9_500;
const ANSWER_LIMIT_MS = 15_000;

const NS_STREAM = 'http://etherx.jabber.org/streams';
const NS_PING = 'urn:xmpp:ping';

/** What a wrong password is called; `temporary-auth-failure` and the like are no refusal (RFC 6120, 6.5). */
const refusals = new Set(['not-authorized', 'account-disabled', 'credentials-expired', 'invalid-authzid']);

export type SessionParts = {
  readonly address: XmppAddress;
  readonly account: XmppLogin;
  /** Begins the name of the resource; the rest is chance, so that two bridges do not throw each other out. */
  readonly resource: string;
  readonly clock: Clock;
  readonly random: Random;
};

export type SessionEvents = {
  /** Signed in and bound. Nothing was sent yet: nobody sees this resource. */
  readonly online: (session: Session) => void;
  readonly presence: (stanza: Element) => void;
  /** Once, also before `online`. `unauthorized`: the server does not let the account in. Not told after `close`. */
  readonly ended: (why: OutsideError) => void;
};

/** One connection, from its start to its end: signs in, pings, ends. It is never used twice. */
export class Session {
  readonly #parts: SessionParts;
  readonly #events: SessionEvents;
  readonly #client: Client;
  readonly #socket: StarttlsSocket;
  readonly #answers = new Map<string, (answer: Element | null) => void>();
  readonly #timers = new Set<() => void>();
  #address = '';
  #lastHeard = 0;
  #ended = false;

  constructor(parts: SessionParts, events: SessionEvents) {
    this.#parts = parts;
    this.#events = events;
    this.#socket = new StarttlsSocket(parts.address, parts.clock);
    this.#client = this.#prepare();
  }

  start(): void {
    this.#after(SIGN_IN_LIMIT_MS, () => {
      if (this.#address === '') this.#end(lost('the chat server did not let us in within 30 s'));
    });
    this.#open().catch((error: unknown) => {
      // The library may go on waiting for a stream that has long been open.
      if (this.#address === '') this.#end(reasonOf(error));
    });
  }

  /** The full address that the server gave us; empty before. */
  address(): string {
    return this.#address;
  }

  /** Resolves when the stanza is handed to the network. */
  async send(stanza: Element): Promise<void> {
    if (this.#ended || this.#address === '') throw lost('there is no connection to the chat server');
    await this.#client.send(stanza).catch((error: unknown) => Promise.reject(reasonOf(error)));
  }

  /** Asks the server; the answer may be an error stanza. Rejects with `unavailable` where none comes. */
  async ask(payload: Element, type: 'get' | 'set' = 'get'): Promise<Element> {
    const id = this.#parts.random.token(9);
    const answer = new Promise<Element | null>((resolve) => this.#answers.set(id, resolve));
    const cancel = this.#after(ANSWER_LIMIT_MS, () => this.#answers.get(id)?.(null));
    try {
      await this.send(xml('iq', { type, id }, payload));
      const told = await answer;
      if (told === null) throw lost('the chat server did not answer');
      return told;
    } finally {
      cancel();
      this.#answers.delete(id);
    }
  }

  /** Resolves when the server has read everything that was sent before. */
  async settle(): Promise<void> {
    await this.ask(xml('ping', { xmlns: NS_PING }));
  }

  /** Leaves at once and in good form; nothing is reported afterwards. */
  close(): void {
    if (this.#ended) return;
    this.#finish();
    this.#socket.end(this.#address === '' ? '' : '</stream:stream>');
  }

  /** Gives up a connection that does not do what it should: reported as lost. */
  abandon(): void {
    this.#end(lost('the chat server did not do as asked'));
  }

  async #open(): Promise<void> {
    await this.#client.connect(SERVICE);
    await this.#client.open({ domain: this.#parts.address.domain });
  }

  #prepare(): Client {
    const { address, account, resource, random } = this.#parts;
    const prepared = client({
      service: SERVICE,
      domain: address.domain,
      resource: `${resource}-${random.token(6)}`,
      timeout: SIGN_IN_LIMIT_MS,
      credentials: async (authenticate, mechanisms) => {
        // PLAIN first: a PBX that checks passwords and access tokens elsewhere cannot do SCRAM, even where it offers it.
        const mechanism = ['PLAIN', 'SCRAM-SHA-1'].find((one) => mechanisms.includes(one));
        if (mechanism === undefined) throw lost('the chat server offers no way to sign in that we know');
        await authenticate({ username: account.login, password: await account.password() }, mechanism);
      },
    });
    prepared.reconnect.stop();
    travelBy(prepared, this.#socket);
    prepared.on('error', (error: unknown) => this.#end(reasonOf(error)));
    prepared.on('disconnect', () => this.#end(lost('the chat server closed the connection')));
    prepared.on('online', (own: unknown) => this.#online(String(own)));
    prepared.prependListener('element', (element: Element) => this.#hear(element));
    return prepared;
  }

  #online(address: string): void {
    if (this.#ended) return;
    this.#address = address;
    this.#pingLater();
    this.#events.online(this);
  }

  /** Runs before the library reads the stanza. */
  #hear(element: Element): void {
    this.#lastHeard = this.#parts.clock.now();
    if (element.is('features', NS_STREAM)) {
      withdrawOffers(element);
      return;
    }
    withdrawAddresses(element);
    if (this.#ended || this.#address === '') return;
    if (element.name === 'presence') this.#events.presence(element);
    const { type, id } = element.attrs;
    if (element.name === 'iq' && (type === 'result' || type === 'error') && id !== undefined) {
      this.#answers.get(id)?.(element);
    }
  }

  #pingLater(): void {
    this.#after(PING_EVERY_MS, () => {
      const sentAt = this.#parts.clock.now();
      this.#after(PONG_LIMIT_MS, () => {
        if (this.#lastHeard < sentAt) this.#end(lost('the chat server fell silent'));
      });
      this.#pingLater();
      const ping = xml(
        'iq',
        { type: 'get', id: `ping-${this.#parts.random.token(6)}` },
        xml('ping', { xmlns: NS_PING }),
      );
      this.send(ping).catch(() => undefined);
    });
  }

  #after(ms: number, callback: () => void): () => void {
    const stop = (): void => {
      cancel();
      this.#timers.delete(stop);
    };
    const cancel = this.#parts.clock.after(ms, () => {
      this.#timers.delete(stop);
      callback();
    });
    this.#timers.add(stop);
    return stop;
  }

  #end(why: OutsideError): void {
    if (this.#ended) return;
    this.#finish();
    this.#socket.destroy();
    this.#events.ended(why);
  }

  #finish(): void {
    this.#ended = true;
    for (const stop of [...this.#timers]) stop();
    for (const answer of this.#answers.values()) answer(null);
    // What the library still waits for has timers of its own.
    const over = lost('the connection to the chat server is closed');
    for (const waiting of this.#client.iqCaller.handlers.values()) waiting.resolve(xml('iq'));
    this.#client.emit('error', over);
  }
}

function reasonOf(error: unknown): OutsideError {
  if (isOutsideError(error)) return error;
  const condition = error instanceof Error && 'condition' in error ? String(error.condition) : '';
  return error instanceof Error && error.name === 'SASLError' && refusals.has(condition)
    ? starfaceError('unauthorized', 'unauthorized', 'the chat server refused the password')
    : lost('the connection to the chat server failed');
}

function lost(message: string): OutsideError {
  return starfaceError('unavailable', 'unavailable', message);
}
