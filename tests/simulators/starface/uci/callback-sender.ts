import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { Session } from './session.ts';
import { encodeMethodCall, type XmlRpcValue } from './xml-rpc.ts';

/** How events are spoiled on their way to the clients; a real PBX repeats and delays now and then. */
export type CallbackQuirks = {
  /** Every event is sent twice. */
  readonly duplicate?: boolean;
  /** Milliseconds before an event leaves. */
  readonly delayMs?: number;
  /** Each event waits for the next one, which is sent before it; a last single event leaves after 50 ms. */
  readonly outOfOrder?: boolean;
  /** The first event of a call has no state and no parties (source: the vendor's 2010 client). */
  readonly emptyFirst?: boolean;
  /** Share of the events that are lost, 0 to 1. */
  readonly loss?: number;
};

type Event = { readonly session: Session; readonly methodName: string; readonly params: readonly XmlRpcValue[] };

const TIMEOUT_MS = 5000;
const SWAP_WAIT_MS = 50;

/** Posts events to the clients, one at a time and in order for each session. An absent client is put up with. */
export class CallbackSender {
  quirks: CallbackQuirks = {};
  delivered = 0;
  failed = 0;
  readonly #queues = new Map<Session, Promise<void>>();
  readonly #waiting = new Map<Session, { readonly event: Event; readonly timer: NodeJS.Timeout }>();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #http = new HttpAgent({ keepAlive: true });
  // Assumed: the PBX does not check a client's certificate.
  readonly #https = new HttpsAgent({ keepAlive: true, rejectUnauthorized: false });
  #stopped = false;

  send(session: Session, methodName: string, params: readonly XmlRpcValue[]): void {
    if (this.#stopped || session.callback === undefined) return;
    if (Math.random() < (this.quirks.loss ?? 0)) return;
    const event = { session, methodName, params };
    if (this.quirks.outOfOrder === true) this.#swap(event);
    else this.#enqueue(event);
  }

  /** Resolves when everything sent so far has been delivered or given up. */
  async settled(): Promise<void> {
    while (this.#queues.size > 0 || this.#waiting.size > 0) {
      await Promise.all(this.#queues.values());
      await new Promise((resolve) => setTimeout(resolve, this.#waiting.size > 0 ? SWAP_WAIT_MS : 0));
    }
  }

  stop(): void {
    this.#stopped = true;
    for (const { timer } of this.#waiting.values()) clearTimeout(timer);
    for (const timer of this.#timers) clearTimeout(timer);
    this.#http.destroy();
    this.#https.destroy();
  }

  #swap(event: Event): void {
    const waiting = this.#waiting.get(event.session);
    if (waiting === undefined) {
      const timer = setTimeout(() => {
        this.#waiting.delete(event.session);
        this.#enqueue(event);
      }, SWAP_WAIT_MS);
      this.#waiting.set(event.session, { event, timer });
      return;
    }
    clearTimeout(waiting.timer);
    this.#waiting.delete(event.session);
    this.#enqueue(event);
    this.#enqueue(waiting.event);
  }

  #enqueue(event: Event): void {
    const { session } = event;
    const next = (this.#queues.get(session) ?? Promise.resolve()).then(() => this.#deliver(event));
    this.#queues.set(session, next);
    void next.finally(() => {
      if (this.#queues.get(session) === next) this.#queues.delete(session);
    });
  }

  async #deliver(event: Event): Promise<void> {
    const { delayMs, duplicate } = this.quirks;
    if (delayMs !== undefined) await this.#sleep(delayMs);
    for (let copy = 0; copy < (duplicate === true ? 2 : 1); copy += 1) {
      const arrived = await this.#post(event).catch(() => false);
      if (arrived) this.delivered += 1;
      else this.failed += 1;
    }
  }

  #post({ session, methodName, params }: Event, isRetry = false): Promise<boolean> {
    const { callback, person } = session;
    if (callback === undefined || this.#stopped) return Promise.resolve(false);
    const body = encodeMethodCall(methodName, params);
    const separator = callback.path.includes('?') ? '&' : '?';
    return new Promise((resolve) => {
      const send = callback.secure ? httpsRequest : httpRequest;
      const request = send(
        {
          host: callback.host,
          port: callback.port,
          path: `${callback.path}${separator}de.vertico.starface.user=${encodeURIComponent(person.login)}`,
          method: 'POST',
          agent: callback.secure ? this.#https : this.#http,
          timeout: TIMEOUT_MS,
          headers: { 'content-type': 'text/xml', 'content-length': Buffer.byteLength(body) },
        },
        (response) => {
          response.resume();
          response.once('end', () => resolve(response.statusCode === 200));
          response.once('error', () => resolve(false));
        },
      );
      request.once('timeout', () => request.destroy());
      request.once('error', () => {
        // An idle connection that the client closed at this very moment: sent again on a new one.
        if (request.reusedSocket && !isRetry) {
          void this.#post({ session, methodName, params }, true).then(resolve);
        } else resolve(false);
      });
      request.end(body);
    });
  }

  #sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#timers.delete(timer);
        resolve();
      }, ms);
      this.#timers.add(timer);
    });
  }
}
