/** `fetch` with the person's token: one more try with a fresh token where the first is refused. */
import { unreachable, withoutToken } from './api-problem.ts';
import type { TokenSource } from './tokens.ts';

export type Fetch = (input: string, init?: RequestInit) => Promise<Response>;

/**
 * Answers whatever the bridge answers, a second 401 too.
 * @throws ApiProblem `unreachable` without an answer, a sign-in code without a token; an abort is passed on as it is.
 */
export function authorizedFetch(fetch: Fetch, tokens: TokenSource): Fetch {
  const token = async (options?: Parameters<TokenSource['getToken']>[0]): Promise<string> => {
    try {
      return await tokens.getToken(options);
    } catch (cause) {
      throw withoutToken(cause);
    }
  };
  const send = async (input: string, init: RequestInit, bearer: string): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${bearer}`);
    try {
      return await fetch(input, { ...init, headers, credentials: 'omit', cache: 'no-store' });
    } catch (cause) {
      if (init.signal?.aborted) throw cause;
      throw unreachable(cause);
    }
  };
  return async (input, init = {}) => {
    const first = await send(input, init, await token());
    if (first.status !== 401) return first;
    const claims = claimsOf(first.headers.get('www-authenticate'));
    await first.body?.cancel();
    return send(input, init, await token({ forceRefresh: true, ...(claims === null ? {} : { claims }) }));
  };
}

/**
 * The claims challenge of continuous access evaluation, decoded
 * (https://learn.microsoft.com/entra/identity-platform/claims-challenge).
 */
function claimsOf(header: string | null): string | null {
  const encoded = /\bclaims="([^"]+)"/.exec(header ?? '')?.[1];
  if (encoded === undefined) return null;
  try {
    return atob(encoded);
  } catch {
    return null;
  }
}
