/**
 * The shape of a route of `/api/v1`. Everything is made from the table of these: the handlers, the checks of bodies, the
 * OpenAPI document, the tests of who may do what.
 */
import type { z } from 'zod';
import type { Caller, PersonServices, SyncServices, TelephoneServices } from '../../bridge/services.ts';
import type { ProblemCode } from '../../contract/problem.ts';

export type ApiRoute<Body = unknown> = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/api/v1`, with parameters in braces. */
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  readonly body?: z.ZodType<Body>;
  /** Of `/problem`s that this route has beyond those of every route. */
  readonly problems?: readonly ProblemCode[];
  readonly answer: { readonly status: 200 | 201 | 204; readonly schema?: z.ZodType };
  /** Counts against the limit of dials. */
  readonly dials?: boolean;
  readonly handle: (call: ApiCall<Body>) => unknown;
};

export type ApiCall<Body> = {
  readonly persons: PersonServices;
  readonly telephone: TelephoneServices;
  readonly sync: SyncServices;
  readonly caller: Caller;
  readonly body: Body;
  /** The query as it came; routes check it themselves. */
  readonly query: unknown;
  /** A parameter of the path. */
  readonly param: (name: string) => string;
  /** Milliseconds since 1970. */
  readonly now: number;
};

/** Ties the body's schema to the handler, then forgets the body's type. */
export function apiRoute<Body>(route: ApiRoute<Body>): ApiRoute {
  return route as unknown as ApiRoute;
}
