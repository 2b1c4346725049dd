import { z } from 'zod';
import type { PbxRights, Righted } from '../../../bridge/ports.ts';
import { isOutsideError, starfaceError } from '../starface-error.ts';
import type { RestClient } from './client.ts';

const text = z.union([z.string(), z.number()]).transform(String);
const permissionShape = z.looseObject({ id: text, permission: z.string() });
const userShape = z.looseObject({ id: text });

/**
 * What a right of the PBX lets its holder do here. Ids differ from PBX to PBX, so rights are known by name; the names are
 * those of the vendor's page on rights. A PBX that knows none of them says nothing: then everybody may, until it refuses.
 */
const meaning: Readonly<Record<string, readonly Righted[]>> = {
  callman_perm: ['call.place', 'call.hangUp', 'call.hold', 'call.forward', 'call.conference'],
  redirect_perm: ['redirections'],
  calllist_perm: ['callList'],
  voice_perm: ['voicemail'],
  address_perm: ['contacts'],
};

/** What the bridge's own account needs beside, for DND and phones of others. */
const ownNeeds: readonly string[] = ['admin_user_perm', ...Object.keys(meaning)];

/**
 * `GET /permissions` for the rights that this PBX knows, then `GET /permissions/{id}/users` for the holders of each that
 * means something here: as many requests for ten people as for ten thousand. Null where the account may not see them.
 */
export async function readRights(rest: RestClient, ownLogin: string, signal?: AbortSignal): Promise<PbxRights | null> {
  try {
    const known = await readKnown(rest, signal);
    const holders = new Map<Righted, ReadonlySet<string>>();
    const missing: string[] = [];
    for (const name of ownNeeds) {
      const id = known.get(name);
      if (id === undefined) continue;
      const { ids, logins } = await readHolders(rest, id, signal);
      for (const what of meaning[name] ?? []) holders.set(what, ids);
      if (!logins.has(ownLogin)) missing.push(name);
    }
    return { holders, missing };
  } catch (error) {
    if (isOutsideError(error) && ['forbidden', 'notFound', 'rejected'].includes(error.kind)) return null;
    throw error;
  }
}

async function readKnown(rest: RestClient, signal?: AbortSignal): Promise<ReadonlyMap<string, string>> {
  const list = await readList(rest, '/permissions', 'list the rights', signal);
  return new Map(
    list.flatMap((entry) => {
      const parsed = permissionShape.safeParse(entry);
      return parsed.success ? [[parsed.data.permission.trim().toLowerCase(), parsed.data.id] as const] : [];
    }),
  );
}

async function readHolders(rest: RestClient, id: string, signal?: AbortSignal) {
  const path = `/permissions/${encodeURIComponent(id)}/users`;
  const list = await readList(rest, path, 'list the holders of a right', signal);
  const users = list.flatMap((entry) => {
    const parsed = userShape.safeParse(entry);
    return parsed.success ? [parsed.data] : [];
  });
  // A list in another form than the documented one must not take everybody's right away.
  if (list.length > 0 && users.length === 0) {
    throw starfaceError('unavailable', 'unreadable-answer', 'The holders of a right cannot be understood');
  }
  const logins = users.map(({ login }) => (typeof login === 'number' ? String(login) : login));
  return { ids: new Set(users.map((user) => user.id)), logins: new Set(logins) };
}

async function readList(rest: RestClient, path: string, operation: string, signal?: AbortSignal) {
  const answer = await rest.ask({ method: 'GET', path, priority: 'poll', signal, operation });
  if (Array.isArray(answer)) return answer as readonly unknown[];
  throw starfaceError('unavailable', 'unreadable-answer', `No list came of: ${operation}`);
}
