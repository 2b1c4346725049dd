/**
 * Calls Graph under the tenant's budget with a token that is renewed once where Graph refuses it.
 *
 * Nothing is repeated here beyond that: who asked decides anew, with newer knowledge.
 */
import { randomUUID } from 'node:crypto';
import type { Clock, MicrosoftPriority } from '../../../bridge/ports.ts';
import { OutsideError } from '../../../domain/outside-error.ts';
import type { RequestBudget } from '../budget/request-budget.ts';
import type { HttpAnswer, HttpExchange } from '../http-exchange.ts';
import { answerError, notUnderstood } from './answer-error.ts';
import { claimsChallenge } from './claims-challenge.ts';

/** Where access tokens come from: one source for the application, one for each service account. */
export interface TokenSource {
  /** A token that is good for the moment. */
  current(): Promise<string>;
  /** Makes sure that the next token is another than the refused one. `claims` is the JSON of a challenge. */
  renew(refused: string, claims?: string): Promise<void>;
  /** A renewed token was refused too: for a while nothing is sent. */
  refusedAgain(token: string): void;
  /** Graph took the token, whatever it answered. */
  accepted(): void;
  /** True where the next token has other roles than the one that was forbidden something. */
  rolesChanged(forbidden: string): Promise<boolean>;
}

export type GraphCall = {
  /** Graph's own name of the operation, for errors. */
  readonly operation: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below `/v1.0`, beginning with a slash; or a whole address that Graph itself gave us. */
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly priority: MicrosoftPriority;
  readonly signal?: AbortSignal | undefined;
  /** Statuses beside 2xx that are no error for this call. */
  readonly expected?: readonly number[];
};

export class GraphClient {
  readonly #graphUrl: string;
  readonly #http: HttpExchange;
  readonly #tokens: TokenSource;
  readonly #budget: RequestBudget;
  readonly #clock: Clock;

  constructor(options: {
    readonly graphUrl: string;
    readonly http: HttpExchange;
    readonly tokens: TokenSource;
    readonly budget: RequestBudget;
    readonly clock: Clock;
  }) {
    this.#graphUrl = options.graphUrl;
    this.#http = options.http;
    this.#tokens = options.tokens;
    this.#budget = options.budget;
    this.#clock = options.clock;
  }

  async call(call: GraphCall): Promise<HttpAnswer> {
    // Without a token nothing is sent, so nothing waits in the queue either.
    await this.#tokens.current();
    try {
      return await this.#once(call);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (await this.#mayBeTurned(error)) return await this.#last(call);
      throw answerError(call.operation, error.answer, this.#clock.now());
    }
  }

  /** The answer's JSON. A body that is none is `unavailable`: something between us and Graph answered. */
  async json(call: GraphCall): Promise<unknown> {
    const answer = await this.call(call);
    try {
      return JSON.parse(answer.body) as unknown;
    } catch {
      throw notUnderstood(call.operation, answer);
    }
  }

  /** Whether an address that came with an answer leads to Graph, so that no token goes anywhere else. */
  isOwnAddress(address: string): boolean {
    return URL.canParse(address) && new URL(address).origin === new URL(this.#graphUrl).origin;
  }

  async #mayBeTurned({ answer, token }: Refused): Promise<boolean> {
    if (answer.status === 401) {
      await this.#tokens.renew(token, claimsChallenge(answer.headers['www-authenticate']));
      return true;
    }
    // A token keeps the roles that it was issued with: a permission granted since then is in the next one.
    return this.#tokens.rolesChanged(token);
  }

  async #last(call: GraphCall): Promise<HttpAnswer> {
    try {
      return await this.#once(call);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (error.answer.status === 401) this.#tokens.refusedAgain(error.token);
      throw answerError(call.operation, error.answer, this.#clock.now());
    }
  }

  #once(call: GraphCall): Promise<HttpAnswer> {
    const { operation, method, path, body, priority, signal, expected = [] } = call;
    const url = path.startsWith('/') ? `${this.#graphUrl}/v1.0${path}` : path;
    if (!this.isOwnAddress(url)) throw foreignAddress(operation);
    const headers: Record<string, string> = {
      accept: 'application/json',
      'client-request-id': randomUUID(),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...call.headers,
    };
    const content = body === undefined ? {} : { body: JSON.stringify(body) };
    const send = async (): Promise<HttpAnswer> => {
      // Asked for when the turn has come: the queue may have been longer than the rest of a token's life.
      const token = await this.#tokens.current();
      const request = { method, url, headers: { ...headers, authorization: `Bearer ${token}` }, ...content };
      const answer = await this.#http.send(request, signal);
      const { status } = answer;
      if (status !== 401) this.#tokens.accepted();
      if ((status >= 200 && status < 300) || expected.includes(status)) return answer;
      if (status === 401 || status === 403) throw new Refused(answer, token);
      throw answerError(operation, answer, this.#clock.now());
    };
    return this.#budget.run(priority, send, signal);
  }
}

/** Inside this file: an answer that a fresh token may turn. */
class Refused extends Error {
  readonly answer: HttpAnswer;
  readonly token: string;

  constructor(answer: HttpAnswer, token: string) {
    super('refused');
    this.answer = answer;
    this.token = token;
  }
}

function foreignAddress(operation: string): OutsideError {
  const message = `Microsoft Graph named an address of another host in its answer to ${operation}`;
  return new OutsideError('microsoft', 'unavailable', 'microsoft.answer-not-understood', message);
}
