import type { MicrosoftPriority } from '../../../../bridge/ports.ts';
import { OutsideError } from '../../../../domain/outside-error.ts';
import type { LeasePair } from '../../../../domain/presence.ts';
import type { GraphClient } from '../graph-client.ts';
import { isoDuration } from '../iso-duration.ts';

const shortestMs = 5 * 60_000;
const longestMs = 4 * 3_600_000;

/**
 * Sets or renews the application's own session: https://learn.microsoft.com/graph/api/presence-setpresence
 *
 * @param sessionId the application's client id; Graph takes no other
 */
export async function setPresence(
  client: GraphClient,
  sessionId: string,
  userId: string,
  { availability, activity }: LeasePair,
  options: { readonly durationMs: number; readonly priority: MicrosoftPriority },
): Promise<void> {
  const { durationMs, priority } = options;
  if (!(durationMs >= shortestMs && durationMs <= longestMs)) {
    const message = 'A presence session lasts 5 minutes to 4 hours; nothing was sent';
    throw new OutsideError('microsoft', 'rejected', 'microsoft.request-rejected', message);
  }
  await client.call({
    operation: 'setPresence',
    method: 'POST',
    path: `/users/${encodeURIComponent(userId)}/presence/setPresence`,
    body: { sessionId, availability, activity, expirationDuration: isoDuration(durationMs) },
    priority,
  });
}
