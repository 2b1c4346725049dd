import type { Ledger } from '../traffic/ledger.ts';
import { badRequest, Refusal } from './answer.ts';
import type { Answer } from './answer.ts';
import { itemsOf } from './batch.ts';
import type { BearerCheck } from './bearer.ts';
import type { Caller, GraphCall } from './call.ts';
import type { GraphRequest } from './graph-request.ts';
import type { GraphWorld, Operation } from './operation.ts';
import { Router } from './router.ts';
import type { Route } from './router.ts';
import type { Throttle } from './throttle.ts';

export type GraphOptions = {
  readonly operations: readonly Operation[];
  readonly world: GraphWorld;
  readonly bearer: Pick<BearerCheck, 'caller'>;
  readonly throttle: Throttle;
  readonly ledger: Ledger;
};

/** Microsoft Graph v1.0 without its socket. The order of the checks: token, route, limit, permission, body. */
export class Graph {
  /** Method and path of requests that no route here knows. */
  readonly unknownRequests: string[] = [];
  readonly #options: GraphOptions;
  readonly #router: Router;

  constructor(options: GraphOptions) {
    this.#options = options;
    this.#router = new Router(options.operations);
  }

  async answer(request: GraphRequest): Promise<Answer> {
    try {
      const caller = await this.#options.bearer.caller(request.header('authorization'));
      return await this.#answerFor(caller, { ...request, target: withoutVersion(request.target) });
    } catch (error) {
      return refusalAnswer(error, request);
    }
  }

  async #answerFor(caller: Caller, request: GraphRequest): Promise<Answer> {
    const { path, query } = partsOf(request.target);
    const route = this.#router.find(request.method, path);
    if (route === undefined) throw this.#router.knows(path) ? methodNotAllowed() : unknownSegment(path);
    const perform = (item: GraphRequest): Promise<Answer> =>
      this.#answerFor(caller, item).catch((error: unknown) => refusalAnswer(error, item));
    const call: GraphCall = { caller, query, header: request.header, path: route.path, body: undefined, perform };
    const headers = this.#spend(route.operation, call);
    if (!this.#mayCall(route, caller)) throw denied();
    if (request.body !== undefined && 'malformed' in request.body) {
      throw badRequest(
        'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
      );
    }
    const answer = await route.operation.handle({ ...call, body: request.body?.json }, this.#options.world);
    return { ...answer, headers: { ...headers, ...answer.headers } };
  }

  /** Counts the operation and remembers the write, before anything is checked. */
  note(request: GraphRequest): void {
    const { path } = partsOf(request.target.replace(version, ''));
    const route = this.#router.find(request.method, path);
    this.#options.ledger.operation(route?.operation.name ?? 'unknown');
    if (route === undefined) this.unknownRequests.push(`${request.method} ${path}`);
    const value = request.body !== undefined && 'json' in request.body ? request.body.json : null;
    if (route?.operation.name === '$batch') for (const item of readableItems(value)) this.note(item);
    if (route?.operation.changes !== true) return;
    this.#options.ledger.wrote({ person: this.#personOf(route), operation: route.operation.name, value });
  }

  /** https://learn.microsoft.com/graph/permissions-reference; the lists follow Microsoft's permissions file of August 2026. */
  #mayCall({ operation, path }: Route, caller: Caller): boolean {
    const holdsOne = (wanted: readonly string[] | undefined): boolean =>
      wanted?.some((permission) => caller.permissions.includes(permission)) === true;
    const wanted = caller.userId === undefined ? operation.application : operation.delegated;
    if (wanted?.length === 0 || holdsOne(wanted)) return true;
    const isSelf = path['id'] === undefined || this.#options.world.directory.find(path['id'])?.id === caller.userId;
    return caller.userId !== undefined && isSelf && holdsOne(operation.delegatedForSelf);
  }

  #personOf({ path }: Route): string {
    const id = path['id'] ?? '';
    return this.#options.world.directory.find(id)?.upn ?? id;
  }

  #spend({ limit }: Operation, call: GraphCall): Readonly<Record<string, string>> {
    const { throttle } = this.#options;
    if (limit === 'presence') throttle.presence(call.caller.applicationId);
    return typeof limit === 'function' ? throttle.identity(call.caller.applicationId, limit(call)) : {};
  }
}

function refusalAnswer(error: unknown, request: GraphRequest): Answer {
  if (error instanceof Refusal) return error.answer(request.header('client-request-id'));
  throw error;
}

function readableItems(body: unknown): readonly GraphRequest[] {
  try {
    return itemsOf(body).map(({ request }) => request);
  } catch {
    return [];
  }
}

function denied(): Refusal {
  return new Refusal(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
}

function partsOf(target: string): { readonly path: string; readonly query: URLSearchParams } {
  const [path = '', query = ''] = target.split(/\?(.*)/s);
  return { path: path.replace(/\/$/, ''), query: new URLSearchParams(query) };
}

/** Presence, users and subscriptions have the same shapes in both, as far as they are played here. */
const version = /^\/(v1\.0|beta)(?=[/?]|$)/i;

/** Requests inside of a batch have none: that of the batch counts. */
function withoutVersion(target: string): string {
  if (!version.test(target)) throw badRequest(`Invalid version: ${/^\/?([^/?]*)/.exec(target)?.[1] ?? ''}.`);
  return target.replace(version, '');
}

function methodNotAllowed(): Refusal {
  const message = 'Specified HTTP method is not allowed for the request target.';
  return new Refusal(405, 'Request_BadRequest', message);
}

function unknownSegment(path: string): Refusal {
  const segment = path.split('/').find((part) => part !== '') ?? '';
  return new Refusal(404, 'Request_ResourceNotFound', `Resource not found for the segment '${segment}'.`);
}
