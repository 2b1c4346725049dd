/** One human: a PBX user and a Microsoft 365 user, and how the two were joined. */

/** `{tenant id}/{object id}` of the Microsoft 365 user: a re-created user is another person. */
export type PersonId = string & { readonly brand: 'PersonId' };

export function personIdOf(tenantId: string, objectId: string): PersonId {
  return `${tenantId.toLowerCase()}/${objectId.toLowerCase()}` as PersonId;
}

export type PbxUser = {
  /** The PBX's own number of the user, as text. */
  readonly id: string;
  /** Login-ID with its leading zeros. */
  readonly login: string;
  readonly email: string | null;
  readonly firstName: string;
  readonly familyName: string;
};

/** A number of a profile at Microsoft 365, as it is written there. */
export type ProfilePhone = { readonly kind: 'business' | 'mobile'; readonly number: string };

export type MicrosoftUser = {
  /** Object id at Entra ID. */
  readonly id: string;
  readonly upn: string;
  readonly name: string;
  readonly mail: string | null;
  /** `smtp:` addresses without the prefix; empty where the permission does not show them. */
  readonly proxyAddresses: readonly string[];
  /** False only where Microsoft says so. */
  readonly enabled: boolean;
  /** Absent where the profile has none, or the permission does not show them. */
  readonly phones?: readonly ProfilePhone[];
};

export type MatchKind = 'mail' | 'upn' | 'proxy' | 'manual';

export type Match = {
  readonly personId: PersonId;
  readonly kind: MatchKind;
  readonly pbxUser: PbxUser;
  readonly microsoftUser: MicrosoftUser;
};

export type UnmatchedReason =
  | 'noEmailAtPbx'
  | 'noMicrosoftUserWithThisAddress'
  | 'addressUsedByTwoPbxUsers'
  | 'addressUsedByTwoMicrosoftUsers'
  | 'microsoftUserDisabled';

export type Unmatched = { readonly pbxUser: PbxUser; readonly reason: UnmatchedReason };
