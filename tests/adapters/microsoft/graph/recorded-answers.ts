/**
 * Answers of Graph and of what stands before it, and the error that each one is.
 *
 * Shapes and codes: https://learn.microsoft.com/graph/errors, /graph/throttling, /graph/resolve-auth-errors, and the files
 * of tests/fixtures/graph/examples; those of proxies are what common ones send.
 */
import type { OutsideErrorKind } from '../../../../src/domain/outside-error.ts';
import type { Told } from '../scripted-graph.ts';

export type RecordedAnswer = Told & {
  readonly name: string;
  readonly kind: OutsideErrorKind;
  readonly code: string;
  readonly retryAfterMs?: number;
};

function graphError(code: string, message = 'text of Graph that may name canary.person@example.test') {
  return { error: { code, message, innerError: { date: '2026-11-24T12:51:51', 'request-id': 'r', code } } };
}

const html = { 'content-type': 'text/html; charset=utf-8' };
const page = '<html><body>Sign in to the network</body></html>';

const refused = { kind: 'unauthorized', code: 'microsoft.token-refused' } as const;
const forbidden = { kind: 'forbidden', code: 'microsoft.permission-missing' } as const;
const notFound = { kind: 'notFound', code: 'microsoft.not-found' } as const;
const conflict = { kind: 'conflict', code: 'microsoft.conflict' } as const;
const throttled = { kind: 'rateLimited', code: 'microsoft.throttled' } as const;
const unavailable = { kind: 'unavailable', code: 'microsoft.unavailable' } as const;
const unclear = { kind: 'unavailable', code: 'microsoft.answer-not-understood' } as const;
const unreachable = { kind: 'unavailable', code: 'microsoft.unreachable' } as const;
const rejected = { kind: 'rejected', code: 'microsoft.request-rejected' } as const;

export const recordedAnswers: readonly RecordedAnswer[] = [
  { name: 'an expired token', status: 401, body: graphError('InvalidAuthenticationToken'), ...refused },
  { name: 'a token for another resource', status: 401, body: graphError('InvalidAudience'), ...refused },
  { name: 'the error of the presence service’s early days', status: 401, body: graphError('ServiceError'), ...refused },
  { name: 'a 401 without a body', status: 401, ...refused },
  {
    name: 'a challenge of continuous access evaluation',
    status: 401,
    headers: { 'www-authenticate': 'Bearer realm="", error="insufficient_claims", claims="e30="' },
    body: graphError('InvalidAuthenticationToken'),
    ...refused,
  },
  { name: 'a missing permission', status: 403, body: graphError('Authorization_RequestDenied'), ...forbidden },
  { name: 'a missing permission of the presence service', status: 403, body: graphError('Forbidden'), ...forbidden },
  { name: 'an access that is denied', status: 403, body: graphError('accessDenied'), ...forbidden },
  { name: 'a subscription that is for people only', status: 403, body: graphError('ExtensionError'), ...forbidden },
  { name: 'a user who is gone', status: 404, body: graphError('Request_ResourceNotFound'), ...notFound },
  { name: 'a session that is gone', status: 404, body: { error: { code: 'NotFound', message: '' } }, ...notFound },
  { name: 'a 404 without a body', status: 404, ...notFound },
  { name: 'a second subscription', status: 409, body: graphError('ExtensionError'), ...conflict },
  { name: 'a change at the same moment', status: 412, body: graphError('PreconditionFailed'), ...conflict },
  {
    name: 'a delta link that was forgotten',
    status: 410,
    body: graphError('resyncRequired'),
    kind: 'notFound',
    code: 'microsoft.resync-required',
  },
  { name: 'a bad pair of values', status: 400, body: graphError('BadRequest'), ...rejected },
  { name: 'a wrong session id', status: 400, body: graphError('InvalidRequest'), ...rejected },
  { name: 'a method that is not there', status: 405, body: graphError('Request_BadRequest'), ...rejected },
  { name: 'a body that is too long', status: 413, body: graphError('RequestEntityTooLarge'), ...rejected },
  { name: 'a content type that is not taken', status: 415, body: graphError('UnsupportedMediaType'), ...rejected },
  { name: 'a value that cannot be processed', status: 422, body: graphError('UnprocessableEntity'), ...rejected },
  { name: 'a locked resource', status: 423, body: graphError('notAllowed'), ...rejected },
  {
    name: 'too many requests, with a time',
    status: 429,
    headers: { 'retry-after': '10' },
    body: graphError('TooManyRequests'),
    ...throttled,
    retryAfterMs: 10_000,
  },
  { name: 'too many requests, without a time', status: 429, body: graphError('TooManyRequests'), ...throttled },
  { name: 'too many requests, as a page', status: 429, headers: html, body: page, ...throttled },
  {
    name: 'too many requests, with a time beyond all reason',
    status: 429,
    headers: { 'retry-after': '86400' },
    ...throttled,
    retryAfterMs: 3_600_000,
  },
  { name: 'too much traffic', status: 509, body: graphError('activityLimitReached'), ...throttled },
  { name: 'an internal fault', status: 500, body: graphError('InternalServerError'), ...unavailable },
  { name: 'something not implemented', status: 501, body: graphError('NotImplemented'), ...unavailable },
  { name: 'a bad gateway', status: 502, headers: html, body: page, ...unavailable },
  { name: 'a service that is down', status: 503, body: graphError('serviceNotAvailable'), ...unavailable },
  {
    name: 'a service that is down for a known time',
    status: 503,
    headers: { 'retry-after': '120' },
    ...unavailable,
    retryAfterMs: 120_000,
  },
  {
    name: 'a gateway that waited too long',
    status: 504,
    headers: { 'retry-after': '7' },
    body: graphError('UnknownError'),
    ...unavailable,
    retryAfterMs: 7_000,
  },
  { name: 'a status that nobody knows', status: 599, body: 'x', ...unavailable },
  { name: 'a request that took too long to arrive', status: 408, ...unavailable },
  {
    name: 'a redirect to a sign-in page',
    status: 302,
    headers: { location: 'https://proxy.example.test/' },
    ...unavailable,
  },
  { name: 'a 403 that is a proxy’s page', status: 403, headers: html, body: page, ...unclear },
  { name: 'a 404 that is a proxy’s page', status: 404, headers: html, body: page, ...unclear },
  { name: 'a success that is a sign-in page', status: 200, headers: html, body: page, ...unclear },
  { name: 'a success that is empty', status: 200, ...unclear },
  { name: 'a success that is no collection', status: 200, body: { value: 'none' }, ...unclear },
  { name: 'a success that is a list', status: 200, body: [], ...unclear },
  { name: 'a body that breaks off', status: 200, body: { value: [] }, socket: 'halfway', ...unreachable },
  { name: 'a socket that dies', socket: 'drop', ...unreachable },
];
