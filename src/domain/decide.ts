/**
 * The heart: `decide(settings, state, fact, now) → { state, commands, decision, wakeAt }`.
 *
 * Pure and level-triggered. A turn has three steps: absorb what the fact says, settle what the rules want at this
 * moment, and compare that with what is held. Every fact takes all three, so that a lost answer, a restart or a
 * replay ends in the same commands: a command whose place is taken is simply asked for again at the next fact.
 */
import type { Command, Decision, Fact } from './facts.ts';
import type { Recheck } from './foreign-sync.ts';
import { telephonySources } from './call.ts';
import { absorbChatSeen } from './chat-seen.ts';
import type { DndWant } from './dnd-lever.ts';
import { absorbDnd, decideDnd, endOwnDnd, guardForeignSync } from './dnd-lever.ts';
import { nextRuleEdge } from './central/rule-edge.ts';
import { nextEdge } from './hours.ts';
import { holdsNothing } from './held.ts';
import { reverseOn } from './individual.ts';
import { absorbLeaseResult, decideLease } from './lease.ts';
import { heldBy, settleOutcome, type Settled } from './outcome.ts';
import { decideLevers } from './other-levers.ts';
import type { Durable, PersonState } from './person-state.ts';
import { absorbPreferred, decidePreferred, isEchoOfPreferred } from './preferred-presence.ts';
import { rowOf, showsPair } from './presence.ts';
import type { ReverseTrigger, SyncSettings } from './settings.ts';
import { doubtLever, idleLever } from './value-lever.ts';

export type Turn = {
  readonly state: PersonState;
  readonly commands: readonly Command[];
  readonly decision: Decision;
  /** When to call again with `woken`, whatever happens; null where nothing is due. */
  readonly wakeAt: number | null;
  /** True where the person has left and nothing is held any more: he is to be forgotten. */
  readonly forget: boolean;
  /** What reading a confirmed write again said; null where this fact was no such reading. */
  readonly recheck: Recheck | null;
};

export function decide(settings: SyncSettings, before: PersonState, fact: Fact, now: number): Turn {
  const switched = changeMode(settings, before);
  const absorbed = absorb(settings, switched, fact, now);
  const settled = settleOutcome(settings, absorbed, fact, now);
  const held = heldBy(settings, settled.durable, now);

  const informedAt = absorbed.seen.informationAt;
  const silentFor = informedAt === null ? Infinity : now - informedAt;
  const silent = silentFor >= settings.silenceHoldMs;
  const guarded = guardForeignSync(settled.durable, now);
  const pausedUntil = guarded.guard?.pausedUntil ?? null;
  const stopped = pausedUntil !== null || settings.foreignSync;
  const outcome = guarded.outcome;
  const value = outcome === null ? null : silent || stopped ? 'giveBack' : outcome.value;
  const want: DndWant = {
    rule: outcome?.rule ?? 'none',
    cause: outcome?.cause ?? 'nothingReadYet',
    value,
    mayStart: settled.mayStart && silentFor <= settings.freshForMs,
  };

  const own = endOwnDnd(guarded, want, now);
  const dnd = decideDnd(
    settings,
    want,
    { durable: own, seen: { ...absorbed.seen, outcomeAt: settled.outcomeAt } },
    fact,
    now,
  );
  const session = held === null ? sessionOf(settings, settled, absorbed) : 'none';
  const lease = decideLease(settings, session, dnd, now);
  const preferred = decidePreferred(settings, lease, now);
  const display = { durable: preferred.durable, seen: lease.seen };
  const levers = decideLevers(settings, settled, display, fact, silent, now);
  const state = keepIfEqual(before, { durable: levers.durable, seen: levers.seen });

  const due = [...dnd.wakeAt, ...lease.wakeAt, ...preferred.wakeAt, ...levers.wakeAt];
  if (settled.wakeAt !== null) due.push(settled.wakeAt);
  if (pausedUntil !== null) due.push(pausedUntil);
  const offUntil = state.durable.own?.off === true ? state.durable.own.offUntil : null;
  if (offUntil !== null && offUntil > now) due.push(offUntil);
  const edge = settings.hours === null ? null : nextEdge(settings.hours.windows, settings.hours.zone, now);
  if (edge !== null) due.push(edge);
  const { rules, zone } = settings.central;
  const ruleEdge = settings.mode === 'central' ? nextRuleEdge(rules, zone, now) : null;
  if (ruleEdge !== null) due.push(ruleEdge);
  if (state.durable.claim !== null && informedAt !== null && !silent) due.push(informedAt + settings.silenceHoldMs);
  if (state.durable.shadow !== null) due.push(state.durable.shadow.until);
  const nothingHeld = holdsNothing(state.durable);
  if (nothingHeld && state.durable.mode !== settings.mode) due.push(now);
  return {
    state,
    commands: [...dnd.commands, ...lease.commands, ...preferred.commands, ...levers.commands],
    decision: explain(settled.decision, state.durable, silent, stopped),
    wakeAt: due.length === 0 ? null : Math.max(now, Math.min(...due)),
    forget: state.durable.left !== null && nothingHeld,
    recheck: recheckOf(switched.durable, absorbed.durable),
  };
}

