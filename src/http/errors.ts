/**
 * What went wrong, as `application/problem+json` (RFC 9457). The statuses stand in one table, `statusOfProblem` of the
 * contract; here are the titles and the way from an error to a code.
 */
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { OutsideError, type Log } from '../bridge/ports.ts';
import { ServiceError } from '../bridge/services.ts';
import { statusOfProblem, type Problem, type ProblemCode } from '../contract/problem.ts';

const titles: Readonly<Record<ProblemCode, string>> = {
  'auth.required': 'Sign in first.',
  'auth.forbidden': 'This is not allowed.',
  'not-found': 'There is nothing here.',
  'starface.not-linked': 'The STARFACE account is not linked.',
  'starface.no-account': 'There is no STARFACE account for this person.',
  'capability.missing': 'The PBX does not offer this.',
  'starface.wrong-credentials': 'The PBX refuses login or password.',
  'starface.other-account': 'This STARFACE account belongs to somebody else.',
  'starface.sign-in-refused': 'The PBX refuses the sign-in in the browser.',
  'starface.sign-in-stale': 'The sign-in in the browser is over, or was begun elsewhere.',
  'number.invalid': 'This cannot be dialled.',
  'number.refused': 'The PBX does not dial this number.',
  'mode.pinned': 'The configuration file sets the mode.',
  'request.invalid': 'The request is wrong.',
  busy: 'Too many requests.',
  'starface.unavailable': 'The PBX cannot be reached.',
  'microsoft.unavailable': 'Microsoft 365 cannot be reached.',
  internal: 'Something went wrong.',
};

/** Where nobody said when to come back. */
const defaultRetryAfterSeconds = 10;

export type ProblemOptions = {
  readonly detail?: string;
  readonly field?: string;
  readonly retryAfterSeconds?: number;
};

export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly options: ProblemOptions;

  constructor(code: ProblemCode, options: ProblemOptions = {}) {
    super(options.detail ?? titles[code]);
    this.name = 'ProblemError';
    this.code = code;
    this.options = options;
  }
}

/** The body as the schema leaves it; otherwise `request.invalid` with the member that is wrong. */
export function parseBody<Body>(schema: z.ZodType<Body>, body: unknown): Body {
  const parsed = schema.safeParse(body ?? {});
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const path = [...(issue?.path ?? []), ...(issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [])];
  throw new ProblemError('request.invalid', {
    ...(path.length > 0 ? { field: path.join('.') } : {}),
    ...(issue ? { detail: issue.message } : {}),
  });
}

export function sendProblem(reply: FastifyReply, code: ProblemCode, options: ProblemOptions = {}): FastifyReply {
  const status = statusOfProblem[code];
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  if (status === 429 || status === 503) {
    reply.header('retry-after', String(Math.max(1, Math.ceil(options.retryAfterSeconds ?? defaultRetryAfterSeconds))));
  }
  const problem: Problem = {
    type: `urn:presence-bridge:problem:${code}`,
    title: titles[code],
    status,
    code,
    ...(options.detail === undefined ? {} : { detail: options.detail }),
    ...(options.field === undefined ? {} : { field: options.field }),
  };
  return reply.code(status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
}

/** The last stop of every error: an unexpected one is logged and shown without its text. */
export function errorHandler(log: Log) {
  return (error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    if (error instanceof ProblemError) return sendProblem(reply, error.code, error.options);
    if (error instanceof ServiceError) return sendProblem(reply, error.code, optionsOf(error));
    if (error instanceof OutsideError && (error.kind === 'unavailable' || error.kind === 'rateLimited')) {
      const retryAfterSeconds =
        error.retryAfterMs === undefined ? {} : { retryAfterSeconds: error.retryAfterMs / 1_000 };
      return sendProblem(reply, `${error.side}.unavailable`, retryAfterSeconds);
    }
    const status = 'statusCode' in error ? error.statusCode : undefined;
    if (status !== undefined && status >= 400 && status < 500) {
      return [403, 404, 405].includes(status)
        ? sendProblem(reply, 'not-found')
        : sendProblem(reply, 'request.invalid', { detail: detailOf(error) });
    }
    log.error('a request failed unexpectedly', { method: request.method, route: request.routeOptions.url, error });
    return sendProblem(reply, 'internal');
  };
}

function optionsOf(error: ServiceError): ProblemOptions {
  return {
    detail: error.message,
    ...(error.field === undefined ? {} : { field: error.field }),
    ...(error.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: error.retryAfterSeconds }),
  };
}

/** Fastify's refusals of a body, in words that quote nothing of it. */
function detailOf(error: Error): string {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return 'The body must be application/json.';
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return 'The body is too large.';
  return 'The body is no valid JSON.';
}
