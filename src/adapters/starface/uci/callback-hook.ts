import { createHash } from 'node:crypto';
import type { InboundHook, Random, RawRequest, RawResponse } from '../../../bridge/ports.ts';
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

type Receiver = { readonly login: string; readonly receive: (call: MethodCall) => void };

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
  /** By hash, so that looking a path up takes the same time however much of it is right. */
  readonly #receivers = new Map<string, Receiver>();

  /** `baseUrl` is the bridge as the PBX reaches it, without `/hooks/uci`. */
  constructor(baseUrl: string, random: Random) {
    this.#base = new URL(baseUrl);
    this.#random = random;
  }

  open(login: string, receive: (call: MethodCall) => void): Callback {
    const secret = this.#random.token(32);
    const key = hash(secret);
    this.#receivers.set(key, { login, receive });
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
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
