import type { PbxPriority } from '../../../bridge/ports.ts';
import { restHeaders } from '../login/classic-login.ts';
import type { Credential, TokenCache } from '../login/token-cache.ts';
import type { Answer, Exchange } from '../net/exchange.ts';
import { parseJson } from '../net/json.ts';
import { errorOfStatus } from '../starface-error.ts';
import type { AdaptiveBudget } from './adaptive-budget.ts';

export type RestAsk = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/rest`, with a leading slash; every variable part encoded by the caller. */
  readonly path: string;
  readonly body?: unknown;
  readonly priority: PbxPriority;
  readonly signal?: AbortSignal | undefined;
  /** What is tried, for error texts. */
  readonly operation: string;
};

/** REST of one PBX as one account. Rejects with an `OutsideError`; a 401 is answered by one new login, then given up. */
export interface RestClient {
  /** The answer's JSON, null where it has no body. */
  ask(ask: RestAsk): Promise<unknown>;
}

export function createRestClient(parts: {
  readonly baseUrl: string;
  readonly exchange: Exchange;
  readonly tokens: TokenCache;
  readonly budget: AdaptiveBudget;
}): RestClient {
  const { baseUrl, exchange, tokens, budget } = parts;

  async function send(ask: RestAsk, credential: Credential): Promise<Answer> {
    const answer = await exchange({
      method: ask.method,
      url: `${baseUrl}/rest${ask.path}`,
      headers: { ...restHeaders, ...credential.headers },
      ...(ask.body === undefined ? {} : { body: JSON.stringify(ask.body) }),
      signal: ask.signal,
      again: ask.method === 'GET',
      operation: ask.operation,
    });
    if (answer.status !== 401) tokens.proven(credential);
    return answer;
  }

  async function sendWithRenewal(ask: RestAsk): Promise<unknown> {
    const credential = await tokens.current();
    let answer = await send(ask, credential);
    if (answer.status === 401) answer = await send(ask, await tokens.replace(credential));
    if (answer.status < 200 || answer.status > 299) {
      throw errorOfStatus(answer.status, ask.operation, answer.retryAfterMs);
    }
    return parseJson(answer.body, ask.operation);
  }

  return { ask: (ask) => budget.run(ask.priority, () => sendWithRenewal(ask), ask.signal) };
}
