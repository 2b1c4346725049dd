/**
 * From the present facts to what the active rules want: first the raw wish of the rules, then the outcome that holds,
 * with *unchanged* resolved (design: "Unchanged keeps the last other outcome for 60 minutes, Offline for 10").
 */
import type { Decision, Fact, HeldBy } from './facts.ts';
import type { Durable, PersonState } from './person-state.ts';
import type { Outcome, Reason } from './wish-words.ts';
import { isWithin, localTime } from './hours.ts';
import { isOff } from './individual.ts';
import { wishesOf, type Wishes } from './wishes.ts';
import type { SyncSettings } from './settings.ts';

export const unchangedForMs = 60 * 60_000;
export const unchangedOfflineForMs = 10 * 60_000;

/** Decisions of people about the sync itself: what they change in the outcome is no transition. */
const edits: ReadonlySet<Fact['type']> = new Set(['settingsChanged', 'ownSyncChanged', 'guardLifted']);

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
  /** What the rules want for the other levers; null where nothing was read yet or something holds them. */
  readonly wishes: Wishes | null;
  /** False where a change is an edit and not one of the world: overrides stay. */
  readonly transitions: boolean;
  /** When the outcome changes by itself. */
  readonly wakeAt: number | null;
};

/** Settles the outcome of this moment, and ends overrides where that is a transition. */
export function settleOutcome(settings: SyncSettings, state: PersonState, fact: Fact, now: number): Settled {
  const transitions = !edits.has(fact.type);
  const held = heldBy(settings, state.durable, now);
  const wishes = held === null ? wishesOf(settings, state, now) : null;
  return { ...settleDnd(settings, state, held, wishes, transitions, now), wishes, transitions };
}

type SettledDnd = Omit<Settled, 'wishes' | 'transitions'>;

function settleDnd(
  settings: SyncSettings,
  state: PersonState,
  held: HeldBy | null,
  wishes: Wishes | null,
  transitions: boolean,
  now: number,
): SettledDnd {
  const { durable, seen } = state;
  const wish = wishes === null ? null : { rule: wishes.rule, cause: wishes.cause, value: wishes.dnd };
  const before = durable.outcome;

  if (held !== null) {
    const outcome = { value: 'giveBack', rule: `held.${held}`, cause: held } as const;
    return finish(state, transitions, outcome, seen.outcomeAt, false, null, { ...outcome, outcome: 'giveBack', held });
  }
  if (wish === null) {
    const decision: Decision = { rule: 'none', cause: 'nothingReadYet', outcome: 'unknown', held: null };
    return { durable, outcomeAt: seen.outcomeAt, mayStart: false, decision, wakeAt: null };
  }
  if (wish.value !== 'unchanged') {
    const outcome = { value: wish.value, rule: wish.rule, cause: wish.cause };
    const decision: Decision = { rule: wish.rule, cause: wish.cause, outcome: wish.value, held: null };
    return finish(state, transitions, outcome, seen.informationAt, true, null, decision);
  }
  const limitMs = durable.row === 'offline' ? unchangedOfflineForMs : unchangedForMs;
  const endsAt = (seen.outcomeAt ?? now) + limitMs;
  const kept = before !== null && now < endsAt ? before : { ...wish, value: 'giveBack' as const };
  const decision: Decision = { rule: wish.rule, cause: wish.cause, outcome: 'unchanged', held: null };
  const wakeAt = kept.value === 'giveBack' ? null : endsAt;
  return finish(state, transitions, kept, seen.outcomeAt, false, wakeAt, decision);
}

function finish(
  state: PersonState,
  transitions: boolean,
  outcome: Reason & { readonly value: Outcome },
  outcomeAt: number | null,
  mayStart: boolean,
  wakeAt: number | null,
  decision: Decision,
): SettledDnd {
  const { durable } = state;
  const changed = durable.outcome?.value !== outcome.value;
  const transition = changed && durable.outcome !== null && transitions;
  const same = !changed && durable.outcome?.rule === outcome.rule && durable.outcome.cause === outcome.cause;
  const settled: Durable = {
    ...durable,
    outcome: same ? durable.outcome : { value: outcome.value, rule: outcome.rule, cause: outcome.cause },
    override: transition ? null : durable.override,
  };
  return { durable: settled, outcomeAt, mayStart, decision, wakeAt };
}
