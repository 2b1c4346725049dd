/**
 * The state that a person would choose by hand in Teams, set for the length of a call where his own choice hides it.
 *
 *   none ──call is hidden──▶ intended ──set──▶ confirmed ──call over──▶ releasing ──cleared──▶ over ──▶ none
 *                               └───────────── its end came, or the person chose anew ──────────▲
 *
 * Nobody can read who chose a state, so what was before cannot be given back, and Microsoft's own end is part of every
 * set. A value that showed once and then changed was changed by the person: it is his, and never cleared.
 */
import { retryAfter } from './backoff.ts';
import type { PreferredPair } from './call-display.ts';
import type { Command, Fact } from './facts.ts';
import { shadowMs } from './lease.ts';
import type { Durable, PersonState, Seen } from './person-state.ts';
import { rowOf, showsPair, type MicrosoftPresence, type PresenceRow } from './presence.ts';
import type { SyncSettings } from './settings.ts';

export type Preferred = {
  /** `over`: ended, not set again in the same call, and until `until` the same value still counts as ours. */
  readonly status: 'intended' | 'confirmed' | 'releasing' | 'over';
  readonly pair: PreferredPair;
  readonly at: number;
  /** At the latest now Microsoft has forgotten it. */
  readonly expiresAt: number;
  /** It was seen after it was set. */
  readonly shown: boolean;
  readonly until: number;
};

/** What a session "in a call" never shows as: there the person's own choice stands above it. */
const hides: ReadonlySet<PresenceRow> = new Set(['available', 'away', 'beRightBack']);

/** How long Microsoft may take until it shows our session. */
const settleMs = 10_000;

export function isEchoOfPreferred({ preferred }: Durable, presence: MicrosoftPresence, now: number): boolean {
  if (preferred === null || (preferred.status === 'over' && now >= preferred.until)) return false;
  return showsPair(presence, preferred.pair);
}

export function absorbPreferred(state: PersonState, fact: Fact, now: number): PersonState {
  const { durable, seen } = state;
  const { preferred } = durable;
  if (preferred === null || preferred.status === 'over') return state;
  const become = (changes: Partial<Preferred>): PersonState => ({
    durable: { ...durable, preferred: { ...preferred, ...changes } },
    seen: { ...seen, retry: { ...seen.retry, preferred: null } },
  });
  if (now >= preferred.expiresAt) return become({ status: 'over', until: now + shadowMs });
  switch (fact.type) {
    case 'preferredSet':
      return preferred.status === 'intended' ? become({ status: 'confirmed' }) : state;
    case 'preferredCleared':
      return become({ status: 'over', until: now + shadowMs });
    case 'preferredFailed': {
      const retry = retryAfter(seen.retry.preferred ?? null, fact.failure, now);
      return { durable, seen: { ...seen, retry: { ...seen.retry, preferred: retry } } };
    }
    case 'presenceRead': {
      if (showsPair(fact.presence, preferred.pair)) return preferred.shown ? state : become({ shown: true });
      return preferred.shown && rowOf(fact.presence) !== null ? become({ status: 'over', until: now }) : state;
    }
    default:
      return state;
  }
}

export type PreferredTurn = {
  readonly durable: Durable;
  readonly commands: readonly Command[];
  readonly wakeAt: readonly number[];
};

/** To be called with what `decideLease` left: the lease says whether there is a call. */
export function decidePreferred(settings: SyncSettings, { durable, seen }: PersonState, now: number): PreferredTurn {
  const { lease, preferred } = durable;
  const choice = settings.callDisplay.preferredPresence;
  // It shows nothing without a session.
  const call = lease?.status === 'confirmed' && !settings.leversOff.includes('microsoft') ? lease : null;
  const retryAt = seen.retry.preferred?.at ?? now;
  const turn = (next: Preferred | null, command: Command | null, wakeAt: readonly number[]): PreferredTurn => ({
    durable: next === preferred ? durable : { ...durable, preferred: next },
    commands: command === null || now < retryAt ? [] : [command],
    wakeAt: command !== null && now < retryAt ? [...wakeAt, retryAt] : wakeAt,
  });

  if (preferred === null) {
    if (choice === null || call === null || !isHidden(seen, call.at + settleMs)) return turn(null, null, []);
    const pair = pairOf(choice.availability);
    const expiresAt = now + choice.minutes * 60_000;
    const intended: Preferred = { status: 'intended', pair, at: now, expiresAt, shown: false, until: expiresAt };
    return turn(intended, set(intended, now), [expiresAt]);
  }
  if (preferred.status === 'over') {
    const isAnotherCall = lease === null || lease.at > preferred.at;
    if (!isAnotherCall) return turn(preferred, null, []);
    return now >= preferred.until ? turn(null, null, []) : turn(preferred, null, [preferred.until]);
  }
  const wakeAt = [preferred.expiresAt];
  if (choice === null || call === null || preferred.status === 'releasing') {
    return turn({ ...preferred, status: 'releasing' }, { type: 'clearPreferredPresence' }, wakeAt);
  }
  return turn(preferred, preferred.status === 'intended' ? set(preferred, now) : null, wakeAt);
}

/** A repeated set ends when the first would have: the end is the administrator's. */
function set({ pair, expiresAt }: Preferred, now: number): Command {
  return { type: 'setPreferredPresence', pair, durationMs: expiresAt - now };
}

function isHidden({ shown, informationAt }: Seen, since: number): boolean {
  if (shown === null || informationAt === null || informationAt < since) return false;
  const row = rowOf({ ...shown, outOfOffice: false });
  return row !== null && hides.has(row);
}

function pairOf(availability: PreferredPair['availability']): PreferredPair {
  return availability === 'Busy' ? { availability, activity: availability } : { availability, activity: availability };
}
