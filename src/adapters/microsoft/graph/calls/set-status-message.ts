import type { GraphClient } from '../graph-client.ts';

/**
 * Sets the text beside a person's presence, with an end in UTC: https://learn.microsoft.com/graph/api/presence-setstatusmessage
 *
 * @param text empty takes the text away
 * @param endsAt milliseconds since 1970
 */
export async function setStatusMessage(
  client: GraphClient,
  userId: string,
  text: string,
  endsAt: number,
): Promise<void> {
  const expiryDateTime = { dateTime: new Date(endsAt).toISOString().replace('Z', ''), timeZone: 'UTC' };
  await client.call({
    operation: 'setStatusMessage',
    method: 'POST',
    path: `/users/${encodeURIComponent(userId)}/presence/setStatusMessage`,
    body: { statusMessage: { message: { content: text, contentType: 'text' }, expiryDateTime } },
    // Never before a release or the start of a call.
    priority: 'renewal',
  });
}
