import type { Answer, Exchange } from '../net/exchange.ts';
import { errorOfStatus, starfaceError } from '../starface-error.ts';
import { UciFault } from './fault.ts';
import { BadXml, defaultXmlLimits } from './xml-rpc/element.ts';
import type { XmlLimits } from './xml-rpc/element.ts';
import { readMethodResponse } from './xml-rpc/read.ts';
import type { XmlRpcValue } from './xml-rpc/value.ts';
import { writeMethodCall } from './xml-rpc/write.ts';

/** Where the PBX shall post a session's events. */
export type CallbackAddress = {
  readonly host: string;
  readonly port: number;
  readonly path: string;
  readonly type: 'http' | 'https';
};

/** Query members that prove a person: `de.vertico.starface.auth` or, from STARFACE 10 on, `…jwt`. Fresh for each request. */
export type UciAuth = () => Promise<Readonly<Record<string, string>>>;

export type UciAsk = {
  readonly method: string;
  readonly parameters?: readonly XmlRpcValue[];
  readonly signal?: AbortSignal | undefined;
  readonly limits?: XmlLimits;
  readonly limitMs?: number;
};

/** Requests that may be asked twice without anything happening twice. */
const reads = /\.(get[A-Z]\w*|keepAlive|login|subscribeEvents)$/;

/** XML-RPC of one person. Rejects with a `UciFault` where the PBX declines and an `OutsideError` where it cannot be asked. */
export class UciConnection {
  readonly #parts: {
    readonly baseUrl: string;
    readonly login: string;
    readonly exchange: Exchange;
    readonly auth: UciAuth;
    readonly callback: CallbackAddress | null;
  };
  #cookie: string | null = null;

  constructor(parts: {
    readonly baseUrl: string;
    readonly login: string;
    readonly exchange: Exchange;
    readonly auth: UciAuth;
    readonly callback: CallbackAddress | null;
  }) {
    this.#parts = parts;
  }

  /** A new login starts without the cookie of the session before. */
  forgetSession(): void {
    this.#cookie = null;
  }

  async ask(ask: UciAsk): Promise<XmlRpcValue> {
    const operation = ask.method.slice(ask.method.lastIndexOf('.') + 1);
    const answer = await this.#parts.exchange({
      method: 'POST',
      url: await this.#url(),
      headers: {
        'content-type': 'text/xml; charset=UTF-8',
        accept: 'text/xml',
        ...(this.#cookie === null ? {} : { cookie: this.#cookie }),
      },
      body: writeMethodCall(ask.method, ask.parameters ?? []),
      signal: ask.signal,
      again: reads.test(ask.method),
      ...(ask.limitMs === undefined ? {} : { limitMs: ask.limitMs }),
      limitBytes: (ask.limits ?? defaultXmlLimits).bytes,
      operation,
    });
    if (answer.status !== 200) throw errorOfUciStatus(answer, operation);
    this.#cookie = sessionCookie(answer) ?? this.#cookie;
    return read(answer.body, ask.limits, operation);
  }

  async #url(): Promise<string> {
    const { baseUrl, login, auth, callback } = this.#parts;
    const query = new URLSearchParams();
    query.set('de.vertico.starface.user', login);
    for (const [name, value] of Object.entries(await auth())) query.set(name, value);
    if (callback !== null) {
      query.set('de.vertico.starface.callback.host', callback.host);
      query.set('de.vertico.starface.callback.port', String(callback.port));
      query.set('de.vertico.starface.callback.path', callback.path);
      query.set('de.vertico.starface.callback.type', callback.type);
    }
    return `${baseUrl}/xml-rpc?${query.toString()}`;
  }
}

/** A missing address or a bad request is the PBX's trouble here, not a statement about what was asked. */
function errorOfUciStatus(answer: Answer, operation: string): Error {
  const error = errorOfStatus(answer.status, operation, answer.retryAfterMs);
  if (error.kind !== 'notFound' && error.kind !== 'rejected') return error;
  return starfaceError('unavailable', 'unavailable', `STARFACE answered ${answer.status} to: ${operation}`);
}

function read(body: Uint8Array, limits: XmlLimits | undefined, operation: string): XmlRpcValue {
  try {
    const response = readMethodResponse(body, limits);
    if (response.kind === 'fault') throw new UciFault(response.text, response.code);
    return response.value;
  } catch (error) {
    if (!(error instanceof BadXml)) throw error;
    throw starfaceError(
      'unavailable',
      'unreadable-answer',
      `The answer cannot be read (${error.message}): ${operation}`,
    );
  }
}

function sessionCookie(answer: Answer): string | null {
  const header = answer.headers['set-cookie'];
  const lines = typeof header === 'string' ? [header] : (header ?? []);
  const found = lines.map((line) => /^JSESSIONID=[^;\s]{1,200}/.exec(line.trim())?.[0]).find((cookie) => cookie);
  return found ?? null;
}
