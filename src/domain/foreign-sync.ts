/**
 * The foreign-sync guard of a whole PBX: another synchronisation that works against ours shows in how many of our
 * DND writes are undone within seconds, over many people. One person's hand does not.
 */
import type { PersonId } from './person.ts';

/** A confirmed DND-on that was read again: it stood, or it was off without our doing. */
export type Recheck = 'stood' | 'reverted';

export type ForeignSync = {
  /** The last rechecks of this PBX, newest last. */
  readonly recent: readonly { readonly personId: PersonId; readonly reverted: boolean }[];
  /** Milliseconds since 1970 until which nothing new is set; null where the PBX is not stopped. */
  readonly stoppedUntil: number | null;
  /** How often it was stopped in a row: 30 minutes first, then a day. */
  readonly stops: number;
};

export const noForeignSync: ForeignSync = { recent: [], stoppedUntil: null, stops: 0 };

const window = 50;
const leastWrites = 20;
const leastPersons = 5;
const leastShare = 0.2;
const firstStopMs = 30 * 60_000;
const laterStopMs = 24 * 3_600_000;

/** Takes one recheck into account, and stops the PBX where too many writes were undone. */
export function countRecheck(guard: ForeignSync, personId: PersonId, recheck: Recheck, now: number): ForeignSync {
  // What was under way when the PBX was stopped says nothing new.
  if (guard.stoppedUntil !== null) return guard;
  const recent = [...guard.recent, { personId, reverted: recheck === 'reverted' }].slice(-window);
  const { reverted, persons } = countReverted(recent);
  const enough = recent.length >= leastWrites && persons >= leastPersons;
  if (enough && reverted >= recent.length * leastShare) {
    const stopMs = guard.stops === 0 ? firstStopMs : laterStopMs;
    return { recent, stoppedUntil: now + stopMs, stops: guard.stops + 1 };
  }
  // A full window without a stop is peace: the next stop is a first one again.
  return { recent, stoppedUntil: null, stops: recent.length === window ? 0 : guard.stops };
}

/** Tries again when the time is over. */
export function resume(guard: ForeignSync, now: number): ForeignSync {
  if (guard.stoppedUntil === null || now < guard.stoppedUntil) return guard;
  return { ...guard, recent: [], stoppedUntil: null };
}

export function countReverted(recent: ForeignSync['recent']): { readonly reverted: number; readonly persons: number } {
  const undone = recent.filter(({ reverted }) => reverted);
  return { reverted: undone.length, persons: new Set(undone.map(({ personId }) => personId)).size };
}
