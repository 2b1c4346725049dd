/**
 * The DND lever, claim by claim. The table of rule 3:
 *
 *   claim       PBX shows off                              PBX shows on
 *   none        outcome on: make the claim, write          a person's: no claim
 *   intended    the call never arrived: again, or delete   ours, the answer was lost: confirm, or release
 *   confirmed   a person switched it off: delete           stands
 *   releasing   delete                                     release again: reachable is the safe side
 *
 * A write leaves only on a reading of the same turn; on any other fact the lever asks for a reading first.
 */
import { countSet, nextSetAt, retryAfter } from './backoff.ts';
import type { Command, Fact } from './facts.ts';
import type { Claim, Durable, OwnDnd, PersonState, Seen } from './person-state.ts';
import type { Outcome, Reason } from './wish-words.ts';
import type { SyncSettings } from './settings.ts';

export type DndWant = Reason & {
  readonly value: Outcome | null;
  /** False where nothing new may begin: stale information, *unchanged*, a hold. */
  readonly mayStart: boolean;
};

export type DndTurn = {
  readonly durable: Durable;
  readonly seen: Seen;
  readonly commands: readonly Command[];
  readonly wakeAt: readonly number[];
};

/** What a reading or an answer says about claims and hands; commands come later, from `decideDnd`. */
export function absorbDnd(state: PersonState, fact: Fact, now: number, overridable: boolean): PersonState {
  const { durable, seen } = state;
  switch (fact.type) {
    case 'dndRead':
    case 'dndWritten': {
      const changed = durable.dndOn !== null && durable.dndOn !== fact.on;
      const dndSince = changed ? now : seen.dndSince;
      const known: Seen = { ...seen, dndAt: now, dndSince, retry: { ...seen.retry, dnd: null } };
      const own = durable.ownDnd;
      if (fact.type === 'dndWritten') {
        return { durable: absorbWritten(durable, fact.on, now), seen: known };
      }
      const after = absorbReading(durable, fact.on, now, overridable);
      const settled = own?.status === 'intended' && own.on === fact.on;
      return { durable: settled ? { ...after, ownDnd: carriedOut(own) } : after, seen: known };
    }
    case 'dndFailed': {
      const retry = { ...seen.retry, dnd: retryAfter(seen.retry.dnd, fact.failure, now) };
      return { durable, seen: { ...seen, retry } };
    }
    case 'ownDndWished': {
      // Pressed while a claim of ours stands: the claim passes to the person.
      const override = { on: fact.on, at: now, by: 'pane' } as const;
      const ownDnd = { on: fact.on, until: fact.until, status: 'intended' } as const;
      return { durable: { ...durable, claim: null, override, ownDnd, guard: noRecheck(durable) }, seen };
    }
    case 'ownDndWithdrawn':
      return durable.ownDnd?.status === 'intended'
        ? { durable: { ...durable, ownDnd: null, override: null }, seen }
        : state;
    default:
      return state;
  }
}

/** Only an end is left to watch; without one the person's DND is like one set at the telephone. */
function carriedOut(own: OwnDnd): OwnDnd | null {
  return own.on && own.until !== null ? { ...own, status: 'confirmed' } : null;
}

function absorbWritten(durable: Durable, on: boolean, now: number): Durable {
  const { claim, ownDnd } = durable;
  const own = ownDnd?.status === 'intended' && ownDnd.on === on ? carriedOut(ownDnd) : ownDnd;
  const base = { ...durable, dndOn: on, ownDnd: own };
  if (claim?.status === 'intended' && on) {
    return { ...base, claim: { ...claim, status: 'confirmed' }, guard: recheckLater(durable, now) };
  }
  if (claim?.status === 'releasing' && !on) return { ...base, claim: null };
  return base;
}

function absorbReading(durable: Durable, on: boolean, now: number, overridable: boolean): Durable {
  const { claim } = durable;
  const byHand = { on, at: now, by: 'phone' } as const;
  const base: Durable = { ...durable, dndOn: on };
  if (claim === null) {
    const own = durable.ownDnd;
    if (own !== null && own.status === 'confirmed' && own.on !== on) {
      return { ...base, ownDnd: null, override: overridable ? byHand : null };
    }
    const changed = durable.dndOn !== null && durable.dndOn !== on && own === null;
    return changed && overridable ? { ...base, override: byHand } : base;
  }
  if (claim.status === 'confirmed' && !on) {
    return { ...base, claim: null, override: byHand, guard: reverted(durable) };
  }
  if (claim.status === 'confirmed') return { ...base, guard: stood(durable, now) };
  if (claim.status === 'intended' && on) {
    return { ...base, claim: { ...claim, status: 'confirmed' }, guard: recheckLater(durable, now) };
  }
  if (claim.status !== 'releasing' || on) return base;
  // Off before we asked for it: a person was faster.
  return { ...base, claim: null, override: claim.asked === true || !overridable ? base.override : byHand };
}

/* The foreign-sync guard: each confirmed write is read again once, 15 s later. */

export const recheckMs = 15_000;
const firstPauseMs = 30 * 60_000;
const laterPauseMs = 24 * 3_600_000;
const revertsThatPause = 3;
const noGuard = { recheckAt: null, reverted: [], pausedUntil: null, pauses: 0 } as const;

function recheckLater(durable: Durable, now: number): Durable['guard'] {
  return { ...(durable.guard ?? noGuard), recheckAt: now + recheckMs };
}

function noRecheck(durable: Durable): Durable['guard'] {
  return durable.guard === null ? null : { ...durable.guard, recheckAt: null };
}

