/**
 * The people of the tenant, as far as the permissions show them.
 *
 * With `User.Read.All` proxy addresses, account state and guests are known; without it only the basic set is asked for.
 */
import type { MicrosoftUser } from '../../domain/person.ts';
import { OutsideError } from '../../domain/outside-error.ts';
import { basicProperties, fullProperties, listUsers } from './graph/calls/list-users.ts';
import type { GraphClient } from './graph/graph-client.ts';
import type { UserEntry } from './graph/wire.ts';

/** Any of these shows whole users: https://learn.microsoft.com/graph/api/user-list#permissions */
const wholeRoles = ['User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'];

export class Directory {
  readonly #client: GraphClient;
  /** Roles of the token that is used now, or null where they are not known. */
  readonly #roles: () => Promise<readonly string[] | null>;

  constructor(client: GraphClient, roles: () => Promise<readonly string[] | null>) {
    this.#client = client;
    this.#roles = roles;
  }

  async users(signal?: AbortSignal): Promise<readonly MicrosoftUser[]> {
    return (await this.#entries(signal)).filter((entry) => !isGuest(entry)).flatMap(userOf);
  }

  async #entries(signal: AbortSignal | undefined): Promise<readonly UserEntry[]> {
    const roles = await this.#roles();
    if (roles !== null && !roles.some((role) => wholeRoles.includes(role))) {
      return listUsers(this.#client, basicProperties, signal);
    }
    try {
      return await listUsers(this.#client, fullProperties, signal);
    } catch (error) {
      if (!(error instanceof OutsideError && error.kind === 'forbidden')) throw error;
      return listUsers(this.#client, basicProperties, signal);
    }
  }
}

/** Where the permission does not show the type, a guest is known by the mark in his user principal name. */
function isGuest({ userType, userPrincipalName }: UserEntry): boolean {
  if (typeof userType === 'string') return userType.toLowerCase() === 'guest';
  return userPrincipalName?.toLowerCase().includes('#ext#') === true;
}

function userOf(entry: UserEntry): MicrosoftUser[] {
  const { id, userPrincipalName: upn, displayName, mail, accountEnabled } = entry;
  if (typeof upn !== 'string' || upn === '') return [];
  return [
    {
      id: id.toLowerCase(),
      upn,
      name: displayName ?? upn,
      mail: mail ?? null,
      proxyAddresses: (entry.proxyAddresses ?? []).flatMap(smtpAddress),
      enabled: accountEnabled !== false,
    },
  ];
}

/** `SMTP:` marks the primary address, `smtp:` the others; other prefixes (SIP, X500) are no mail addresses. */
function smtpAddress(proxy: unknown): string[] {
  return typeof proxy === 'string' && /^smtp:./i.test(proxy) ? [proxy.slice('smtp:'.length)] : [];
}
