import { request } from 'undici';
import type { Dispatcher } from 'undici';
import { OutsideError } from '../../../bridge/ports.ts';
import type { Clock } from '../../../bridge/ports.ts';
import { starfaceError } from '../starface-error.ts';
import { parseRetryAfter } from './retry-after.ts';

/** The longest that any request may take, from the first byte sent to the last byte read. */
export const REQUEST_LIMIT_MS = 15_000;
export const REST_ANSWER_LIMIT_BYTES = 8 * 1024 * 1024;

export type Ask = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal | undefined;
  readonly limitMs?: number;
  readonly limitBytes?: number;
  /** Asked once more at once where the connection breaks: for reads, whose idle connection the PBX may just have closed. */
  readonly again?: boolean;
  /** What is tried, for error texts: no path, no number, no name. */
  readonly operation: string;
};

export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Uint8Array;
  readonly retryAfterMs: number | undefined;
};

/** One request and its whole answer, bounded in time and size; redirects are not followed. Rejects with an `OutsideError`. */
export type Exchange = (ask: Ask) => Promise<Answer>;

export function createExchange(dispatcher: Dispatcher, clock: Clock): Exchange {
  const once: Exchange = async (ask) => {
    const abort = new AbortController();
    let timedOut = false;
    const cancelLimit = clock.after(ask.limitMs ?? REQUEST_LIMIT_MS, () => {
      timedOut = true;
      abort.abort();
    });
    const stop = (): void => abort.abort();
    if (ask.signal?.aborted === true) stop();
    ask.signal?.addEventListener('abort', stop, { once: true });
    try {
      const response = await request(ask.url, {
        method: ask.method,
        dispatcher,
        signal: abort.signal,
        headers: ask.headers ?? {},
        body: ask.body ?? null,
      });
      const body = await readBody(response.body, ask.limitBytes ?? REST_ANSWER_LIMIT_BYTES, abort);
      const retryAfter = response.headers['retry-after'];
      return {
        status: response.statusCode,
        headers: response.headers,
        body,
        retryAfterMs: parseRetryAfter(typeof retryAfter === 'string' ? retryAfter : undefined, clock.now()),
      };
    } catch (error) {
      throw explain(error, ask, timedOut);
    } finally {
      cancelLimit();
      ask.signal?.removeEventListener('abort', stop);
    }
  };
  return async (ask) => {
    try {
      return await once(ask);
    } catch (error) {
      if (ask.again === true && error instanceof BrokenConnection) return await once({ ...ask, again: false });
      throw error;
    }
  };
}

/** The connection was there and broke; everything else about it is an ordinary `unavailable`. */
class BrokenConnection extends OutsideError {}

const brokenCodes = ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'];

class TooLarge extends Error {}

async function readBody(
  stream: AsyncIterable<unknown>,
  limitBytes: number,
  abort: AbortController,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    if (!(chunk instanceof Uint8Array)) continue;
    size += chunk.byteLength;
    if (size > limitBytes) {
      abort.abort();
      throw new TooLarge();
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function explain(error: unknown, ask: Ask, timedOut: boolean): Error {
  const code = codeOf(error);
  if (timedOut) return starfaceError('unavailable', 'timeout', `STARFACE did not answer in time to: ${ask.operation}`);
  if (ask.signal?.aborted === true) return starfaceError('unavailable', 'stopped', `Given up: ${ask.operation}`);
  if (error instanceof TooLarge || code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') {
    return starfaceError('unavailable', 'unreadable-answer', `The answer is too large: ${ask.operation}`);
  }
  if (error instanceof Error && error.name === 'WrongCertificate') {
    return starfaceError(
      'unavailable',
      'certificate-changed',
      'STARFACE shows another certificate than the confirmed one',
    );
  }
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS/.test(code)) {
    return starfaceError(
      'unavailable',
      'certificate-untrusted',
      `The certificate of STARFACE is not trusted (${code})`,
    );
  }
  const message = `STARFACE cannot be reached (${code || 'broken'}): ${ask.operation}`;
  if (brokenCodes.includes(code)) {
    return new BrokenConnection('starface', 'unavailable', 'starface.unavailable', message);
  }
  return starfaceError('unavailable', 'unavailable', message);
}

/** Codes such as `ECONNREFUSED`: capitals, digits and underscores only, so that no address slips into a text. */
function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^[A-Z0-9_]{2,60}$/.test(code) ? code : '';
}
