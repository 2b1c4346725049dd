import type { SimulatedMicrosoftPerson } from '../person.ts';
import { badRequest, noSuchResource, unsupportedQuery } from './answer.ts';
import type { Answer } from './answer.ts';
import type { GraphCall } from './call.ts';
import type { Operation } from './operation.ts';
import { userFilter } from './user-filter.ts';
import { basicRead, mayReadWhole, selectedProperties, userResource } from './user-resource.ts';

/** https://learn.microsoft.com/graph/api/user-list: 100 on a page unless told, 999 at most. */
export function pageSize(query: URLSearchParams): number {
  const top = query.get('$top');
  if (top === null) return 100;
  const size = Number(top);
  if (!Number.isInteger(size) || size < 1 || size > 999) {
    throw badRequest(`Invalid page size specified: '${top}'. Must be between 1 and 999 inclusive.`);
  }
  return size;
}

/** Resource units: https://learn.microsoft.com/graph/throttling-limits#identity-and-access-service-limits */
export function unitsOf(base: number) {
  return ({ query }: GraphCall): number => {
    const selects = query.has('$select') ? 1 : 0;
    const expands = query.has('$expand') ? 1 : 0;
    const isSmall = query.has('$top') && Number(query.get('$top')) < 20 ? 1 : 0;
    return Math.max(1, base - selects + expands - isSmall);
  };
}

const listUsers: Operation = {
  name: 'listUsers',
  method: 'GET',
  path: '/users',
  application: basicRead,
  delegated: basicRead,
  limit: unitsOf(2),
  changes: false,
  handle({ query, caller }, { directory, graphUrl }): Answer {
    refuseOptions(query);
    const isMeant = userFilter(query.get('$filter'));
    const people = ordered(
      directory.people().filter(({ record }) => isMeant(record)),
      query.get('$orderby'),
    );
    const size = pageSize(query);
    const start = startOf(query.get('$skiptoken'));
    const selected = selectedProperties(query, directory.people()[0]?.record);
    const isWhole = mayReadWhole(caller.permissions);
    const value = people.slice(start, start + size).map(({ record }) => userResource(record, selected, isWhole));
    const next = start + size < people.length ? nextLink(`${graphUrl}/v1.0/users`, query, start + size) : {};
    const context = `${graphUrl}/v1.0/$metadata#users${selected === undefined ? '' : `(${selected.join(',')})`}`;
    const count = query.get('$count') === 'true' ? { '@odata.count': people.length } : {};
    return { status: 200, body: { '@odata.context': context, ...count, ...next, value } };
  },
};

const getUser: Operation = {
  name: 'getUser',
  method: 'GET',
  path: '/users/{id}',
  application: basicRead,
  delegated: basicRead,
  delegatedForSelf: ['User.Read'],
  limit: unitsOf(1),
  changes: false,
  handle({ path, query, caller }, { directory, graphUrl }): Answer {
    const id = path['id'] ?? caller.userId ?? '';
    const person = directory.find(id);
    if (person === undefined) throw noSuchResource(id);
    const selected = selectedProperties(query, person.record);
    const resource = userResource(person.record, selected, mayReadWhole(caller.permissions));
    return {
      status: 200,
      body: { '@odata.context': `${graphUrl}/v1.0/$metadata#users/$entity`, ...resource },
    };
  },
};

/** Users can be ordered by these two: https://learn.microsoft.com/graph/aad-advanced-queries#user-properties */
function ordered(people: SimulatedMicrosoftPerson[], order: string | null): SimulatedMicrosoftPerson[] {
  if (order === null) return people;
  const [, property, direction] = /^(displayName|userPrincipalName)(?: (asc|desc))?$/i.exec(order.trim()) ?? [];
  if (property === undefined) throw unsupportedQuery(`Unsupported sort property '${order}' for 'User'.`);
  const key = property.toLowerCase() === 'displayname' ? 'displayName' : 'userPrincipalName';
  const sorted = people.toSorted((one, other) => one.record[key].localeCompare(other.record[key]));
  return direction?.toLowerCase() === 'desc' ? sorted.reverse() : sorted;
}

/** Directory objects know no `$skip`; the other options exist in Graph and are not played here. */
function refuseOptions(query: URLSearchParams): void {
  const known = ['$top', '$select', '$filter', '$orderby', '$count', '$skiptoken'];
  const stranger = [...query.keys()].find((name) => name.startsWith('$') && !known.includes(name));
  if (stranger !== undefined) throw badRequest(`'${stranger}' is not supported by the service.`);
}

/** Opaque to the client; the place to go on from. */
function nextLink(address: string, query: URLSearchParams, start: number): Record<string, string> {
  const next = new URLSearchParams(query);
  next.set('$skiptoken', Buffer.from(`place ${start}`).toString('base64url'));
  return { '@odata.nextLink': `${address}?${next.toString()}` };
}

function startOf(skipToken: string | null): number {
  if (skipToken === null) return 0;
  const place = /^place (\d+)$/.exec(Buffer.from(skipToken, 'base64url').toString())?.[1];
  if (place === undefined) throw badRequest('Skip token is malformed.');
  return Number(place);
}

const listOrganization: Operation = {
  name: 'listOrganization',
  method: 'GET',
  path: '/organization',
  application: ['Organization.Read.All', 'User.Read.All', 'Directory.Read.All'],
  delegated: ['User.Read', 'Organization.Read.All', 'User.Read.All', 'Directory.Read.All'],
  limit: unitsOf(1),
  changes: false,
  handle: (_call, { tenantId, graphUrl }) => ({
    status: 200,
    body: {
      '@odata.context': `${graphUrl}/v1.0/$metadata#organization`,
      value: [{ id: tenantId, displayName: 'Simulated organisation', verifiedDomains: [] }],
    },
  }),
};

export const userOperations: readonly Operation[] = [
  listUsers,
  getUser,
  { ...getUser, path: '/me', application: undefined },
  listOrganization,
];