/** The guard keeps the last rechecks of a person; a new list is a new recheck. */
function recheckOf(before: Durable, after: Durable): Recheck | null {
  const { guard } = after;
  if (guard === null || guard.reverted === before.guard?.reverted || guard.reverted.length === 0) return null;
  return guard.reverted.at(-1) === true ? 'reverted' : 'stood';
}

/** The old mode's claims and leases are given back before the new mode begins; its overrides end at once. */
function changeMode(settings: SyncSettings, state: PersonState): PersonState {
  const { durable } = state;
  if (durable.mode === settings.mode) return state;
  const ready = holdsNothing(durable);
  const mode = ready ? settings.mode : durable.mode;
  const override = durable.ownDnd === null ? null : durable.override;
  return { ...state, durable: { ...durable, mode, override, outcome: ready ? null : durable.outcome, guard: null } };
}

/** A call shows at Microsoft from the first minute, also before anything was read of the person there. */
function sessionOf(settings: SyncSettings, settled: Settled, state: PersonState): ReverseTrigger {
  // With `none` nothing is written to Microsoft in any mode, and consent asks for no right to.
  if (settings.reverseTrigger === 'none') return 'none';
  if (settled.wishes !== null) return settled.wishes.session;
  if (settings.mode === 'presence-oauth') return settings.reverseTrigger;
  if (settings.mode === 'individual') return reverseOn(settings.individual, state.durable.own) ? 'call' : 'none';
  return 'none';
}

function absorb(settings: SyncSettings, state: PersonState, fact: Fact, now: number): PersonState {
  const results = absorbPreferred(absorbLeaseResult(state, fact, now), fact, now);
  const overridable = heldBy(settings, results.durable, now) === null;
  const { durable, seen } = absorbDnd(results, fact, now, overridable);
  switch (fact.type) {
    case 'presenceRead': {
      const ours = durable.lease?.pair ?? durable.shadow?.pair ?? null;
      const row = rowOf(fact.presence);
      if (row === null) return { durable, seen };
      const informed = { ...seen, informationAt: now, shown: fact.presence };
      const isEcho =
        (ours !== null && showsPair(fact.presence, ours)) || isEchoOfPreferred(durable, fact.presence, now);
      if (isEcho) return { durable, seen: informed };
      return { durable: { ...durable, presence: fact.presence, row, shadow: null }, seen: informed };
    }
    case 'chatSeen':
      return { durable, seen: absorbChatSeen(durable, seen, fact.value, now) };
    case 'callsRead': {
      const rank = telephonySources.indexOf(fact.source);
      const better = seen.telephony !== null && telephonySources.indexOf(seen.telephony.source) < rank;
      if (better) return { durable, seen };
      const telephony = { source: fact.source, state: fact.state, at: now };
      const callEvidenceAt = fact.state === 'onCall' ? now : null;
      return { durable, seen: { ...seen, telephony, callEvidenceAt } };
    }
    case 'callsLost': {
      if (fact.source === 'all') {
        // A start: a chat state ends with the session that showed it, and has to be shown again.
        return { durable: { ...durable, chat: doubtLever(durable.chat) }, seen: { ...seen, telephony: null } };
      }
      const lost = seen.telephony?.source === fact.source;
      return lost ? { durable, seen: { ...seen, telephony: null } } : { durable, seen };
    }
    case 'dndFailed':
    case 'leaseFailed': {
      const side = fact.type === 'dndFailed' ? 'starface' : 'microsoft';
      return fact.failure.kind === 'notFound' ? { durable: leave(durable, side), seen } : { durable, seen };
    }
    case 'left':
      return { durable: leave(durable, fact.side), seen };
    case 'guardLifted':
      return { durable: { ...durable, guard: null }, seen };
    case 'ownSyncChanged':
      return { durable: { ...durable, own: fact.own }, seen };
    case 'joined': {
      const moved = durable.pbxUserId !== null && durable.pbxUserId !== fact.pbxUserId;
      return { durable: moved ? leave(durable, 'match') : { ...durable, pbxUserId: fact.pbxUserId, left: null }, seen };
    }
    default:
      return { durable, seen };
  }
}

/** What is held on the side that no longer knows the person cannot be given back there and is forgotten. */
function leave(durable: Durable, side: 'microsoft' | 'starface' | 'match'): Durable {
  if (side === 'match') return { ...durable, left: side };
  return side === 'starface'
    ? { ...durable, left: side, claim: null, ownDnd: null, override: null, chat: idleLever, redirection: idleLever }
    : { ...durable, left: side, lease: null, shadow: null, message: idleLever, preferred: null };
}

function explain(decision: Decision, durable: Durable, silent: boolean, stopped: boolean): Decision {
  if (decision.held !== null || decision.outcome === 'unknown') return decision;
  if (durable.override !== null) return { ...decision, held: 'override' };
  if (stopped) return { ...decision, held: 'foreignSync' };
  return silent ? { ...decision, held: 'silence' } : decision;
}

/** Keeps the very object where nothing durable changed, so that the store is left alone. */
function keepIfEqual(before: PersonState, after: PersonState): PersonState {
  if (before.durable === after.durable) return after;
  const keys = Object.keys(after.durable) as (keyof Durable)[];
  const same = keys.every((key) => equal(before.durable[key], after.durable[key]));
  return same ? { durable: before.durable, seen: after.seen } : after;
}

function equal(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const a = one as Record<string, unknown>;
  const b = other as Record<string, unknown>;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => equal(a[key], b[key]));
}