function stood(durable: Durable, now: number): Durable['guard'] {
  const { guard } = durable;
  if (guard?.recheckAt == null || now < guard.recheckAt) return guard;
  return { ...guard, recheckAt: null, reverted: [...guard.reverted.slice(1 - revertsThatPause), false], pauses: 0 };
}

function reverted(durable: Durable): Durable['guard'] {
  const { guard } = durable;
  if (guard?.recheckAt == null) return guard;
  return { ...guard, recheckAt: null, reverted: [...guard.reverted.slice(1 - revertsThatPause), true] };
}

/** Pauses the person where the last three writes were all reverted, and lifts the pause when it is over. */
export function guardForeignSync(durable: Durable, now: number): Durable {
  const { guard } = durable;
  if (guard === null) return durable;
  if (guard.pausedUntil !== null) {
    return now < guard.pausedUntil ? durable : { ...durable, guard: { ...guard, pausedUntil: null, reverted: [] } };
  }
  if (guard.reverted.length < revertsThatPause || !guard.reverted.every(Boolean)) return durable;
  const pauseMs = guard.pauses === 0 ? firstPauseMs : laterPauseMs;
  return { ...durable, guard: { ...guard, pausedUntil: now + pauseMs, pauses: guard.pauses + 1, recheckAt: null } };
}

/** Ends a DND that the person gave an end to: the outcome of this moment applies. */
export function endOwnDnd(durable: Durable, want: DndWant, now: number): Durable {
  const own = durable.ownDnd;
  if (own?.until == null || now < own.until) return durable;
  const reason = want.value === 'on' ? { rule: want.rule, cause: want.cause } : { rule: 'own.until', cause: 'until' };
  const status = want.value === 'on' ? 'intended' : 'releasing';
  const claim: Claim | null = own.on ? { ...reason, status, at: now } : null;
  return { ...durable, ownDnd: null, override: null, claim };
}

export function decideDnd(settings: SyncSettings, want: DndWant, state: PersonState, fact: Fact, now: number): DndTurn {
  const { seen } = state;
  let durable = state.durable;
  const reading = fact.type === 'dndRead' ? fact.on : null;
  const leverOff = settings.leversOff.includes('dnd');
  const retryAt = seen.retry.dnd?.at ?? now;
  const stay = (commands: readonly Command[] = [], wakeAt: readonly number[] = []): DndTurn => ({
    durable,
    seen,
    commands: now >= retryAt || reading !== null ? commands : [],
    wakeAt: now >= retryAt ? wakeAt : [...wakeAt, retryAt],
  });

  const own = durable.ownDnd;
  if (own?.status === 'intended') {
    return stay([
      reading === null
        ? { type: 'readDnd', priority: own.on ? 'claim' : 'release' }
        : { type: 'writeDnd', on: own.on, priority: own.on ? 'claim' : 'release' },
    ]);
  }
  const ownEnds = own?.until == null ? [] : [own.until];
  const { claim } = durable;

  if (claim === null) {
    const free = durable.override === null && own === null && want.mayStart && !leverOff;
    if (free && want.value === 'off' && durable.dndOn === true) {
      return stay([
        reading === null
          ? { type: 'readDnd', priority: 'release' }
          : { type: 'writeDnd', on: false, priority: 'release' },
      ]);
    }
    if (!free || want.value !== 'on' || durable.dndOn === true) return stay([], ownEnds);
    const startAt = nextSetAt(seen.sets.dnd, now);
    if (now < startAt) return stay([], [startAt]);
    if (reading === null) return stay([{ type: 'readDnd', priority: 'claim' }]);
    durable = { ...durable, claim: { rule: want.rule, cause: want.cause, status: 'intended', at: now } };
    return {
      durable,
      seen: { ...seen, sets: { ...seen.sets, dnd: countSet(seen.sets.dnd, now) } },
      commands: [{ type: 'writeDnd', on: true, priority: 'claim' }],
      wakeAt: [],
    };
  }

  const expired = now - claim.at >= settings.maxClaimMs;
  const stands = want.value === 'on' && !expired;
  const expiresAt = claim.at + settings.maxClaimMs;
  if (claim.status === 'intended' && stands) {
    if (reading === null) return stay([{ type: 'readDnd', priority: 'claim' }], [expiresAt]);
    if (want.mayStart && !leverOff) return stay([{ type: 'writeDnd', on: true, priority: 'claim' }], [expiresAt]);
    durable = { ...durable, claim: null };
    return stay();
  }
  if (claim.status === 'intended' && reading === false) {
    durable = { ...durable, claim: null };
    return stay();
  }
  if (claim.status === 'confirmed' && stands) {
    const recheckAt = durable.guard?.recheckAt ?? null;
    const wakeAt = recheckAt === null ? [expiresAt] : [expiresAt, recheckAt];
    const due = recheckAt !== null && now >= recheckAt;
    return stay(due ? [{ type: 'readDnd', priority: 'poll' }] : [], wakeAt);
  }
  const override = expired && claim.status !== 'releasing' ? ({ on: false, at: now, by: 'maxClaim' } as const) : null;
  durable = {
    ...durable,
    claim: { ...claim, status: 'releasing', ...(reading === true ? { asked: true } : {}) },
    override: override ?? durable.override,
    guard: noRecheck(durable),
  };
  return stay([
    reading === true ? { type: 'writeDnd', on: false, priority: 'release' } : { type: 'readDnd', priority: 'release' },
  ]);
}
