/**
 * Which error an answer of Graph is. Sources: https://learn.microsoft.com/graph/errors and /graph/throttling
 *
 * Messages name the operation, Graph's own code and its request id. Graph's own text stays out of them: it may name people.
 */
import { z } from 'zod';
import { OutsideError } from '../../../domain/outside-error.ts';
import type { OutsideErrorKind } from '../../../domain/outside-error.ts';
import type { HttpAnswer } from '../http-exchange.ts';
import { retryAfterMs } from '../retry-after.ts';

type Meaning = { readonly kind: OutsideErrorKind; readonly code: string };

const throttled: Meaning = { kind: 'rateLimited', code: 'microsoft.throttled' };
const unavailable: Meaning = { kind: 'unavailable', code: 'microsoft.unavailable' };
const rejected: Meaning = { kind: 'rejected', code: 'microsoft.request-rejected' };

const meanings: Readonly<Record<number, Meaning>> = {
  401: { kind: 'unauthorized', code: 'microsoft.token-refused' },
  403: { kind: 'forbidden', code: 'microsoft.permission-missing' },
  404: { kind: 'notFound', code: 'microsoft.not-found' },
  408: unavailable,
  409: { kind: 'conflict', code: 'microsoft.conflict' },
  410: { kind: 'notFound', code: 'microsoft.resync-required' },
  412: { kind: 'conflict', code: 'microsoft.conflict' },
  429: throttled,
  509: throttled,
};

export function answerError(operation: string, answer: HttpAnswer, now: number): OutsideError {
  const { status, headers } = answer;
  if (isPageOfAnother(answer)) return notUnderstood(operation, answer);
  const { kind, code } = meaningOf(status);
  const waitMs =
    kind === 'rateLimited' || kind === 'unavailable' ? retryAfterMs(headers['retry-after'], now) : undefined;
  const named = [`${status}`, errorCode(answer.body), requestId(headers['request-id'])].filter((part) => part !== null);
  return new OutsideError(
    'microsoft',
    kind,
    code,
    `Microsoft Graph answered ${operation} with ${named.join(', ')}`,
    waitMs === undefined ? {} : { retryAfterMs: waitMs },
  );
}

/** An answer of success that is not what was asked for: a proxy's page, or a body that broke off. */
export function notUnderstood(operation: string, answer: HttpAnswer): OutsideError {
  const id = requestId(answer.headers['request-id']);
  const message = `The answer of Microsoft Graph to ${operation} was not understood${id === null ? '' : `, ${id}`}`;
  return new OutsideError('microsoft', 'unavailable', 'microsoft.answer-not-understood', message);
}

/** A proxy's page that says 401, 403 or 404 is no word of Graph: nothing is given back or forgotten because of it. */
function isPageOfAnother({ status, headers }: HttpAnswer): boolean {
  return status >= 400 && status < 500 && status !== 429 && headers['content-type']?.startsWith('text/html') === true;
}

function meaningOf(status: number): Meaning {
  const known = meanings[status];
  if (known !== undefined) return known;
  // A redirect is a proxy or a sign-in page between us and Graph, which itself never redirects these calls.
  if (status < 400 || status >= 500) return unavailable;
  return rejected;
}

const errorBody = z.object({ error: z.object({ code: z.string() }) });

/** Graph's code is a word of its own vocabulary, such as `Request_ResourceNotFound`; anything else is left out. */
function errorCode(body: string): string | null {
  try {
    const parsed = errorBody.safeParse(JSON.parse(body));
    const code = parsed.success ? parsed.data.error.code : '';
    return /^[\w.-]{1,64}$/.test(code) ? code : null;
  } catch {
    return null;
  }
}

function requestId(header: string | undefined): string | null {
  return header !== undefined && /^[\w-]{1,64}$/.test(header) ? `request-id ${header}` : null;
}
