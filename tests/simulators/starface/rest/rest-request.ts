import { z } from 'zod';
import { badRequest, Refusal, type Exchange, type Reply } from '../http/exchange.ts';
import type { Pbx } from '../pbx/pbx.ts';
import type { PermissionName } from '../pbx/permissions.ts';
import type { JsonObject, Person } from '../pbx/person.ts';

/** One call of a REST operation: path parameters, tolerant query, strict body. */
export class RestRequest {
  readonly exchange: Exchange;
  readonly pbx: Pbx;
  readonly #params: Readonly<Record<string, string>>;

  constructor(pbx: Pbx, exchange: Exchange, params: Readonly<Record<string, string>>) {
    this.pbx = pbx;
    this.exchange = exchange;
    this.#params = params;
  }

  param(name: string): string {
    return this.#params[name] ?? '';
  }

  /** Public clients send an absent parameter as an empty one. */
  query(name: string): string | undefined {
    const value = this.exchange.query.get(name);
    return value === null || value === '' ? undefined : value;
  }

  /** Public clients write booleans with a capital: `assigned=True`. */
  flag(name: string): boolean | undefined {
    const value = this.query(name)?.toLowerCase();
    if (value === undefined) return undefined;
    if (value === 'true' || value === 'false') return value === 'true';
    throw badRequest(`${name} is no boolean.`);
  }

  integer(name: string): number | undefined {
    const value = this.query(name);
    if (value === undefined) return undefined;
    if (!/^-?\d+$/.test(value)) throw badRequest(`${name} is no integer.`);
    return Number(value);
  }

  /** Null where there is no body or the body is no JSON. */
  peekBody(): unknown {
    try {
      return JSON.parse(this.exchange.body.toString('utf8')) as unknown;
    } catch {
      return null;
    }
  }

  /** The body as the schema has it; 400 with what is wrong otherwise. */
  checked<T>(schema: z.ZodType<T>): T {
    const result = schema.safeParse(this.peekBody());
    if (!result.success) throw badRequest(z.prettifyError(result.error));
    return result.data;
  }

  object(): JsonObject {
    const body = this.peekBody();
    if (typeof body !== 'object' || body === null || Array.isArray(body))
      throw badRequest('A JSON object is expected.');
    return body as JsonObject;
  }

  /** The person that `{userId}` names, as far as there is one. */
  target(): Person | undefined {
    const userId = Number(this.param('userId'));
    return Number.isInteger(userId) ? this.pbx.byId(userId) : undefined;
  }

  /** Login of the target for the records; the raw id where nobody has it. */
  targetName(): string {
    return this.target()?.login ?? this.param('userId');
  }
}

type RouteHead = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With `{name}` for a path parameter, without the trailing slash that some paths of the specification bear. */
  readonly path: string;
  readonly operation: string;
  /** Value that a changing request would write; its presence makes the request a write. */
  readonly writes?: (request: RestRequest) => unknown;
  /** Person whose things are changed; the caller where absent. */
  readonly writesFor?: (request: RestRequest) => string | undefined;
};

/** An open route is served without a login. */
export type RestRoute = RouteHead &
  (
    | { readonly open: true; readonly handle: (request: RestRequest) => Reply }
    | { readonly open?: never; readonly handle: (request: RestRequest, caller: Person) => Reply }
  );

/**
 * Source: STARFACE 10 answers 403 with a free text that names the user's id and the missing right.
 * Which right the administrative paths need is assumed.
 */
export function demand(pbx: Pbx, caller: Person, permission: PermissionName): void {
  if (pbx.may(caller, permission)) return;
  throw new Refusal(403, 'FORBIDDEN', `User ${caller.userId} does not have the permission ${permission}.`);
}
