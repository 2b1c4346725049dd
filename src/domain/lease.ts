/**
 * The Microsoft lever: our session "in a call".
 *
 *   none ──trigger──▶ intended ──set──▶ confirmed ──trigger gone──▶ releasing ──cleared──▶ none + shadow
 *                        └──────trigger gone──────────────────────────▲
 *
 * From `intended` on, an aggregate equal to it is our own echo. A lease dies by itself at `expiresAt`; it is renewed
 * only while the trigger is confirmed, and cleared where there is no evidence of it any more.
 */
import { countSet, nextSetAt, retryAfter } from './backoff.ts';
import type { Command, Fact } from './facts.ts';
import type { Durable, Lease, PersonState, Seen } from './person-state.ts';
import type { LeasePair } from './presence.ts';
import type { ReverseTrigger, SyncSettings } from './settings.ts';

/** The shortest lease that Microsoft takes: after a crash a stale "In a call" lasts no longer. */
export const leaseMs = 5 * 60_000;
export const shadowMs = 90_000;
const renewAfterMs = 150_000;

/** How old evidence may be: to start or renew, and to leave a lease standing. */
const evidence = { call: { renewMs: 60_000, keepMs: 120_000 }, dnd: { renewMs: 150_000, keepMs: 180_000 } } as const;

type Trigger = { readonly kind: 'call' | 'dnd'; readonly at: number };

/** The freshest fact that wants the lease, or null where none is known to. */
function triggerOf(wants: ReverseTrigger, state: PersonState): Trigger | null {
  const { durable, seen } = state;
  const onCall = seen.telephony?.state === 'onCall' ? seen.telephony.at : null;
  if ((wants === 'call' || wants === 'both') && onCall !== null) return { kind: 'call', at: onCall };
  const ownDndOn = durable.dndOn === true && durable.claim === null;
  if ((wants === 'dnd' || wants === 'both') && ownDndOn && seen.dndAt !== null) return { kind: 'dnd', at: seen.dndAt };
  // The call is neither confirmed nor known to be over: hold what stands as long as the evidence lasts.
  const unknown = durable.lease?.cause === 'call' && seen.telephony === null && seen.callEvidenceAt !== null;
  return unknown ? { kind: 'call', at: seen.callEvidenceAt } : null;
}

export type LeaseTurn = {
  readonly durable: Durable;
  readonly seen: Seen;
  readonly commands: readonly Command[];
  readonly wakeAt: readonly number[];
};

export function absorbLeaseResult(state: PersonState, fact: Fact, now: number): PersonState {
  const { durable, seen } = state;
  const { lease } = durable;
  if (lease !== null && fact.type === 'leaseSet') {
    const set: Lease = {
      ...lease,
      status: lease.status === 'releasing' ? 'releasing' : 'confirmed',
      renewedAt: now,
      expiresAt: now + leaseMs,
    };
    return { durable: { ...durable, lease: set }, seen: { ...seen, retry: { ...seen.retry, microsoft: null } } };
  }
  if (lease !== null && fact.type === 'leaseCleared') return ended(state, lease, now);
  if (lease !== null && fact.type === 'leaseFailed') {
    const retry = { ...seen.retry, microsoft: retryAfter(seen.retry.microsoft, fact.failure, now) };
    return { durable, seen: { ...seen, retry } };
  }
  if (lease !== null && now >= lease.expiresAt) return ended(state, lease, now);
  if (durable.shadow !== null && now >= durable.shadow.until) return { durable: { ...durable, shadow: null }, seen };
  return state;
}

function ended(state: PersonState, lease: Lease, now: number): PersonState {
  const shadow = { pair: lease.pair, until: now + shadowMs };
  return {
    durable: { ...state.durable, lease: null, shadow },
    seen: { ...state.seen, retry: { ...state.seen.retry, microsoft: null } },
  };
}

export function decideLease(settings: SyncSettings, wants: ReverseTrigger, state: PersonState, now: number): LeaseTurn {
  const { durable, seen } = state;
  const trigger = wants === 'none' ? null : triggerOf(wants, state);
  const age = trigger === null ? Infinity : now - trigger.at;
  const limits = evidence[trigger?.kind ?? 'call'];
  const wanted = trigger !== null && age <= limits.keepMs && !settings.leversOff.includes('microsoft');
  const fresh = wanted && age <= limits.renewMs;
  const retryAt = seen.retry.microsoft?.at ?? now;
  const keepUntil = trigger === null ? [] : [trigger.at + limits.keepMs + 1];
  const { lease } = durable;

  if (lease === null) {
    if (!fresh || trigger === null) return { durable, seen, commands: [], wakeAt: [] };
    const startAt = Math.max(retryAt, nextSetAt(seen.sets.microsoft, now));
    if (now < startAt) return { durable, seen, commands: [], wakeAt: [startAt] };
    const pair: LeasePair = { availability: 'Busy', activity: 'InACall' };
    const intended: Lease = {
      rule: `${settings.mode}.reverse`,
      cause: trigger.kind,
      status: 'intended',
      pair,
      at: now,
      renewedAt: now,
      expiresAt: now + leaseMs,
    };
    return {
      durable: { ...durable, lease: intended, shadow: null },
      seen: { ...seen, sets: { ...seen.sets, microsoft: countSet(seen.sets.microsoft, now) } },
      commands: [{ type: 'setPresence', pair, durationMs: leaseMs, priority: 'callStart' }],
      wakeAt: [...keepUntil, intended.expiresAt],
    };
  }
  if (!wanted || lease.status === 'releasing') {
    const releasing: Lease = lease.status === 'releasing' ? lease : { ...lease, status: 'releasing' };
    const due = now >= retryAt || lease.status !== 'releasing';
    return {
      durable: { ...durable, lease: releasing },
      seen,
      commands: due ? [{ type: 'clearPresence' }] : [],
      wakeAt: due ? [lease.expiresAt] : [retryAt, lease.expiresAt],
    };
  }
  const renewAt = lease.status === 'intended' ? retryAt : Math.max(retryAt, lease.renewedAt + renewAfterMs);
  const due = fresh && now >= renewAt;
  const priority = lease.status === 'intended' ? 'callStart' : 'renewal';
  return {
    durable,
    seen,
    commands: due ? [{ type: 'setPresence', pair: lease.pair, durationMs: leaseMs, priority }] : [],
    wakeAt: [...keepUntil, lease.expiresAt, ...(due ? [] : [renewAt])],
  };
}
