/** Typed client of the bridge's API (`/api/v1`). Types come from the contract; schemas stay on the server. */
import type { CallAnswer, Colleague, DndRequest, LinkRequest, Me, PlaceCallRequest } from '../../contract/api.ts';
import { unreachable } from './api-problem.ts';
import { authorizedFetch, type Fetch } from './authorized-fetch.ts';
import { problemOf } from './problem-response.ts';
import type { TokenSource } from './tokens.ts';

/** A call just placed; name and time of connection are known from the events on. */
export type PlacedCall = Pick<CallAnswer, 'id' | 'state' | 'number'>;

/** Every method rejects with an `ApiProblem`. */
export type Api = {
  readonly me: () => Promise<Me>;
  readonly link: (request: LinkRequest) => Promise<void>;
  readonly unlink: () => Promise<void>;
  readonly setDnd: (request: DndRequest) => Promise<void>;
  readonly calls: () => Promise<readonly CallAnswer[]>;
  readonly placeCall: (request: PlaceCallRequest) => Promise<PlacedCall>;
  readonly hangUp: (id: string) => Promise<void>;
  readonly colleagues: () => Promise<readonly Colleague[]>;
};

export type ApiSettings = {
  /** Address of `/api/v1`, without a slash at the end. */
  readonly baseUrl: string;
  readonly tokens: TokenSource;
  readonly fetch: Fetch;
  readonly now?: () => number;
  /** After which a request without an answer counts as unreachable; the PBX may take 15 s. */
  readonly timeoutMs?: number;
};

export function createApi(settings: ApiSettings): Api {
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
  const read = async <T>(path: string): Promise<T> => (await (await answer('GET', path)).json()) as T;
  const send = async (method: string, path: string, body?: object): Promise<void> => {
    const response = await answer(method, path, body);
    await response.body?.cancel();
  };

  return {
    me: () => read('/me'),
    link: (request) => send('PUT', '/me/starface', request),
    unlink: () => send('DELETE', '/me/starface'),
    setDnd: (request) => send('PUT', '/me/dnd', request),
    calls: () => read('/calls'),
    placeCall: async (request) => (await (await answer('POST', '/calls', request)).json()) as PlacedCall,
    hangUp: (id) => send('DELETE', `/calls/${encodeURIComponent(id)}`),
    colleagues: () => read('/colleagues'),
  };
}
