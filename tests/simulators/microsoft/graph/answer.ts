import { randomUUID } from 'node:crypto';

export type Answer = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
};

/** A request that Graph refuses. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }

  answer(clientRequestId?: string): Answer {
    return { status: this.status, headers: this.headers, body: errorBody(this.code, this.message, clientRequestId) };
  }
}

/** https://learn.microsoft.com/graph/errors#error-resource-type */
export function errorBody(code: string, message: string, clientRequestId?: string): unknown {
  const requestId = randomUUID();
  const date = new Date().toISOString().slice(0, 19);
  return {
    error: {
      code,
      message,
      innerError: { date, 'request-id': requestId, 'client-request-id': clientRequestId ?? requestId },
    },
  };
}

/** The code that goes with a status where a test asks for nothing but the status. */
export function codeOf(status: number): string {
  return codes[status] ?? (status >= 500 ? 'InternalServerError' : 'BadRequest');
}

/** https://learn.microsoft.com/graph/errors#code-property and the examples of https://learn.microsoft.com/graph/throttling */
const codes: Readonly<Record<number, string>> = {
  401: 'InvalidAuthenticationToken',
  403: 'Authorization_RequestDenied',
  404: 'Request_ResourceNotFound',
  409: 'Conflict',
  410: 'resyncRequired',
  429: 'TooManyRequests',
  500: 'InternalServerError',
  502: 'BadGateway',
  503: 'ServiceUnavailable',
  504: 'GatewayTimeout',
};

export function badRequest(message: string): Refusal {
  return new Refusal(400, 'BadRequest', message);
}

/** What the directory does not do, or not without `ConsistencyLevel: eventual`. */
export function unsupportedQuery(message: string): Refusal {
  return new Refusal(400, 'Request_UnsupportedQuery', message);
}

/** The wording of the directory for an id that it does not know. */
export function noSuchResource(id: string): Refusal {
  return new Refusal(
    404,
    'Request_ResourceNotFound',
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  );
}
