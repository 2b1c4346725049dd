import type { PbxUser } from '../../../domain/person.ts';

/** A user's name in front of the @ of his JID, folded as the server folds it (RFC 7622, 3.3). */
export type ChatNames = ReadonlyMap<PbxUser['id'], string>;

export const foldName = (name: string): string => name.normalize('NFC').toLowerCase();

export function namesByLogin(users: readonly PbxUser[]): ChatNames {
  return new Map(users.map(({ id, login }) => [id, foldName(login)]));
}

/**
 * What the JIDs of this PBX are made of: of Login-IDs up to version 9, of internal numbers as seen on 10. One person's
 * login may be another one's number, so the roster as a whole decides, never a single entry.
 */
export function chatNames(
  roster: ReadonlySet<string>,
  users: readonly PbxUser[],
  internalNumbers: ReadonlyMap<string, string>,
): ChatNames {
  const byLogin = namesByLogin(users);
  const byNumber = new Map(
    users.flatMap(({ id }) => {
      const number = internalNumbers.get(id);
      return number === undefined ? [] : [[id, foldName(number)] as const];
    }),
  );
  return hits(byNumber, roster) > hits(byLogin, roster) ? byNumber : byLogin;
}

/** Whether every user is in the roster under this name; then nothing else has to be asked. */
export function coversAll(names: ChatNames, roster: ReadonlySet<string>): boolean {
  return hits(names, roster) === names.size;
}

function hits(names: ChatNames, roster: ReadonlySet<string>): number {
  return [...names.values()].filter((name) => roster.has(name)).length;
}
