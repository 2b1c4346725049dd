/**
 * From the present facts to what the active rules want: first the raw wish of the rules, then the outcome that holds,
 * with *unchanged* resolved (design: "Unchanged keeps the last other outcome for 60 minutes, Offline for 10").
 */
import type { Decision, Fact, HeldBy } from './facts.ts';
import type { Durable, Outcome, PersonState, Reason } from './person-state.ts';
import type { PresenceRow } from './presence.ts';
import { isWithin, localTime } from './hours.ts';
import { isOff, rowWish, type OwnSync } from './individual.ts';
import { presenceOAuth } from './presets.ts';
import type { SyncSettings } from './settings.ts';

const unchangedForMs = 60 * 60_000;
const unchangedOfflineForMs = 10 * 60_000;

export type Wish = Reason & { readonly value: Outcome | 'unchanged' };

/** What the rules of the mode say to a row, whatever was before. */
export function wishOf(settings: SyncSettings, own: OwnSync | null, row: PresenceRow): Wish {
  const rule = `${settings.mode}.${row}`;
  if (settings.mode === 'presence-oauth') {
    const value = presenceOAuth[row];
    const clears = row === 'available' && !settings.respectManualDnd;
    return { rule, cause: row, value: clears ? 'off' : value };
  }
  if (settings.mode === 'individual') return { rule, cause: row, value: rowWish(settings.individual, own, row) };
  return { rule: `${settings.mode}.none`, cause: row, value: 'giveBack' };
}

/** What keeps the rules from acting for this person, whatever they say; null where nothing does. */
export function heldBy(settings: SyncSettings, durable: Durable, now: number): HeldBy | null {
  if (durable.left !== null) return 'left';
  if (settings.hold) return 'giveEverythingBack';
  if (durable.mode !== settings.mode) return 'changingMode';
  if (settings.mode === 'off') return 'modeOff';
  if (settings.refusedBy.includes('microsoft')) return 'refusedByMicrosoft';
  if (settings.refusedBy.includes('starface')) return 'refusedByStarface';
  if (settings.participation !== 'inSync') return 'paused';
  if (settings.mayPause && isOff(durable.own, now)) return 'ownPause';
  const { hours } = settings;
  if (hours !== null && !isWithin(hours.windows, localTime(now, hours.zone))) return 'outsideHours';
  return null;
}

export type Settled = {
  readonly durable: Durable;
  readonly outcomeAt: number | null;
  /** False while *unchanged* or a hold only keeps what is there. */
  readonly mayStart: boolean;
  readonly decision: Decision;
  /** When the outcome changes by itself. */
  readonly wakeAt: number | null;
};

/** Settles the outcome of this moment, and ends overrides where that is a transition. */
export function settleOutcome(settings: SyncSettings, state: PersonState, fact: Fact, now: number): Settled {
  const { durable, seen } = state;
  const held = heldBy(settings, durable, now);
  const wish = durable.row === null ? null : wishOf(settings, durable.own, durable.row);
  const before = durable.outcome;

  if (held !== null) {
    const outcome = { value: 'giveBack', rule: `held.${held}`, cause: held } as const;
    return finish(state, fact, outcome, seen.outcomeAt, false, null, { ...outcome, outcome: 'giveBack', held });
  }
  if (wish === null) {
    const decision: Decision = { rule: 'none', cause: 'nothingReadYet', outcome: 'unknown', held: null };
    return { durable, outcomeAt: seen.outcomeAt, mayStart: false, decision, wakeAt: null };
  }
  if (wish.value !== 'unchanged') {
    const outcome = { value: wish.value, rule: wish.rule, cause: wish.cause };
    const decision: Decision = { rule: wish.rule, cause: wish.cause, outcome: wish.value, held: null };
    return finish(state, fact, outcome, seen.informationAt, true, null, decision);
  }
  const limitMs = durable.row === 'offline' ? unchangedOfflineForMs : unchangedForMs;
  const endsAt = (seen.outcomeAt ?? now) + limitMs;
  const kept = before !== null && now < endsAt ? before : { ...wish, value: 'giveBack' as const };
  const decision: Decision = { rule: wish.rule, cause: wish.cause, outcome: 'unchanged', held: null };
  const wakeAt = kept.value === 'giveBack' ? null : endsAt;
  return finish(state, fact, kept, seen.outcomeAt, false, wakeAt, decision);
}

function finish(
  state: PersonState,
  fact: Fact,
  outcome: Reason & { readonly value: Outcome },
  outcomeAt: number | null,
  mayStart: boolean,
  wakeAt: number | null,
  decision: Decision,
): Settled {
  const { durable } = state;
  const changed = durable.outcome?.value !== outcome.value;
  const transition =
    changed && durable.outcome !== null && fact.type !== 'settingsChanged' && fact.type !== 'ownSyncChanged';
  const same = !changed && durable.outcome?.rule === outcome.rule && durable.outcome.cause === outcome.cause;
  const settled: Durable = {
    ...durable,
    outcome: same ? durable.outcome : { value: outcome.value, rule: outcome.rule, cause: outcome.cause },
    override: transition ? null : durable.override,
  };
  return { durable: settled, outcomeAt, mayStart, decision, wakeAt };
}
