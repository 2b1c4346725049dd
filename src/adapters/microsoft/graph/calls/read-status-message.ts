import { z } from 'zod';
import type { GraphClient } from '../graph-client.ts';

const answer = z.object({
  statusMessage: z
    .object({ message: z.object({ content: z.string().nullish() }).nullish() })
    .nullish()
    .catch(null),
});

/**
 * The text beside a person's presence, empty where there is none: https://learn.microsoft.com/graph/api/presence-get
 *
 * Its end is not in the answer for anybody but the person himself.
 */
export async function readStatusMessage(client: GraphClient, userId: string): Promise<string> {
  const body = await client.json({
    operation: 'getPresence',
    method: 'GET',
    path: `/users/${encodeURIComponent(userId)}/presence`,
    priority: 'renewal',
  });
  const read = answer.safeParse(body);
  return read.success ? (read.data.statusMessage?.message?.content?.trim() ?? '') : '';
}
