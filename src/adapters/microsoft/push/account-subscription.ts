/**
 * One service account's subscription, brought to what it should be by `reconcile`, however often and after whatever.
 *
 * Graph allows one presence subscription for a person and an application, and only its end can be changed. So another set
 * of people means: delete, make anew, and read once, for the seconds in between.
 */
import type { Clock, Log, Random } from '../../../bridge/ports.ts';
import { OutsideError } from '../../../domain/outside-error.ts';
import {
  createSubscription,
  deleteSubscription,
  listSubscriptions,
  renewSubscription,
} from '../graph/calls/subscriptions.ts';
import type { GraphClient } from '../graph/graph-client.ts';
import { Endpoint } from './endpoint.ts';

/** Graph's longest is 60 minutes; a few stay for clocks that differ. */
const lifeMs = 58 * 60_000;
/** Renewed with a third of its life left. */
const renewBeforeMs = 20 * 60_000;

export type AccountSubscriptionOptions = {
  readonly accountId: string;
  readonly client: GraphClient;
  readonly tenantId: string;
  /** `https://bridge.example.com/hooks/graph`, without a slash at the end. */
  readonly hookUrl: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** A new subscription stands: what changed before it is not told. */
  readonly begun: (userIds: readonly string[]) => void;
};

export class AccountSubscription {
  readonly #options: AccountSubscriptionOptions;
  readonly #log: Log;
  #wanted: readonly string[] = [];
  #endpoint: Endpoint | null = null;
  #expiresAt = 0;
  #renewSoon = false;
  #problem: string | null = null;

  constructor(options: AccountSubscriptionOptions) {
    this.#options = options;
    this.#log = options.log.child({ account: options.accountId });
  }

  get endpoint(): Endpoint | null {
    return this.#endpoint;
  }

  get problem(): string | null {
    return this.#problem;
  }

  /** At most 650 people. */
  watch(userIds: readonly string[]): void {
    this.#wanted = [...userIds].sort();
  }

  /** Graph asks for a new authorization: renewing is one. */
  renewSoon(): void {
    this.#renewSoon = true;
  }

  /** Asks Graph what stands and makes it what it should be. Never rejects. */
  async reconcile(): Promise<void> {
    try {
      await this.#reconcile();
      if (this.#problem !== null) this.#log.info('The presence subscription stands again');
      this.#problem = null;
    } catch (error) {
      const code = error instanceof OutsideError ? error.code : 'microsoft.unavailable';
      if (this.#problem !== code) this.#log.warn('The presence subscription could not be kept', { code });
      this.#problem = code;
    }
  }

  async end(): Promise<void> {
    this.#wanted = [];
    await this.reconcile();
  }

  async #reconcile(): Promise<void> {
    const { client, clock } = this.#options;
    const isAsWanted = this.#endpoint !== null && this.#watchesWanted(this.#endpoint);
    if (this.#wanted.length === 0 && this.#endpoint === null && this.#problem === null) return;
    const present = (await listSubscriptions(client)).filter(({ notificationUrl }) => this.#isOurs(notificationUrl));
    const own = present.find(({ id }) => id === this.#endpoint?.subscriptionId);
    for (const stray of present) if (stray !== own || !isAsWanted) await deleteSubscription(client, stray.id);
    if (this.#wanted.length === 0) return void (this.#endpoint = null);
    if (own === undefined || !isAsWanted) return this.#create();
    if (this.#renewSoon || this.#expiresAt - clock.now() < renewBeforeMs) await this.#renew(own.id);
  }

  async #create(): Promise<void> {
    const { client, clock, hookUrl, random, tenantId, begun } = this.#options;
    const userIds = this.#wanted;
    const { endpoint, clientState } = Endpoint.make(tenantId, userIds, random);
    this.#endpoint = endpoint;
    const expiresAt = clock.now() + lifeMs;
    const notificationUrl = `${hookUrl}/${endpoint.path}/notify`;
    const lifecycleNotificationUrl = `${hookUrl}/${endpoint.path}/lifecycle`;
    const wanted = { userIds, notificationUrl, lifecycleNotificationUrl, clientState, expiresAt };
    const { id } = await endpoint.whileAsking(() => createSubscription(client, wanted));
    endpoint.belongsTo(id);
    this.#expiresAt = expiresAt;
    this.#renewSoon = false;
    this.#log.info('A presence subscription was made', { people: userIds.length });
    begun(userIds);
  }

  /** Some have been told that presence subscriptions cannot be renewed: then a new one is made. */
  async #renew(id: string): Promise<void> {
    const { client, clock } = this.#options;
    const expiresAt = clock.now() + lifeMs;
    try {
      await renewSubscription(client, id, expiresAt);
      this.#expiresAt = expiresAt;
      this.#renewSoon = false;
    } catch (error) {
      const isRefused = error instanceof OutsideError && (error.kind === 'rejected' || error.kind === 'notFound');
      if (!isRefused) throw error;
      await deleteSubscription(client, id);
      await this.#create();
    }
  }

  #watchesWanted({ watched, subscriptionId }: Endpoint): boolean {
    return (
      subscriptionId !== null && watched.size === this.#wanted.length && this.#wanted.every((id) => watched.has(id))
    );
  }

  /** Those of an earlier start are ours too; those of another bridge, at another address, are not. */
  #isOurs(notificationUrl: string | null | undefined): boolean {
    return notificationUrl?.startsWith(`${this.#options.hookUrl}/`) === true;
  }
}
