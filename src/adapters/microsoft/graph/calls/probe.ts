import type { GraphClient } from '../graph-client.ts';

/** One harmless read that proves that Graph lets the application in: the id of one user. */
export async function probe(client: GraphClient): Promise<void> {
  await client.json({
    operation: 'listUsers',
    method: 'GET',
    path: '/users?$select=id&$top=1',
    priority: 'housekeeping',
  });
}
