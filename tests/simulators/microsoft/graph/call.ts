import { badRequest } from './answer.ts';
import type { Answer } from './answer.ts';
import type { GraphRequest } from './graph-request.ts';

/** Who calls, read out of the verified access token. */
export type Caller = {
  readonly applicationId: string;
  readonly tenantId: string;
  /** Object id of the signed-in person; undefined where an application calls in its own name. */
  readonly userId: string | undefined;
  /** Roles of an application, or scopes of a signed-in person. */
  readonly permissions: readonly string[];
};

export type GraphCall = {
  readonly caller: Caller;
  readonly query: URLSearchParams;
  readonly header: (name: string) => string | undefined;
  /** The parts of the path that vary, decoded. */
  readonly path: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** Answers another request of the same caller: an item of a batch. */
  readonly perform: (request: GraphRequest) => Promise<Answer>;
};

/** The members of a JSON body; a member that the action does not know is refused, as OData does. */
export function membersOf(body: unknown, action: string, known: readonly string[]): Readonly<Record<string, unknown>> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw badRequest(
      'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
    );
  }
  const stranger = Object.keys(body).find((name) => !known.includes(name) && !name.includes('@odata.'));
  if (stranger !== undefined) {
    throw badRequest(
      `The parameter '${stranger}' in the request payload is not a valid parameter for the operation '${action}'.`,
    );
  }
  return body as Record<string, unknown>;
}
