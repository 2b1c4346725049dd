/**
 * MSAL's way to the network: our exchange with its time limit, which MSAL's own POST does not have.
 *
 * MSAL wraps whatever goes wrong in errors of its own. So this object remembers the last answer and the last failure of
 * one token request, and the caller decides by them.
 */
import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';
import { OutsideError } from '../../../domain/outside-error.ts';
import type { HttpAnswer, HttpExchange, HttpRequest } from '../http-exchange.ts';

export class MsalNetwork implements INetworkModule {
  readonly #http: HttpExchange;
  answer: HttpAnswer | null = null;
  failure: OutsideError | null = null;

  constructor(http: HttpExchange) {
    this.#http = http;
  }

  sendGetRequestAsync<T>(url: string, options?: NetworkRequestOptions): Promise<NetworkResponse<T>> {
    return this.#send({ method: 'GET', url, headers: options?.headers ?? {} });
  }

  sendPostRequestAsync<T>(url: string, options?: NetworkRequestOptions): Promise<NetworkResponse<T>> {
    return this.#send({ method: 'POST', url, headers: options?.headers ?? {}, body: options?.body ?? '' });
  }

  async #send<T>(request: HttpRequest): Promise<NetworkResponse<T>> {
    try {
      this.answer = await this.#http.send(request);
      const { status, headers, body } = this.answer;
      return { status, headers: { ...headers }, body: (isFault(status) ? fault : parse(body)) as T };
    } catch (error) {
      this.failure = error instanceof OutsideError ? error : notUnderstood();
      throw this.failure;
    }
  }
}

/** The body of a 5xx or 429 may be anybody's; what it means is in the status. */
const fault = { error: 'temporarily_unavailable' };

function isFault(status: number): boolean {
  return status === 429 || status >= 500 || status < 200 || (status >= 300 && status < 400);
}

function parse(body: string): unknown {
  const value: unknown = JSON.parse(body);
  if (typeof value !== 'object' || value === null) throw notUnderstood();
  return value;
}

function notUnderstood(): OutsideError {
  const message = 'The answer of Entra ID was not understood';
  return new OutsideError('microsoft', 'unavailable', 'microsoft.answer-not-understood', message);
}
