/**
 * One HTTP exchange with Microsoft: a time limit, no redirects, a bounded answer, and one kind of error.
 *
 * Connections are kept and belong to this object, so that `close` leaves nothing open. The certificate authorities are
 * those of Node, which `NODE_EXTRA_CA_CERTS` extends.
 */
import { Agent, request } from 'undici';
import type { Clock } from '../../bridge/ports.ts';
import { OutsideError } from '../../domain/outside-error.ts';

export type HttpRequest = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
};

export type HttpAnswer = {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

export interface HttpExchange {
  /** Rejects with `unavailable` where there is no whole answer: `microsoft.unreachable` or `microsoft.timeout`. */
  send(request: HttpRequest, signal?: AbortSignal): Promise<HttpAnswer>;
  close(): Promise<void>;
}

const timeLimitMs = 10_000;
const longestAnswer = 32 * 1024 * 1024;
const connections = 64;
/** Longer than the pause between two sweeps; a server that closes earlier says so in its `Keep-Alive` header. */
const keptMs = 30_000;

export function createHttpExchange(clock: Clock): HttpExchange {
  // The time limit is ours, by the clock that was given; those of undici are switched off.
  const agent = new Agent({
    connections,
    keepAliveTimeout: keptMs,
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: { timeout: timeLimitMs },
  });

  return {
    async send({ method, url, headers, body }, signal) {
      const limit = new AbortController();
      let isLate = false;
      const giveUp = () => limit.abort();
      const cancel = clock.after(timeLimitMs, () => {
        isLate = true;
        limit.abort();
      });
      signal?.addEventListener('abort', giveUp, { once: true });
      if (signal?.aborted === true) giveUp();
      try {
        const options = { method, headers, signal: limit.signal, dispatcher: agent };
        const answer = await request(url, body === undefined ? options : { ...options, body });
        return {
          status: answer.statusCode,
          headers: Object.fromEntries(
            Object.entries(answer.headers).map(([name, value]) => [name, [value].flat().join(', ')]),
          ),
          body: await textOf(answer.body),
        };
      } catch (error) {
        throw failureOf(error, isLate);
      } finally {
        cancel();
        signal?.removeEventListener('abort', giveUp);
      }
    },

    close: () => agent.destroy(),
  };
}

async function textOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body) {
    length += part.length;
    if (length > longestAnswer) throw new Error('The answer is longer than anything that Microsoft sends.');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function failureOf(error: unknown, isLate: boolean): OutsideError {
  if (isLate) {
    const message = `Microsoft did not answer within ${timeLimitMs / 1_000} s`;
    return new OutsideError('microsoft', 'unavailable', 'microsoft.timeout', message);
  }
  const message = `Microsoft could not be reached (${nameOf(error)})`;
  return new OutsideError('microsoft', 'unavailable', 'microsoft.unreachable', message, { cause: error });
}

/** The system's name of the trouble, such as ECONNREFUSED. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'string' ? code : error.name;
}
