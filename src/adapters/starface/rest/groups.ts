import { z } from 'zod';
import type { PbxGroup } from '../../../bridge/ports.ts';
import { flag } from '../net/flag.ts';
import { isOutsideError, starfaceError } from '../starface-error.ts';
import type { RestClient } from './client.ts';

const text = z.union([z.string(), z.number()]).transform(String);
const itemShape = z.looseObject({ id: text, groupname: z.string().nullish().catch(null) });
const detailShape = z.looseObject({
  name: z.string().nullish().catch(null),
  assignableUsers: z.array(z.unknown()),
});
const memberShape = z.looseObject({ id: text, assigned: flag.pipe(z.literal(true)) });

/** Groups asked for at the same time; the budget of the PBX spaces them. */
const AT_ONCE = 4;

/**
 * `GET /groups`, then `GET /groups/{id}` for the members of each: the list names none. A group that cannot be
 * understood, or was deleted meanwhile, is left out; one whose members cannot be read fails the whole list, so that
 * nobody drops out of a group by a hiccup.
 */
export async function listGroups(rest: RestClient, signal?: AbortSignal): Promise<readonly PbxGroup[]> {
  const operation = 'list the groups';
  const answer = await rest.ask({ method: 'GET', path: '/groups', priority: 'poll', signal, operation });
  if (!Array.isArray(answer)) throw starfaceError('unavailable', 'unreadable-answer', 'The list of groups is no list');
  const items = answer.flatMap((entry) => {
    const parsed = itemShape.safeParse(entry);
    return parsed.success && parsed.data.id !== '' ? [parsed.data] : [];
  });
  const groups: (PbxGroup | null)[] = [];
  for (let at = 0; at < items.length; at += AT_ONCE) {
    const some = items.slice(at, at + AT_ONCE);
    groups.push(...(await Promise.all(some.map(({ id, groupname }) => readGroup(rest, id, groupname ?? '', signal)))));
  }
  return groups.filter((group) => group !== null);
}

async function readGroup(
  rest: RestClient,
  id: string,
  listedName: string,
  signal: AbortSignal | undefined,
): Promise<PbxGroup | null> {
  const path = `/groups/${encodeURIComponent(id)}`;
  const operation = 'read the members of a group';
  const answer = await rest
    .ask({ method: 'GET', path, priority: 'poll', signal, operation })
    .catch((error: unknown) => {
      if (isOutsideError(error) && error.kind === 'notFound') return null;
      throw error;
    });
  const parsed = detailShape.safeParse(answer);
  if (!parsed.success) return null;
  const name = (parsed.data.name ?? listedName).trim();
  const userIds = parsed.data.assignableUsers.flatMap((user) => {
    const member = memberShape.safeParse(user);
    return member.success ? [member.data.id] : [];
  });
  return name === '' ? null : { name, userIds };
}
