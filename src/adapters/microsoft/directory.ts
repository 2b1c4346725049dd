/**
 * The people of the tenant, as far as the permissions show them.
 *
 * With `User.Read.All` proxy addresses, account state, guests and the numbers of the profiles are known and only changes
 * are asked for; without it the basic set is read in full each time.
 */
import type { MicrosoftUser, ProfilePhone } from '../../domain/person.ts';
import { OutsideError } from '../../domain/outside-error.ts';
import { DeltaDirectory } from './delta-directory.ts';
import { basicProperties, fullProperties, listUsers, phoneProperties } from './graph/calls/list-users.ts';
import type { GraphClient } from './graph/graph-client.ts';
import type { UserEntry } from './graph/wire.ts';

/** Any of these shows whole users: https://learn.microsoft.com/graph/api/user-list#permissions */
const wholeRoles = ['User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'];

export class Directory {
  readonly #client: GraphClient;
  /** Roles of the token that is used now, or null where they are not known. */
  readonly #roles: () => Promise<readonly string[] | null>;
  readonly #delta: DeltaDirectory;
  /** Whoever did not change is the same object in the next list. */
  readonly #users = new WeakMap<UserEntry, readonly MicrosoftUser[]>();
  #walk: Promise<readonly UserEntry[]> | null = null;

  constructor(
    client: GraphClient,
    roles: () => Promise<readonly string[] | null>,
    wish: { /** False where the numbers of the profiles are not to be read. */ readonly numbers: boolean },
  ) {
    this.#client = client;
    this.#roles = roles;
    this.#delta = new DeltaDirectory(client, wish.numbers ? [...fullProperties, ...phoneProperties] : fullProperties);
  }

  /** Who asks while the directory is being read gets the result of that reading. */
  async users(signal?: AbortSignal): Promise<readonly MicrosoftUser[]> {
    this.#walk ??= this.#entries(signal).finally(() => {
      this.#walk = null;
    });
    return (await this.#walk).filter((entry) => !isGuest(entry)).flatMap((entry) => this.#userOf(entry));
  }

  listsChanges(): boolean {
    return this.#delta.isKnown;
  }

  #userOf(entry: UserEntry): readonly MicrosoftUser[] {
    const known = this.#users.get(entry) ?? userOf(entry);
    this.#users.set(entry, known);
    return known;
  }

  async #entries(signal: AbortSignal | undefined): Promise<readonly UserEntry[]> {
    const roles = await this.#roles();
    const isBasic = roles !== null && !roles.some((role) => wholeRoles.includes(role));
    if (!isBasic) {
      try {
        return await this.#delta.entries(signal);
      } catch (error) {
        if (!(error instanceof OutsideError && error.kind === 'forbidden')) throw error;
      }
    }
    this.#delta.forget();
    return listUsers(this.#client, basicProperties, signal);
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
  const phones = phonesOf(entry);
  return [
    {
      id: id.toLowerCase(),
      upn,
      name: displayName ?? upn,
      mail: mail ?? null,
      proxyAddresses: (entry.proxyAddresses ?? []).flatMap(smtpAddress),
      enabled: accountEnabled !== false,
      ...(phones.length === 0 ? {} : { phones }),
    },
  ];
}

function phonesOf({ businessPhones, mobilePhone }: UserEntry): readonly ProfilePhone[] {
  const business = (businessPhones ?? []).map((number) => ({ kind: 'business', number }) as const);
  return typeof mobilePhone === 'string' ? [...business, { kind: 'mobile', number: mobilePhone }] : business;
}

/** `SMTP:` marks the primary address, `smtp:` the others; other prefixes (SIP, X500) are no mail addresses. */
function smtpAddress(proxy: unknown): string[] {
  return typeof proxy === 'string' && /^smtp:./i.test(proxy) ? [proxy.slice('smtp:'.length)] : [];
}
