/**
 * A lever whose value is more than on and off: chat status, redirections. The same claims as for DND, with the value
 * that was before kept in the claim:
 *
 *   claim       read shows our value                   read shows the value before        something else
 *   none        (as it should be: no claim)            claim, write                       claim, write
 *   intended    the answer was lost: confirm           the call never arrived: again      a person's: delete
 *   confirmed   stands                                 a person changed it: delete        a person changed it: delete
 *   releasing   write the value before                 delete                             a person's: delete
 */
import { retryAfter, type Retry } from './backoff.ts';
import type { Failure } from './outside-error.ts';
import type { Reason } from './wish-words.ts';

export type ValueClaim<Value, Wish> = Reason & {
  readonly status: 'intended' | 'confirmed' | 'releasing';
  readonly previous: Value;
  readonly value: Value;
  readonly wish: Wish;
  readonly at: number;
};

export type ValueLever<Value, Wish> = {
  /** The last outcome that was not *unchanged*; a null value is "give back". */
  readonly want: (Reason & { readonly value: Wish | null }) | null;
  readonly claim: ValueClaim<Value, Wish> | null;
  /** A person changed what we had set: nothing until the next transition. */
  readonly overridden: boolean;
  /** What is wanted was found as it should be: nothing to claim, nothing to read again. */
  readonly satisfied: boolean;
};

export const idleLever: ValueLever<never, never> = { want: null, claim: null, overridden: false, satisfied: false };

export type LeverFact<Value> =
  | { readonly kind: 'read'; readonly value: Value }
  | { readonly kind: 'written' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'other' };

export type LeverSettings<Value, Wish> = {
  /** The value that a wish makes of what was read. */
  readonly resolve: (wish: Wish, read: Value) => Value;
  /** The part of what was read that a value is about. */
  readonly part: (read: Value, value: Value) => Value;
  readonly maxClaimMs: number;
};

export type LeverTurn<Value, Wish> = {
  readonly lever: ValueLever<Value, Wish>;
  readonly command: { readonly kind: 'read' } | { readonly kind: 'write'; readonly value: Value } | null;
  readonly retry: Retry | null;
  readonly wakeAt: number | null;
};

/** What was confirmed may be gone: it is read again, and set again where the value before shows. */
export function doubtLever<Value, Wish>(lever: ValueLever<Value, Wish>): ValueLever<Value, Wish> {
  const { claim } = lever;
  return claim?.status === 'confirmed' ? { ...lever, claim: { ...claim, status: 'intended' } } : lever;
}

/** Takes over what the rules want now; a transition ends what a person had overridden. */
export function settleLever<Value, Wish>(
  lever: ValueLever<Value, Wish>,
  want: (Reason & { readonly value: Wish | null }) | null,
  mayEndOverride: boolean,
): ValueLever<Value, Wish> {
  if (want === null) return lever;
  const changed = !same(lever.want?.value ?? null, want.value);
  if (!changed && lever.want !== null) return lever;
  return { ...lever, want, satisfied: false, overridden: changed && mayEndOverride ? false : lever.overridden };
}

export function turnLever<Value, Wish>(
  { resolve, part, maxClaimMs }: LeverSettings<Value, Wish>,
  before: ValueLever<Value, Wish>,
  wanted: { readonly value: Wish | null; readonly mayStart: boolean },
  fact: LeverFact<Value>,
  retry: Retry | null,
  now: number,
): LeverTurn<Value, Wish> {
  const lever = absorb(before, fact);
  const nextRetry =
    fact.kind === 'failed' ? retryAfter(retry, fact.failure, now) : fact.kind === 'other' ? retry : null;
  const read = fact.kind === 'read' ? fact : null;
  const waits = read === null && nextRetry !== null && now < nextRetry.at;
  const done = (
    next: ValueLever<Value, Wish>,
    command: LeverTurn<Value, Wish>['command'] = null,
    wakeAt: number | null = null,
  ): LeverTurn<Value, Wish> => ({
    lever: next,
    command: waits ? null : command,
    retry: nextRetry,
    wakeAt: waits && command !== null ? nextRetry.at : wakeAt,
  });

  const { claim, want } = lever;
  if (claim === null) {
    const idle = want === null || wanted.value === null || lever.overridden || lever.satisfied || !wanted.mayStart;
    if (idle || wanted.value === null) return done(lever);
    if (read === null) return done(lever, { kind: 'read' });
    const value = resolve(wanted.value, read.value);
    const previous = part(read.value, value);
    if (same(value, previous)) return done({ ...lever, satisfied: true });
    const { rule, cause } = want;
    const intended: ValueClaim<Value, Wish> = {
      rule,
      cause,
      status: 'intended',
      previous,
      value,
      wish: wanted.value,
      at: now,
    };
    return done({ ...lever, claim: intended }, { kind: 'write', value });
  }

  const expiresAt = claim.at + maxClaimMs;
  const expired = now >= expiresAt;
  const stands = claim.status !== 'releasing' && wanted.value !== null && !expired;
  if (stands && same(claim.wish, wanted.value)) {
    if (claim.status === 'confirmed') return done(lever, null, expiresAt);
    return done(lever, read === null ? { kind: 'read' } : { kind: 'write', value: claim.value });
  }
  if (stands && wanted.value !== null && wanted.mayStart) {
    // Another value is wanted: what was before stays what is given back.
    if (read === null) return done(lever, { kind: 'read' });
    const value = resolve(wanted.value, claim.previous);
    const moved = { ...claim, ...reasonOf(want, claim), status: 'intended' as const, value, wish: wanted.value };
    return done({ ...lever, claim: moved }, { kind: 'write', value });
  }
  if (stands) return done(lever, null, expiresAt);
  const releasing = {
    ...lever,
    claim: { ...claim, status: 'releasing' as const },
    overridden: lever.overridden || expired,
  };
  return done(releasing, read === null ? { kind: 'read' } : { kind: 'write', value: claim.previous });
}

function absorb<Value, Wish>(lever: ValueLever<Value, Wish>, fact: LeverFact<Value>): ValueLever<Value, Wish> {
  const { claim } = lever;
  if (claim === null) return lever;
  if (fact.kind === 'written') {
    return claim.status === 'releasing'
      ? { ...lever, claim: null }
      : { ...lever, claim: { ...claim, status: 'confirmed' } };
  }
  if (fact.kind !== 'read') return lever;
  const ours = same(fact.value, claim.value);
  const before = same(fact.value, claim.previous);
  if (claim.status === 'releasing') return ours ? lever : { ...lever, claim: null };
  if (ours) return { ...lever, claim: { ...claim, status: 'confirmed' } };
  if (claim.status === 'intended' && before) return lever;
  return { ...lever, claim: null, overridden: true };
}

function reasonOf(want: Reason | null, claim: Reason): Reason {
  const { rule, cause } = want ?? claim;
  return { rule, cause };
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
