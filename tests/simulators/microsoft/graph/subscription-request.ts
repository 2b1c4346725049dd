import { badRequest } from './answer.ts';
import { membersOf } from './call.ts';

/** A checked request for a presence subscription: https://learn.microsoft.com/graph/changenotifications-for-presence */
export type WantedSubscription = {
  readonly changeType: 'updated';
  readonly notificationUrl: string;
  readonly lifecycleNotificationUrl: string | undefined;
  readonly resource: string;
  /** Object ids of the watched people. */
  readonly watched: readonly string[];
  readonly expiresAt: number;
  readonly clientState: string | undefined;
};

const maxWatched = 650;
const minuteMs = 60_000;

const members = [
  'changeType',
  'notificationUrl',
  'lifecycleNotificationUrl',
  'resource',
  'expirationDateTime',
  'clientState',
  'includeResourceData',
  'latestSupportedTlsVersion',
  'encryptionCertificate',
  'encryptionCertificateId',
];

export function wantedSubscription(body: unknown, now: number): WantedSubscription {
  const wanted = membersOf(body, 'subscriptions', members);
  if (wanted['changeType'] !== 'updated') throw badRequest("Presence supports the changeType 'updated' only.");
  // Rich notifications exist in Graph; this simulator plays the basic ones.
  if (wanted['includeResourceData'] === true) throw badRequest('includeResourceData is not supported here.');
  const lifecycle = wanted['lifecycleNotificationUrl'];
  return {
    changeType: 'updated',
    notificationUrl: endpoint(wanted['notificationUrl'], 'notificationUrl'),
    lifecycleNotificationUrl: lifecycle === undefined ? undefined : endpoint(lifecycle, 'lifecycleNotificationUrl'),
    resource: String(wanted['resource']),
    watched: watchedIn(wanted['resource']),
    expiresAt: expiryOf(wanted['expirationDateTime'], now),
    clientState: clientStateOf(wanted['clientState']),
  };
}

/**
 * 60 minutes at most; less than 45 is silently made 45 (https://learn.microsoft.com/graph/api/resources/subscription).
 */
export function expiryOf(value: unknown, now: number): number {
  const asked = typeof value === 'string' ? Date.parse(value) : NaN;
  if (Number.isNaN(asked)) throw badRequest("The value of 'expirationDateTime' is not a valid date.");
  if (asked <= now) throw badRequest('Subscription expiration date must be in the future.');
  // The minute on top is for clocks that differ.
  if (asked > now + 61 * minuteMs) throw badRequest('Subscription expiration can only be 60 minutes in the future.');
  return Math.max(asked, now + 45 * minuteMs);
}

function watchedIn(resource: unknown): readonly string[] {
  const text = typeof resource === 'string' ? decodeURIComponent(resource).replace(/^\//, '') : '';
  const single = /^communications\/presences\/([0-9a-f-]{36})$/i.exec(text)?.[1];
  if (single !== undefined) return [single.toLowerCase()];
  const list = /^communications\/presences\?\$filter=id in \((.+)\)$/i.exec(text)?.[1];
  const ids = list?.split(',').map((id) => id.trim().replaceAll("'", '').toLowerCase());
  if (ids === undefined) throw badRequest(`Resource '${text}' is not supported.`);
  if (ids.length > maxWatched) throw badRequest(`At most ${maxWatched} users can be in one presence subscription.`);
  return ids;
}

/** https only, as Graph wants it; on the own machine plain http is let through for the sake of tests. */
function endpoint(value: unknown, name: string): string {
  const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined;
  const isLoopback = url !== undefined && /^(localhost|127\.|\[::1\])/.test(url.hostname);
  if (url === undefined || (url.protocol !== 'https:' && !isLoopback))
    throw badRequest(`${name} must be an https address.`);
  return url.href;
}

function clientStateOf(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || value.length > 128) throw badRequest('clientState must not exceed 128 characters.');
  return value;
}
