import type { Exchange, Job } from '../http/exchange.ts';
import { Refusal } from '../http/exchange.ts';
import type { Pbx } from '../pbx/pbx.ts';
import type { Person } from '../pbx/person.ts';
import { RestRequest, type RestRoute } from './rest-request.ts';
import { Router } from './router.ts';

export type RestApiOptions = {
  readonly pbx: Pbx;
  readonly routes: readonly RestRoute[];
  readonly authenticate: (exchange: Exchange) => Person | undefined;
  readonly onUnknown: (what: string) => void;
};

/** `/rest`: finds the operation, checks who calls, answers. */
export class RestApi {
  readonly #options: RestApiOptions;
  readonly #router: Router;

  constructor(options: RestApiOptions) {
    this.#options = options;
    this.#router = new Router(options.routes);
  }

  /** `path` is the part below `/rest`. */
  plan(exchange: Exchange, path: string): Job {
    const { pbx, authenticate, onUnknown } = this.#options;
    const match = this.#router.match(exchange.method, path);
    if (match.kind !== 'route') {
      onUnknown(`${exchange.method} /rest${path}`);
      const refusal =
        match.kind === 'unknown'
          ? new Refusal(404, 'NOT_FOUND', 'There is no such resource.')
          : new Refusal(405, 'METHOD_NOT_ALLOWED', `Allowed: ${match.allowed.join(', ')}.`);
      return { operation: 'unknown', run: () => refusal.toReply() };
    }
    const { route, params } = match;
    const request = new RestRequest(pbx, exchange, params);
    const caller = authenticate(exchange);
    const run = () => {
      if (route.open === true) return route.handle(request);
      // Source: all public clients expect 401 for a missing, expired or logged-out token.
      if (caller === undefined) throw new Refusal(401, 'UNAUTHORIZED', 'The token is missing, unknown or expired.');
      return route.handle(request, caller);
    };
    if (route.writes === undefined) return { operation: route.operation, run };
    const person = route.writesFor?.(request) ?? caller?.login ?? '';
    return { operation: route.operation, change: { person, value: route.writes(request) }, run };
  }
}
