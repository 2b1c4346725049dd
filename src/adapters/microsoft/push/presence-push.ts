/**
 * Optional: Graph tells us that a presence has changed, so that the next read comes sooner than the sweep.
 *
 * The sweep stays the truth. Notifications of presence may be late, doubled or lost without a word, so nothing depends on
 * them, and all they do is to hint at whom to read.
 */
import type { Clock, InboundHook, Log, Random } from '../../../bridge/ports.ts';
import type { GraphClient } from '../graph/graph-client.ts';
import { AccountSubscription } from './account-subscription.ts';
import { assign } from './assignment.ts';
import type { Assignment } from './assignment.ts';
import type { Endpoint } from './endpoint.ts';
import { Hints } from './hints.ts';
import type { Hint } from './hints.ts';
import { NotificationHook } from './notification-hook.ts';
import type { NotificationFigures } from './notification-hook.ts';

export type PushAccount = { readonly id: string; readonly client: GraphClient };

export type PushFigures = {
  readonly notifications: NotificationFigures;
  readonly accounts: readonly {
    readonly id: string;
    readonly watched: number;
    readonly standing: boolean;
    readonly problem: string | null;
  }[];
  /** People for whom no service account has a place. */
  readonly unwatched: number;
};

export interface PresencePush {
  /** For `/hooks/graph/…`. */
  readonly hook: InboundHook;
  /** The people whose changes are wanted; 650 for each service account. */
  watch(userIds: readonly string[]): void;
  start(): void;
  /** Ends the subscriptions as far as Graph can be reached. */
  stop(): Promise<void>;
  figures(): PushFigures;
}

const monitorMs = 60_000;
/** A lifecycle event makes us look at the subscription, at most this often. */
const lookAgainMs = 5 * 60_000;

export function createPresencePush(options: {
  readonly accounts: readonly PushAccount[];
  readonly tenantId: string;
  readonly hookUrl: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** Read these soon. */
  readonly hint: (hint: Hint) => void;
}): PresencePush {
  const { accounts, clock, hint, ...shared } = options;
  const hints = new Hints(clock, hint);
  const begun = (userIds: readonly string[]) => userIds.forEach((id) => hints.person(id));
  const subscriptions = accounts.map(
    ({ id, client }) => new AccountSubscription({ ...shared, accountId: id, client, clock, begun }),
  );
  const lookedAt = new WeakMap<Endpoint, number>();
  let assignment: Assignment = { groups: [], left: 0 };
  let cancel: (() => void) | null = null;
  let running: Promise<void> = Promise.resolve();
  let stopped = false;

  function reconcileSoon(waitMs: number): void {
    cancel?.();
    cancel = stopped
      ? null
      : clock.after(waitMs, () => {
          // One after the other: a reconciliation that takes long is not overtaken by the next.
          running = running.then(async () => {
            await Promise.all(subscriptions.map((subscription) => subscription.reconcile()));
            reconcileSoon(monitorMs);
          });
        });
  }

  const hook = new NotificationHook(
    (path) => subscriptions.map(({ endpoint }) => endpoint).find((endpoint) => endpoint?.path === path) ?? undefined,
    {
      changed: (userId) => hints.person(userId),
      lifecycle: (endpoint, event) => {
        const now = clock.now();
        if (now - (lookedAt.get(endpoint) ?? Number.NEGATIVE_INFINITY) < lookAgainMs) return;
        lookedAt.set(endpoint, now);
        if (event === 'reauthorizationRequired') subscriptions.find((one) => one.endpoint === endpoint)?.renewSoon();
        // Whatever was missed is read; whether the subscription stands is asked of Graph, not believed.
        hints.everybody();
        reconcileSoon(0);
      },
    },
  );

  return {
    hook,
    watch(userIds) {
      assignment = assign(assignment.groups, subscriptions.length, userIds);
      subscriptions.forEach((subscription, index) => subscription.watch(assignment.groups[index] ?? []));
      if (cancel !== null) reconcileSoon(0);
    },
    start: () => reconcileSoon(0),
    async stop() {
      stopped = true;
      cancel?.();
      hints.stop();
      await running;
      await Promise.all(subscriptions.map((subscription) => subscription.end()));
    },
    figures: () => ({
      notifications: hook.figures(),
      accounts: subscriptions.map(({ endpoint, problem }, index) => ({
        id: accounts[index]?.id ?? '',
        watched: endpoint?.watched.size ?? 0,
        standing: (endpoint?.subscriptionId ?? null) !== null,
        problem,
      })),
      unwatched: assignment.left,
    }),
  };
}
