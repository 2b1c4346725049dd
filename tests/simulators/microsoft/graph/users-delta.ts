import type { DirectoryChange } from '../directory.ts';
import { badRequest, Refusal } from './answer.ts';
import type { Answer } from './answer.ts';
import type { GraphWorld, Operation } from './operation.ts';
import { mayReadWhole, selectedProperties, userResource, wholeRead } from './user-resource.ts';
import { unitsOf } from './users.ts';

/** Where a delta query goes on: the change log was read up to `end`, the page begins at `at`. */
type Place = {
  readonly kind: 'skip' | 'delta';
  readonly generation: number;
  readonly at: number;
  readonly end: number;
};

/**
 * https://learn.microsoft.com/graph/api/user-delta. The change log holds everybody's joining first, so the first round and the
 * later ones read the same list.
 */
const listUserChanges: Operation = {
  name: 'listUserChanges',
  method: 'GET',
  path: '/users/delta',
  application: wholeRead,
  delegated: wholeRead,
  limit: unitsOf(2),
  changes: false,
  handle({ query, caller }, world): Answer {
    const { directory, settings, graphUrl } = world;
    const place = placeOf(query, world);
    const upTo = Math.min(place.at + settings.deltaPageSize, place.end);
    const selected = selectedProperties(query, directory.people()[0]?.record);
    const isWhole = mayReadWhole(caller.permissions);
    const value = latestOfEach(directory.changes, place.at, upTo).map(({ person, change }) =>
      // A deleted user can be restored for 30 days, which is the reason `changed`.
      change === 'deleted'
        ? { id: person.id, '@removed': { reason: 'changed' } }
        : userResource(person.record, selected, isWhole),
    );
    const isLast = upTo >= place.end;
    const next: Place = { ...place, kind: isLast ? 'delta' : 'skip', at: upTo, end: place.end };
    const link = { [isLast ? '@odata.deltaLink' : '@odata.nextLink']: linkTo(graphUrl, query, next) };
    return { status: 200, body: { '@odata.context': `${graphUrl}/v1.0/$metadata#users`, ...link, value } };
  },
};

function placeOf(query: URLSearchParams, { directory, settings, graphUrl }: GraphWorld): Place {
  const end = directory.changes.length;
  const skip = query.get('$skiptoken');
  const delta = query.get('$deltatoken');
  const generation = settings.deltaGeneration;
  if (skip === null && delta === null) return { kind: 'skip', generation, at: 0, end };
  if (delta === 'latest') return { kind: 'delta', generation, at: end, end };
  const place = decoded(skip ?? delta ?? '');
  if (place.generation < generation) {
    // https://learn.microsoft.com/graph/delta-query-overview#synchronization-reset
    throw new Refusal(410, 'resyncRequired', 'Resync required. Any local changes must be uploaded.', {
      location: `${graphUrl}/v1.0/users/delta?$deltatoken=`,
    });
  }
  return place.kind === 'skip' ? place : { ...place, end };
}

/** A person who changed more than once within a page is there once, as he is now. */
function latestOfEach(changes: readonly DirectoryChange[], from: number, to: number): DirectoryChange[] {
  const latest = new Map(changes.slice(from, to).map((change) => [change.person.id, change]));
  return [...latest.values()].filter(({ person, change }) => change === 'deleted' || !person.isGone);
}

function linkTo(graphUrl: string, query: URLSearchParams, place: Place): string {
  const next = new URLSearchParams(query);
  next.delete('$skiptoken');
  next.delete('$deltatoken');
  const token = Buffer.from(JSON.stringify(place)).toString('base64url');
  next.set(place.kind === 'delta' ? '$deltatoken' : '$skiptoken', token);
  return `${graphUrl}/v1.0/users/delta?${next.toString()}`;
}

function decoded(token: string): Place {
  try {
    return JSON.parse(Buffer.from(token, 'base64url').toString()) as Place;
  } catch {
    throw badRequest('Badly formed token.');
  }
}

export const userDeltaOperations: readonly Operation[] = [listUserChanges];
