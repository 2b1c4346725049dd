/**
 * The application permissions that the bridge works with, what each one buys, and which of them are missing.
 *
 * Ids: https://learn.microsoft.com/graph/permissions-reference
 */
export type Permission = {
  readonly name: string;
  /** Id of the application role, as the app registration's manifest wants it. */
  readonly id: string;
  readonly buys: string;
};

export const permissions = {
  readWritePresence: {
    name: 'Presence.ReadWrite.All',
    id: '83cded22-8297-4ff6-a7fa-e97e9545a259',
    buys: 'Reads the presence of all people and shows "In a call" for those who are on the phone.',
  },
  readPresence: {
    name: 'Presence.Read.All',
    id: 'a70e0c2d-e793-494c-94c4-118fa0a67f42',
    buys: 'Reads the presence of all people; nothing is written to Microsoft 365.',
  },
  readBasicUsers: {
    name: 'User.ReadBasic.All',
    id: '97235f07-e226-4f63-ace3-39588e11d3a1',
    buys: 'Names, mail addresses and user principal names, to match people with their telephones.',
  },
  readUsers: {
    name: 'User.Read.All',
    id: 'df021288-bdef-4463-88db-98f22de89214',
    buys: 'Proxy addresses, disabled accounts and telephone numbers too, and changes within a minute.',
  },
} as const satisfies Readonly<Record<string, Permission>>;

export type PermissionNeeds = {
  /** False where nothing is written to Microsoft 365. */
  readonly writes: boolean;
  /** True where the administrator wants what only `User.Read.All` shows. */
  readonly wholeUsers: boolean;
};

/** Exactly what the registration should ask for. */
export function neededPermissions({ writes, wholeUsers }: PermissionNeeds): readonly Permission[] {
  return [
    writes ? permissions.readWritePresence : permissions.readPresence,
    wholeUsers ? permissions.readUsers : permissions.readBasicUsers,
  ];
}

/** A granted permission that contains another one. */
const contains: Readonly<Record<string, readonly string[]>> = {
  'Presence.ReadWrite.All': ['Presence.Read.All'],
  'User.Read.All': ['User.ReadBasic.All'],
  'User.ReadWrite.All': ['User.Read.All', 'User.ReadBasic.All'],
  'Directory.Read.All': ['User.Read.All', 'User.ReadBasic.All'],
  'Directory.ReadWrite.All': ['User.Read.All', 'User.ReadBasic.All'],
};

export type PermissionCheck = {
  readonly missing: readonly Permission[];
  /** Names of granted permissions that the bridge does not use. */
  readonly unneeded: readonly string[];
};

export function checkPermissions(granted: readonly string[], needs: PermissionNeeds): PermissionCheck {
  const held = new Set(granted.flatMap((name) => [name, ...(contains[name] ?? [])]));
  const needed = neededPermissions(needs);
  const names = new Set(needed.map(({ name }) => name));
  return {
    missing: needed.filter(({ name }) => !held.has(name)),
    unneeded: granted.filter((name) => !names.has(name)),
  };
}

/**
 * What a service account consents to for change notifications: delegated, since Graph lets only a signed-in person subscribe
 * to presence.
 */
export const pushPermissions: readonly Permission[] = [
  {
    name: 'Presence.Read.All',
    id: '9c7a330d-35b3-4aa1-963d-cb2b9f927841',
    buys: 'Lets a service account subscribe to changes of presence.',
  },
  {
    name: 'offline_access',
    id: '7427e0e9-2fba-42fe-b0c0-848c9e6a8182',
    buys: 'Lets a service account stay signed in.',
  },
];

/** Microsoft Graph's own application id, the same in every tenant. */
const graphAppId = '00000003-0000-0000-c000-000000000000';

/**
 * What the registration has to list, in the form that its manifest and `az ad app create --required-resource-accesses`
 * take: https://learn.microsoft.com/graph/api/resources/requiredresourceaccess
 */
export function requiredResourceAccess(needs: PermissionNeeds & { readonly push?: boolean }) {
  const roles = neededPermissions(needs).map(({ id }) => ({ id, type: 'Role' as const }));
  const scopes = needs.push === true ? pushPermissions.map(({ id }) => ({ id, type: 'Scope' as const })) : [];
  return [{ resourceAppId: graphAppId, resourceAccess: [...roles, ...scopes] }];
}
