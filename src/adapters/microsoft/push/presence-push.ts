/**
 * Optional: Graph tells us that a presence has changed, so that the next read comes sooner than the sweep.
 *
 * The sweep stays the truth. Notifications of presence may be late, doubled or lost without a word, so nothing depends on
 * them, and all they do is to hint at whom to read.
 */
import type { Clock, InboundHook, Log, PresenceHintFigures, PresenceHints, Random } from '../../../bridge/ports.ts';
import type { GraphClient } from '../graph/graph-client.ts';
import { AccountSubscription } from './account-subscription.ts';
import { assign } from './assignment.ts';
import type { Assignment } from './assignment.ts';
import type { Endpoint } from './endpoint.ts';
import { Hints } from './hints.ts';
import { NotificationHook } from './notification-hook.ts';

export type PushAccount = { readonly id: string; readonly client: GraphClient };

export type PushFigures = PresenceHintFigures & {
  readonly validations: number;
  readonly accounts: readonly {
    readonly id: string;
    readonly watched: number;
    readonly standing: boolean;
    readonly problem: string | null;
  }[];
};

export interface PresencePush extends PresenceHints {
  /** For `/hooks/graph/…`. */
  readonly hook: InboundHook;
  /** 650 people for each service account; the rest finds no place. */
  watch(userIds: readonly string[]): void;
  /** Ends the subscriptions as far as Graph can be reached. */
  stop(): Promise<void>;
  figures(): PushFigures;
}

const monitorMs = 60_000;
/** A stop of the bridge does not wait longer for Graph. */
const patienceMs = 2_000;
/** A lifecycle event makes us look at the subscription, at most this often. */
const lookAgainMs = 5 * 60_000;

export function createPresencePush(options: {
  readonly accounts: readonly PushAccount[];
  readonly tenantId: string;
  readonly hookUrl: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}): PresencePush {
  const { accounts, clock, ...shared } = options;
  let report: Parameters<PresenceHints['start']>[0] = () => undefined;
  const hints = new Hints(clock, (hint) => report(hint));
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
      const before = JSON.stringify(assignment.groups);
      assignment = assign(assignment.groups, subscriptions.length, userIds);
      if (JSON.stringify(assignment.groups) === before) return;
      subscriptions.forEach((subscription, index) => subscription.watch(assignment.groups[index] ?? []));
      if (cancel !== null) reconcileSoon(0);
    },
    start(hint) {
      report = hint;
      reconcileSoon(0);
    },
    async stop() {
      stopped = true;
      cancel?.();
      hints.stop();
      const ended = running.then(() => Promise.all(subscriptions.map((subscription) => subscription.end())));
      // What is left over ends by itself within the hour, and the next start sweeps it away.
      await new Promise<void>((resolve) => {
        const giveUp = clock.after(patienceMs, resolve);
        void ended.then(() => {
          giveUp();
          resolve();
        });
      });
    },
    figures() {
      const standing = subscriptions.map(({ endpoint, problem }, index) => ({
        id: accounts[index]?.id ?? '',
        watched: endpoint?.watched.size ?? 0,
        standing: (endpoint?.subscriptionId ?? null) !== null,
        problem,
      }));
      return {
        ...hook.figures(),
        watched: standing.reduce((sum, one) => sum + (one.standing ? one.watched : 0), 0),
        unwatched: assignment.left,
        problems: standing.flatMap(({ problem }) => problem ?? []),
        accounts: standing,
      };
    },
  };
}
