import { Refusal } from './answer.ts';
import type { Answer } from './answer.ts';
import { membersOf } from './call.ts';
import type { GraphCall } from './call.ts';
import type { Delivery } from './delivery.ts';
import type { Operation } from './operation.ts';
import type { SubscriptionBook } from './subscription-book.ts';
import { wantedSubscription } from './subscription-request.ts';

type Subscription = ReturnType<SubscriptionBook['add']>;

const delegated = ['Presence.Read.All'];

/**
 * https://learn.microsoft.com/graph/api/subscription-post-subscriptions. Presence can be watched for a signed-in person only;
 * the wording for an application was seen in microsoftgraph/nodejs-webhooks-sample#175.
 */
export function subscriptionOperations(book: SubscriptionBook, delivery: Delivery): readonly Operation[] {
  const base = { application: [], delegated, limit: 'none' } as const;
  const one = (call: GraphCall): string => call.path['id'] ?? '';
  const context = (graphUrl: string): string => `${graphUrl}/v1.0/$metadata#subscriptions/$entity`;
  return [
    {
      ...base,
      name: 'createSubscription',
      method: 'POST',
      path: '/subscriptions',
      changes: true,
      async handle({ body, caller }, { now, graphUrl }): Promise<Answer> {
        if (caller.userId === undefined) {
          const reason = 'The request is not authorized for this user or application.';
          throw new Refusal(
            403,
            'ExtensionError',
            `Operation: Create; Exception: [Status Code: Forbidden; Reason: ${reason}]`,
          );
        }
        const wanted = wantedSubscription(body, now());
        for (const url of [wanted.notificationUrl, wanted.lifecycleNotificationUrl]) {
          if (url !== undefined && !(await delivery.validates(url))) throw unreachable();
        }
        const resource = subscriptionResource(book.add(wanted, caller));
        return { status: 201, body: { '@odata.context': context(graphUrl), ...resource } };
      },
    },
    {
      ...base,
      name: 'listSubscriptions',
      method: 'GET',
      path: '/subscriptions',
      changes: false,
      handle: ({ caller }) => ({ status: 200, body: { value: book.of(caller).map(subscriptionResource) } }),
    },
    {
      ...base,
      name: 'getSubscription',
      method: 'GET',
      path: '/subscriptions/{id}',
      changes: false,
      handle: (call) => ({ status: 200, body: subscriptionResource(book.find(one(call), call.caller)) }),
    },
    {
      ...base,
      name: 'updateSubscription',
      method: 'PATCH',
      path: '/subscriptions/{id}',
      changes: true,
      handle(call): Answer {
        // Only the expiry may be changed; whether the resource may be is written nowhere.
        const { expirationDateTime } = membersOf(call.body, 'subscription', ['expirationDateTime']);
        return { status: 200, body: subscriptionResource(book.renew(one(call), call.caller, expirationDateTime)) };
      },
    },
    {
      ...base,
      name: 'deleteSubscription',
      method: 'DELETE',
      path: '/subscriptions/{id}',
      changes: true,
      handle(call): Answer {
        book.remove(one(call), call.caller);
        return { status: 204 };
      },
    },
    {
      ...base,
      name: 'reauthorizeSubscription',
      method: 'POST',
      path: '/subscriptions/{id}/reauthorize',
      changes: true,
      handle(call): Answer {
        book.find(one(call), call.caller);
        return { status: 204 };
      },
    },
  ];
}

function subscriptionResource(subscription: Subscription): Record<string, unknown> {
  const { watched: _, expiresAt, ...shown } = subscription;
  return { ...shown, expirationDateTime: new Date(expiresAt).toISOString(), latestSupportedTlsVersion: 'v1_2' };
}

function unreachable(): Refusal {
  return new Refusal(
    400,
    'ValidationError',
    'Subscription validation request failed. Notification endpoint must respond with 200 OK to validation request.',
  );
}
