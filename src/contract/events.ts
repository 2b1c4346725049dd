/**
 * `GET /api/v1/events`: server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html).
 *
 * First a snapshot (`me`, `colleagues`, `calls`), then changes (`me`, `colleague`, `call`). There is no resume: the
 * snapshot of the next connection is the resume. A comment every 15 s; the stream ends when the token expires.
 */
import type { CallAnswer, Colleague, Me } from './api.ts';

export type StreamEvent =
  | { readonly event: 'me'; readonly data: Me }
  | { readonly event: 'colleagues'; readonly data: readonly Colleague[] }
  | { readonly event: 'calls'; readonly data: readonly CallAnswer[] }
  | { readonly event: 'colleague'; readonly data: Colleague }
  | { readonly event: 'call'; readonly data: CallAnswer };

export type StreamEventName = StreamEvent['event'];

export const heartbeatMs = 15_000;
