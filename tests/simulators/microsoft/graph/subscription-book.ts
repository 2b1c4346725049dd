import { randomUUID } from 'node:crypto';

import type { Directory } from '../directory.ts';
import type { SimulatedMicrosoftPerson } from '../person.ts';
import { Refusal } from './answer.ts';
import type { Caller } from './call.ts';
import type { Delivery } from './delivery.ts';
import { expiryOf } from './subscription-request.ts';
import type { WantedSubscription } from './subscription-request.ts';

export type LifecycleEvent = 'missed' | 'reauthorizationRequired' | 'subscriptionRemoved';

type Subscription = WantedSubscription & {
  readonly id: string;
  readonly applicationId: string;
  readonly creatorId: string;
};

type BookOptions = {
  readonly tenantId: string;
  readonly directory: Directory;
  readonly delivery: Delivery;
  readonly now: () => number;
};

/** The presence subscriptions of the tenant, and what was last told about whom. */
export class SubscriptionBook {
  readonly #options: BookOptions;
  readonly #byId = new Map<string, Subscription>();
  readonly #told = new Map<string, string>();

  constructor(options: BookOptions) {
    this.#options = options;
  }

  /** One for a signed-in person and an application: the wording, misspelt as it is, was seen in public issues. */
  add(wanted: WantedSubscription, caller: Caller): Subscription {
    if (this.of(caller).length > 0) {
      const reason = 'A subscripton already exists. It must be deleted before a another can be made.';
      throw new Refusal(
        409,
        'ExtensionError',
        `Operation: Create; Exception: [Status Code: Conflict; Reason: ${reason}]`,
      );
    }
    const own = { id: randomUUID(), applicationId: caller.applicationId, creatorId: caller.userId ?? '' };
    const subscription = { ...wanted, ...own };
    this.#byId.set(subscription.id, subscription);
    for (const id of subscription.watched) this.#remember(this.#options.directory.byId(id));
    return subscription;
  }

  of(caller: Caller): Subscription[] {
    this.#forgetExpired();
    return [...this.#byId.values()].filter(
      ({ applicationId, creatorId }) => applicationId === caller.applicationId && creatorId === caller.userId,
    );
  }

  find(id: string, caller: Caller): Subscription {
    const subscription = this.of(caller).find((known) => known.id === id);
    if (subscription === undefined) throw new Refusal(404, 'ResourceNotFound', 'The object was not found.');
    return subscription;
  }

  renew(id: string, caller: Caller, expirationDateTime: unknown): Subscription {
    const subscription = { ...this.find(id, caller), expiresAt: expiryOf(expirationDateTime, this.#options.now()) };
    this.#byId.set(id, subscription);
    return subscription;
  }

  remove(id: string, caller: Caller): void {
    this.#byId.delete(this.find(id, caller).id);
  }

  /** Tells whoever watches a person whose shown presence is another than last told. */
  look(person: SimulatedMicrosoftPerson): void {
    if (this.#byId.size === 0 || !this.#remember(person)) return;
    this.#forgetExpired();
    for (const subscription of this.#byId.values()) {
      if (subscription.watched.includes(person.id.toLowerCase())) this.#tell(subscription, person.id);
    }
  }

  /** Finds what changed by time alone: leases that ended, sessions that faded. */
  lookAtEverybody(): void {
    const watched = new Set([...this.#byId.values()].flatMap((subscription) => subscription.watched));
    for (const id of watched) {
      const person = this.#options.directory.byId(id);
      if (person !== undefined) this.look(person);
    }
  }

  /** https://learn.microsoft.com/graph/change-notifications-lifecycle-events */
  sendLifecycle(lifecycleEvent: LifecycleEvent): void {
    for (const subscription of this.#byId.values()) {
      if (lifecycleEvent === 'subscriptionRemoved') this.#byId.delete(subscription.id);
      if (subscription.lifecycleNotificationUrl === undefined) continue;
      const item = { ...this.#common(subscription), lifecycleEvent };
      this.#options.delivery.send(subscription.lifecycleNotificationUrl, item);
    }
  }

  #tell(subscription: Subscription, id: string): void {
    this.#options.delivery.send(subscription.notificationUrl, {
      ...this.#common(subscription),
      changeType: 'updated',
      resource: `communications/presences/${id}`,
      resourceData: { '@odata.id': `users/${id}/presence`, '@odata.type': '#microsoft.graph.presence', id },
      organizationId: this.#options.tenantId,
    });
  }

  #common({ id, clientState, expiresAt }: Subscription): Record<string, unknown> {
    return {
      subscriptionId: id,
      ...(clientState === undefined ? {} : { clientState }),
      tenantId: this.#options.tenantId,
      subscriptionExpirationDateTime: new Date(expiresAt).toISOString(),
    };
  }

  /** True where the person shows something else than last time. */
  #remember(person: SimulatedMicrosoftPerson | undefined): boolean {
    if (person === undefined) return false;
    const { availability, activity } = person.observed();
    const shown = `${availability}/${activity}`;
    const isNew = this.#told.get(person.id) !== shown;
    this.#told.set(person.id, shown);
    return isNew;
  }

  #forgetExpired(): void {
    const now = this.#options.now();
    for (const [id, { expiresAt }] of this.#byId) if (expiresAt <= now) this.#byId.delete(id);
  }
}
