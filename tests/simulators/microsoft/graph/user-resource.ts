import type { UserRecord } from '../person.ts';
import { badRequest } from './answer.ts';

/** Returned where nothing is selected: https://learn.microsoft.com/graph/api/user-list#optional-query-parameters */
const defaultProperties = [
  'businessPhones',
  'displayName',
  'givenName',
  'id',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
];

/** All that User.ReadBasic.All shows: https://learn.microsoft.com/graph/permissions-reference#userreadbasicall */
const basicProperties = ['displayName', 'givenName', 'id', 'mail', 'surname', 'userPrincipalName'];

/** Properties that exist and that the simulated directory leaves empty. */
const emptyProperties: Readonly<Record<string, unknown>> = {
  assignedPlans: [],
  imAddresses: [],
  jobTitle: null,
  mailNickname: null,
  faxNumber: null,
  officeLocation: null,
  onPremisesSyncEnabled: null,
  preferredLanguage: null,
  usageLocation: null,
};

export const wholeRead = ['User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'];

export const basicRead = ['User.ReadBasic.All', ...wholeRead];

export function mayReadWhole(permissions: readonly string[]): boolean {
  return permissions.some((permission) => wholeRead.includes(permission));
}

/** The property names of `$select`, or undefined where it is absent. */
export function selectedProperties(query: URLSearchParams, record: UserRecord | undefined): string[] | undefined {
  const select = query.get('$select');
  if (select === null) return undefined;
  const known = [...Object.keys(record ?? {}), ...defaultProperties, ...Object.keys(emptyProperties)];
  return select.split(',').map((wanted) => {
    const name = known.find((property) => property.toLowerCase() === wanted.trim().toLowerCase());
    if (name === undefined && record !== undefined) {
      throw badRequest(`Could not find a property named '${wanted.trim()}' on type 'microsoft.graph.user'.`);
    }
    return name ?? wanted.trim();
  });
}

/** What the caller may not read comes as null: assumed, since the documents say only that it is not shown. */
export function userResource(
  record: UserRecord,
  selected: readonly string[] | undefined,
  isWhole: boolean,
): Record<string, unknown> {
  const all: Record<string, unknown> = { ...emptyProperties, ...record };
  const shown = (selected ?? defaultProperties).map((name) => [
    name,
    isWhole || basicProperties.includes(name) ? (all[name] ?? null) : Array.isArray(all[name]) ? [] : null,
  ]);
  return Object.fromEntries([...shown, ['id', record.id]]) as Record<string, unknown>;
}
