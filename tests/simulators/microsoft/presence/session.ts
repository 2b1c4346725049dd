import type { Pair } from './pairs.ts';

const minuteMs = 60_000;

/** A presence session of one application for one person. */
export type AppSession = Pair & {
  /** The application's client id: one session per application and person. */
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly setAt: number;
  readonly expiresAt: number;
};

/**
 * What a session shows now. Available fades whatever its lease says: after five minutes it is AvailableInactive, after five
 * more Away (https://learn.microsoft.com/graph/cloud-communications-manage-presence-state).
 */
export function shownBy(session: AppSession, now: number): Pair {
  if (session.availability !== 'Available') return session;
  const ageMs = now - session.setAt;
  if (ageMs >= 10 * minuteMs) return { availability: 'Away', activity: 'Away' };
  if (ageMs >= 5 * minuteMs) return { availability: 'Available', activity: 'AvailableInactive' };
  return session;
}
