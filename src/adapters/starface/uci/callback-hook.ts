import { createHash } from 'node:crypto';
import type { Clock, InboundHook, Random, RawRequest, RawResponse } from '../../../bridge/ports.ts';
import type { CallbackAddress } from './connection.ts';
import { BadXml } from './xml-rpc/element.ts';
import { readMethodCall } from './xml-rpc/read.ts';
import type { MethodCall } from './xml-rpc/read.ts';
import { writeMethodResponse } from './xml-rpc/write.ts';

export type Callback = {
  readonly address: CallbackAddress;
  /** The address is answered no more. */
  readonly close: () => void;
};

export type Receiver = {
  readonly receive: (call: MethodCall) => void;
  /** Events were dropped unread: everything has to be read again. */
  readonly overflow: () => void;
};

type Registered = Receiver & { readonly login: string; second: number; count: number };

/** A person's telephone does a few things a second; a PBX gone wild must not stop the others. */
const MOST_EVENTS_PER_SECOND = 100;

const taken: RawResponse = {
  status: 200,
  headers: { 'content-type': 'text/xml; charset=UTF-8' },
  body: writeMethodResponse(true),
};

/**
 * Events of UCI: the PBX posts XML-RPC to an address of which each session has its own. The events bear no signature, so
 * the path is the secret. Every event is answered at once; what it says is dealt with afterwards.
 */
export class CallbackHook implements InboundHook {
  readonly #base: URL;
  readonly #random: Random;
  readonly #clock: Clock;
  /** By hash, so that looking a path up takes the same time however much of it is right. */
  readonly #receivers = new Map<string, Registered>();

  /** `baseUrl` is the bridge as the PBX reaches it, without `/hooks/uci`. */
  constructor(baseUrl: string, random: Random, clock: Clock) {
    this.#base = new URL(baseUrl);
    this.#clock = clock;
    this.#random = random;
  }

  open(login: string, receiver: Receiver): Callback {
    const secret = this.#random.token(32);
    const key = hash(secret);
    this.#receivers.set(key, { ...receiver, login, second: 0, count: 0 });
    const type = this.#base.protocol === 'http:' ? 'http' : 'https';
    const port = this.#base.port === '' ? (type === 'http' ? 80 : 443) : Number(this.#base.port);
    const path = `${this.#base.pathname.replace(/\/+$/, '')}/hooks/uci/${secret}`;
    return {
      address: { host: this.#base.hostname, port, path, type },
      close: () => {
        this.#receivers.delete(key);
      },
    };
  }

  async handle(request: RawRequest): Promise<RawResponse> {
    const [path = '', query = ''] = request.target.replace(/^\/+/, '').split('?', 2);
    const receiver = this.#receivers.get(hash(path.replace(/\/+$/, '')));
    if (receiver === undefined) return { status: 404 };
    if (request.method !== 'POST') return { status: 405, headers: { allow: 'POST' } };
    if (this.#isFlooded(receiver)) return taken;
    const login = new URLSearchParams(query).get('de.vertico.starface.user');
    try {
      const call = readMethodCall(request.body);
      if (login === null || login === receiver.login) queueMicrotask(() => receiver.receive(call));
      return taken;
    } catch (error) {
      if (error instanceof BadXml) return { status: 400 };
      throw error;
    }
  }

  #isFlooded(receiver: Registered): boolean {
    const second = Math.floor(this.#clock.now() / 1000);
    if (receiver.second !== second) {
      receiver.second = second;
      receiver.count = 0;
    }
    receiver.count += 1;
    if (receiver.count === MOST_EVENTS_PER_SECOND + 1) queueMicrotask(receiver.overflow);
    return receiver.count > MOST_EVENTS_PER_SECOND;
  }
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
