import type { Pair } from './pairs.ts';

/**
 * What everybody sees of a person, out of what each session shows.
 *
 * Documented: a preferred state outranks every session but needs one; among sessions DoNotDisturb > Busy > Available > Away;
 * without a session a person is Offline (https://learn.microsoft.com/graph/cloud-communications-manage-presence-state).
 * Assumed, since no page says so: where the idle variants, BeRightBack and values that nobody knows rank, and that inside Busy
 * a call shows before a meeting and that before a plain Busy.
 */
const availabilityRank: Readonly<Record<string, number>> = {
  donotdisturb: 100,
  busy: 90,
  busyidle: 80,
  available: 70,
  availableidle: 60,
  away: 50,
  berightback: 50,
  offline: 0,
};

const activityRank: Readonly<Record<string, number>> = {
  presenting: 9,
  focusing: 8,
  inaconferencecall: 9,
  inacall: 9,
  inameeting: 7,
  availableinactive: -1,
};

const unknownAvailability = 10;

export type Layers = {
  /** Oldest first: where two rank alike the younger one shows (assumed). */
  readonly sessions: readonly Pair[];
  readonly preferred?: Pair | undefined;
  readonly outOfOffice: boolean;
};

export function aggregate({ sessions, preferred, outOfOffice }: Layers): Pair {
  const strongest = sessions.reduce<Pair>((best, next) => (rank(next) >= rank(best) ? next : best), offline);
  const shown = preferred !== undefined && sessions.some(isLive) ? preferred : strongest;
  // Teams' "Available, out of office" reads Available/OutOfOffice; a busy state keeps its activity (same page).
  if (outOfOffice && shown.availability === 'Available') return { availability: 'Available', activity: 'OutOfOffice' };
  return { availability: shown.availability, activity: shown.activity };
}

export const offline: Pair = { availability: 'Offline', activity: 'Offline' };

function isLive(session: Pair): boolean {
  return session.availability.toLowerCase() !== 'offline';
}

function rank(pair: Pair): number {
  const base = availabilityRank[pair.availability.toLowerCase()] ?? unknownAvailability;
  return base + (activityRank[pair.activity.toLowerCase()] ?? 0);
}
