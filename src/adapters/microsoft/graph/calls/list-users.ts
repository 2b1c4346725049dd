import type { GraphClient } from '../graph-client.ts';
import { pages } from '../pages.ts';
import { understood, userEntry } from '../wire.ts';
import type { UserEntry } from '../wire.ts';

/** All that `User.ReadBasic.All` shows: https://learn.microsoft.com/graph/permissions-reference#userreadbasicall */
export const basicProperties = ['id', 'displayName', 'mail', 'userPrincipalName'] as const;

/** Needs `User.Read.All`. */
export const fullProperties = [...basicProperties, 'userType', 'accountEnabled', 'proxyAddresses'] as const;

/** Numbers of the profile: `User.Read.All` too. */
export const phoneProperties = ['businessPhones', 'mobilePhone'] as const;

/** All users of the tenant, 999 a page: https://learn.microsoft.com/graph/api/user-list */
export async function listUsers(
  client: GraphClient,
  properties: readonly string[],
  signal?: AbortSignal,
): Promise<readonly UserEntry[]> {
  const users: UserEntry[] = [];
  const path = `/users?$select=${properties.join(',')}&$top=999`;
  for await (const page of pages(client, { operation: 'listUsers', path, signal })) {
    users.push(...understood(userEntry, page.value));
  }
  return users;
}
