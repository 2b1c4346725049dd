/** Change notifications: https://learn.microsoft.com/graph/api/resources/subscription. Only a person may ask for presence. */
import { z } from 'zod';
import { OutsideError } from '../../../../domain/outside-error.ts';
import type { GraphCall, GraphClient } from '../graph-client.ts';
import { collection, understood } from '../wire.ts';

export const subscriptionEntry = z.object({
  id: z.string(),
  resource: z.string().nullable().catch(null).optional(),
  notificationUrl: z.string().nullable().catch(null).optional(),
  expirationDateTime: z.string().nullable().catch(null).optional(),
});

export type SubscriptionEntry = z.infer<typeof subscriptionEntry>;

export type WantedSubscription = {
  readonly userIds: readonly string[];
  readonly notificationUrl: string;
  readonly lifecycleNotificationUrl: string;
  /** At most 128 characters; it comes back with every notification. */
  readonly clientState: string;
  /** Milliseconds since 1970, at most 60 minutes ahead. */
  readonly expiresAt: number;
};

export async function createSubscription(client: GraphClient, wanted: WantedSubscription): Promise<SubscriptionEntry> {
  const { userIds, notificationUrl, lifecycleNotificationUrl, clientState, expiresAt } = wanted;
  const ids = userIds.map((id) => `'${id}'`).join(',');
  return entryOf(
    await client.json({
      ...call('createSubscription', 'POST', ''),
      body: {
        changeType: 'updated',
        resource: `/communications/presences?$filter=id in (${ids})`,
        notificationUrl,
        lifecycleNotificationUrl,
        clientState,
        expirationDateTime: new Date(expiresAt).toISOString(),
      },
    }),
  );
}

/** Those of the account and this application. */
export async function listSubscriptions(client: GraphClient): Promise<readonly SubscriptionEntry[]> {
  const page = collection.safeParse(await client.json(call('listSubscriptions', 'GET', '')));
  if (!page.success) throw notUnderstood();
  return understood(subscriptionEntry, page.data.value);
}

export async function renewSubscription(client: GraphClient, id: string, expiresAt: number): Promise<void> {
  const body = { expirationDateTime: new Date(expiresAt).toISOString() };
  await client.call({ ...call('updateSubscription', 'PATCH', `/${encodeURIComponent(id)}`), body });
}

/** 404: it is gone already. */
export async function deleteSubscription(client: GraphClient, id: string): Promise<void> {
  await client.call({ ...call('deleteSubscription', 'DELETE', `/${encodeURIComponent(id)}`), expected: [404] });
}

function call(operation: string, method: GraphCall['method'], path: string): GraphCall {
  return { operation, method, path: `/subscriptions${path}`, priority: 'housekeeping' };
}

function entryOf(body: unknown): SubscriptionEntry {
  const entry = subscriptionEntry.safeParse(body);
  if (!entry.success) throw notUnderstood();
  return entry.data;
}

function notUnderstood(): OutsideError {
  const message = 'The answer of Microsoft Graph about subscriptions was not understood';
  return new OutsideError('microsoft', 'unavailable', 'microsoft.answer-not-understood', message);
}
