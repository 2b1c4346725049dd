/** Requests to the bridge's API: JSON both ways, failures as `ApiProblem`. */
import { unreachable } from './api-problem.ts';
import { authorizedFetch, type Fetch } from './authorized-fetch.ts';
import { problemOf } from './problem-response.ts';
import type { TokenSource } from './tokens.ts';

/** Every method rejects with an `ApiProblem`. */
export type Transport = {
  readonly read: <T>(path: string) => Promise<T>;
  /** For answers with a body. */
  readonly ask: <T>(method: 'POST' | 'PUT', path: string, body: object) => Promise<T>;
  /** For answers without one. */
  readonly send: (method: 'POST' | 'PUT' | 'DELETE', path: string, body?: object) => Promise<void>;
};

export type TransportSettings = {
  /** Address of `/api/v1`, without a slash at the end. */
  readonly baseUrl: string;
  readonly tokens: TokenSource;
  readonly fetch: Fetch;
  readonly now?: () => number;
  /** After which a request without an answer counts as unreachable; the PBX may take 15 s. */
  readonly timeoutMs?: number;
};

export function createTransport(settings: TransportSettings): Transport {
  const { baseUrl, now = Date.now, timeoutMs = 20_000 } = settings;
  const authorized = authorizedFetch(settings.fetch, settings.tokens);

  async function answer(method: string, path: string, body?: object): Promise<Response> {
    const signal = AbortSignal.timeout(timeoutMs);
    const init: RequestInit = { method, signal, headers: { accept: 'application/json' } };
    if (body) {
      init.headers = { ...init.headers, 'content-type': 'application/json' };
      init.body = JSON.stringify(body);
    }
    const response = await authorized(`${baseUrl}${path}`, init).catch((error: unknown) => {
      throw signal.aborted ? unreachable(error) : error;
    });
    if (!response.ok) throw await problemOf(response, now());
    return response;
  }

  return {
    read: async <T>(path: string) => (await (await answer('GET', path)).json()) as T,
    ask: async <T>(method: string, path: string, body: object) =>
      (await (await answer(method, path, body)).json()) as T,
    send: async (method, path, body) => {
      const response = await answer(method, path, body);
      await response.body?.cancel();
    },
  };
}
