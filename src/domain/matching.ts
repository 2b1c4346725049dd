/**
 * Joins PBX users and Microsoft 365 users: by hand first, then primary SMTP address, UPN, proxy address.
 *
 * An address that names two people on either side joins nobody: the wrong join would let one person see and steer
 * another's telephone.
 */
import type { Match, MatchKind, MicrosoftUser, PbxUser, Unmatched, UnmatchedReason } from './person.ts';
import { personIdOf } from './person.ts';

export type ManualMatch = { readonly pbxUserId: string; readonly microsoftUserId: string };

export type Directories = {
  readonly tenantId: string;
  readonly pbxUsers: readonly PbxUser[];
  readonly microsoftUsers: readonly MicrosoftUser[];
  readonly manual?: readonly ManualMatch[];
};

export type MatchingResult = { readonly matches: readonly Match[]; readonly unmatched: readonly Unmatched[] };

type AddressBook = ReadonlyMap<string, readonly MicrosoftUser[]>;

function fold(address: string): string {
  return address.trim().toLowerCase();
}

function book(users: readonly MicrosoftUser[], addressesOf: (user: MicrosoftUser) => readonly string[]): AddressBook {
  const found = new Map<string, MicrosoftUser[]>();
  for (const user of users) {
    for (const address of new Set(addressesOf(user).map(fold))) {
      if (address === '') continue;
      const same = found.get(address);
      if (same) same.push(user);
      else found.set(address, [user]);
    }
  }
  return found;
}

export function matchPeople(directories: Directories): MatchingResult {
  const { tenantId, pbxUsers, microsoftUsers, manual = [] } = directories;
  const byId = new Map(microsoftUsers.map((user) => [user.id.toLowerCase(), user]));
  const byHand = new Map(manual.map((entry) => [entry.pbxUserId, byId.get(entry.microsoftUserId.toLowerCase())]));
  const books: readonly (readonly [MatchKind, AddressBook])[] = [
    ['mail', book(microsoftUsers, (user) => (user.mail === null ? [] : [user.mail]))],
    ['upn', book(microsoftUsers, (user) => [user.upn])],
    ['proxy', book(microsoftUsers, (user) => user.proxyAddresses)],
  ];
  const pbxByEmail = Map.groupBy(pbxUsers, (user) => fold(user.email ?? ''));
  const taken = new Set<string>();
  const matches: Match[] = [];
  const unmatched: Unmatched[] = [];

  const join = (pbxUser: PbxUser, microsoftUser: MicrosoftUser, kind: MatchKind): void => {
    taken.add(microsoftUser.id);
    matches.push({ personId: personIdOf(tenantId, microsoftUser.id), kind, pbxUser, microsoftUser });
  };
  for (const pbxUser of pbxUsers) {
    const microsoftUser = byHand.get(pbxUser.id);
    if (microsoftUser && microsoftUser.enabled && !taken.has(microsoftUser.id)) join(pbxUser, microsoftUser, 'manual');
  }
  const joined = new Set(matches.map((match) => match.pbxUser.id));
  for (const pbxUser of pbxUsers) {
    if (joined.has(pbxUser.id)) continue;
    const found = find(pbxUser, books, (pbxByEmail.get(fold(pbxUser.email ?? '')) ?? []).length, taken);
    if (typeof found === 'string') unmatched.push({ pbxUser, reason: found });
    else join(pbxUser, found.user, found.kind);
  }
  return { matches, unmatched };
}

function find(
  pbxUser: PbxUser,
  books: readonly (readonly [MatchKind, AddressBook])[],
  pbxUsersWithThisAddress: number,
  taken: ReadonlySet<string>,
): { readonly user: MicrosoftUser; readonly kind: MatchKind } | UnmatchedReason {
  const address = fold(pbxUser.email ?? '');
  if (address === '') return 'noEmailAtPbx';
  if (pbxUsersWithThisAddress > 1) return 'addressUsedByTwoPbxUsers';
  for (const [kind, addressBook] of books) {
    const users = addressBook.get(address);
    if (users === undefined) continue;
    const enabled = users.filter((user) => user.enabled);
    const [user] = enabled;
    if (enabled.length > 1) return 'addressUsedByTwoMicrosoftUsers';
    if (user === undefined) return 'microsoftUserDisabled';
    return taken.has(user.id) ? 'addressUsedByTwoPbxUsers' : { user, kind };
  }
  return 'noMicrosoftUserWithThisAddress';
}
