import type { GraphClient } from '../graph-client.ts';
import { pages } from '../pages.ts';
import { understood, userDelta } from '../wire.ts';
import type { UserDelta } from '../wire.ts';

export type UserChanges = {
  readonly changes: readonly UserDelta[];
  /** Where the next query goes on; null where Graph named no such place. */
  readonly deltaLink: string | null;
};

/**
 * All users with these properties, or what changed since `deltaLink`, which keeps the properties of its first query:
 * https://learn.microsoft.com/graph/api/user-delta
 *
 * Rejects with `microsoft.resync-required` (410) where Graph has forgotten the place: then everything is asked for anew.
 */
export async function usersDelta(
  client: GraphClient,
  properties: readonly string[],
  deltaLink: string | null,
  signal?: AbortSignal,
): Promise<UserChanges> {
  const path = deltaLink ?? `/users/delta?$select=${properties.join(',')}`;
  const changes: UserDelta[] = [];
  let next: string | null = null;
  for await (const page of pages(client, { operation: 'usersDelta', path, signal })) {
    changes.push(...understood(userDelta, page.value));
    next = page['@odata.deltaLink'] ?? null;
  }
  return { changes, deltaLink: next };
}
