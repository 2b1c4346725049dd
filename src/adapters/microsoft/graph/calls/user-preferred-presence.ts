import type { GraphClient } from '../graph-client.ts';
import { isoDuration } from '../iso-duration.ts';

/** The pairs that Graph takes: https://learn.microsoft.com/graph/api/presence-setuserpreferredpresence */
export type PreferredPair = {
  readonly availability: 'Available' | 'Busy' | 'DoNotDisturb' | 'BeRightBack' | 'Away' | 'Offline';
  readonly activity: 'Available' | 'Busy' | 'DoNotDisturb' | 'BeRightBack' | 'Away' | 'OffWork';
};

export const preferredPairs: readonly PreferredPair[] = [
  { availability: 'Available', activity: 'Available' },
  { availability: 'Busy', activity: 'Busy' },
  { availability: 'DoNotDisturb', activity: 'DoNotDisturb' },
  { availability: 'BeRightBack', activity: 'BeRightBack' },
  { availability: 'Away', activity: 'Away' },
  { availability: 'Offline', activity: 'OffWork' },
];

/**
 * Sets the state that the person would choose by hand, and so replaces a choice of his. Only by an administrator's
 * explicit decision; the end is mandatory here, since Graph's own default is a day or a week.
 */
export async function setUserPreferredPresence(
  client: GraphClient,
  userId: string,
  { availability, activity }: PreferredPair,
  durationMs: number,
): Promise<void> {
  await client.call({
    operation: 'setUserPreferredPresence',
    method: 'POST',
    path: `/users/${encodeURIComponent(userId)}/presence/setUserPreferredPresence`,
    body: { availability, activity, expirationDuration: isoDuration(durationMs) },
    priority: 'renewal',
  });
}

/** https://learn.microsoft.com/graph/api/presence-clearuserpreferredpresence; 404: there is nothing to clear. */
export async function clearUserPreferredPresence(client: GraphClient, userId: string): Promise<void> {
  await client.call({
    operation: 'clearUserPreferredPresence',
    method: 'POST',
    path: `/users/${encodeURIComponent(userId)}/presence/clearUserPreferredPresence`,
    body: {},
    priority: 'release',
    expected: [404],
  });
}
