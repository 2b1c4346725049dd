import type { GraphClient } from '../graph-client.ts';

/**
 * Ends the application's own session: https://learn.microsoft.com/graph/api/presence-clearpresence
 *
 * Graph answers 404 where there is none, because it has ended by itself or was never set: that is what was wanted.
 */
export async function clearPresence(client: GraphClient, sessionId: string, userId: string): Promise<void> {
  await client.call({
    operation: 'clearPresence',
    method: 'POST',
    path: `/users/${encodeURIComponent(userId)}/presence/clearPresence`,
    body: { sessionId },
    priority: 'release',
    expected: [404],
  });
}
