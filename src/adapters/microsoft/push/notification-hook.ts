/**
 * The door for Graph's notifications: `{path of the endpoint}/notify` and `…/lifecycle`.
 *
 * Whatever a well-formed request says, the answer is 202 at once: a forger learns nothing, and Graph never counts the door
 * as slow. A notification only ever leads to a read, whose answer drives the rules.
 */
import type { InboundHook, RawRequest, RawResponse } from '../../../bridge/ports.ts';
import type { Endpoint } from './endpoint.ts';
import { notificationItems } from './notifications.ts';
import type { NotificationItem } from './notifications.ts';

export type NotificationFigures = { readonly accepted: number; readonly dropped: number; readonly validations: number };

export type HookListener = {
  /** A watched person may have changed. */
  readonly changed: (userId: string) => void;
  /** Graph says something about the subscription itself. */
  readonly lifecycle: (endpoint: Endpoint, event: string) => void;
};

const longestToken = 2_048;

const quiet = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

/** The token may be anything: it is shown as text, runs nothing and is embedded nowhere. */
const inert = {
  ...quiet,
  'content-type': 'text/plain; charset=utf-8',
  'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
};

const notFound: RawResponse = { status: 404, headers: quiet };
const accepted: RawResponse = { status: 202, headers: quiet };

export class NotificationHook implements InboundHook {
  readonly #endpointAt: (path: string) => Endpoint | undefined;
  readonly #listener: HookListener;
  #figures = { accepted: 0, dropped: 0, validations: 0 };

  constructor(endpointAt: (path: string) => Endpoint | undefined, listener: HookListener) {
    this.#endpointAt = endpointAt;
    this.#listener = listener;
  }

  figures(): NotificationFigures {
    return { ...this.#figures };
  }

  async handle({ method, target, headers, body }: RawRequest): Promise<RawResponse> {
    if (method !== 'POST') return { status: 405, headers: { ...quiet, allow: 'POST' } };
    const [, path, kind, query = ''] = /^\/?([\w-]+)\/(notify|lifecycle)(?:\?(.*))?$/.exec(target) ?? [];
    const endpoint = path === undefined ? undefined : this.#endpointAt(path);
    if (endpoint === undefined) return notFound;
    const parameters = new URLSearchParams(query);
    if (parameters.has('validationToken')) return this.#validate(endpoint, parameters.getAll('validationToken'));
    if (headers['content-encoding'] !== undefined) return { status: 415, headers: quiet };
    const items = notificationItems(body);
    if (items === null) return { status: 400, headers: quiet };
    for (const item of items) this.#take(endpoint, kind === 'lifecycle', item);
    return accepted;
  }

  /** https://learn.microsoft.com/graph/change-notifications-delivery-webhooks#notificationurl-validation */
  #validate(endpoint: Endpoint, tokens: readonly string[]): RawResponse {
    const [token = '', ...others] = tokens;
    // No control characters: a line break could become a header somewhere on the way.
    const isPlain = token.length <= longestToken && !/\p{Cc}/u.test(token);
    if (!endpoint.isAsking || others.length > 0 || token === '' || !isPlain) return notFound;
    this.#figures.validations += 1;
    return { status: 200, headers: inert, body: token };
  }

  #take(endpoint: Endpoint, isLifecycle: boolean, item: NotificationItem): void {
    if (!endpoint.isGenuine(item)) return void (this.#figures.dropped += 1);
    if (isLifecycle) {
      this.#figures.accepted += 1;
      return this.#listener.lifecycle(endpoint, item.lifecycleEvent ?? '');
    }
    const userId = item.resourceData?.id.toLowerCase() ?? '';
    if (!endpoint.watched.has(userId)) return void (this.#figures.dropped += 1);
    this.#figures.accepted += 1;
    this.#listener.changed(userId);
  }
}
