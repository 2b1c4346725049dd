import { z } from 'zod';
import type { PbxUser } from '../../../domain/person.ts';
import { starfaceError } from '../starface-error.ts';
import type { RestClient } from './client.ts';

const text = z.union([z.string(), z.number()]).transform(String);

// Some versions and imports hold a numeric login as a number.
const userShape = z.looseObject({ id: text, login: text });

export function decodeUser(value: unknown): PbxUser | null {
  const parsed = userShape.safeParse(value);
  if (!parsed.success || parsed.data.id === '' || parsed.data.login === '') return null;
  const { id, login, email, firstName, familyName } = parsed.data;
  return { id, login, email: label(email) || null, firstName: label(firstName), familyName: label(familyName) };
}

/** Names and e-mail are of use only as text; anything else there is no information. */
function label(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

/** `GET /users`: all that the account may see. An entry that cannot be understood is left out. */
export async function listUsers(rest: RestClient, signal?: AbortSignal): Promise<readonly PbxUser[]> {
  const answer = await rest.ask({
    method: 'GET',
    path: '/users',
    priority: 'poll',
    signal,
    operation: 'list the users',
  });
  if (!Array.isArray(answer)) {
    throw starfaceError('unavailable', 'unreadable-answer', 'The list of users is no list');
  }
  return answer.map(decodeUser).filter((user) => user !== null);
}

/** `GET /users/me`. */
export async function readOwnUser(rest: RestClient): Promise<PbxUser> {
  const operation = 'read the own user';
  const user = decodeUser(await rest.ask({ method: 'GET', path: '/users/me', priority: 'claim', operation }));
  if (user === null) throw starfaceError('unavailable', 'unreadable-answer', 'The own user cannot be understood');
  return user;
}
