import type { PbxUser } from '../../../domain/person.ts';

/** A function key as REST tells it, as far as lamps need it. */
export type StoredKey = {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  /** The account that the lamp shows; null where it is no lamp. */
  readonly target: string | null;
  /** False where STARFACE 10 says that the target is gone. */
  readonly valid: boolean;
};

export type KeyPlan = {
  /** Lamps that stand as they should: key id → user id. */
  readonly kept: ReadonlyMap<string, string>;
  readonly missing: readonly PbxUser[];
  readonly surplus: readonly StoredKey[];
  /** Beyond what one account takes. */
  readonly beyond: readonly PbxUser[];
};

/** The name joins a lamp with its person even where UCI and REST number the keys differently. */
export function keyNameOf(user: PbxUser): string {
  const name = `${user.firstName} ${user.familyName}`.trim();
  return `${user.id} ${name === '' ? user.login : name}`.slice(0, 60);
}

/** The user id in a name of ours. */
export function userIdInName(name: string): string | null {
  return /^(\d{1,12}) \S/.exec(name)?.[1] ?? null;
}

/**
 * What has to change so that each user has one lamp. Only keys of our own making are removed: those whose name begins
 * with an account id. A lamp that shows somebody else than its name says is one of them.
 */
export function planKeys(stored: readonly StoredKey[], users: readonly PbxUser[], limit: number): KeyPlan {
  const wanted = new Map(users.map((user) => [user.id, user]));
  const kept = new Map<string, string>();
  const covered = new Set<string>();
  const surplus: StoredKey[] = [];
  let foreign = 0;
  for (const key of stored) {
    const ours = key.kind === 'BUSYLAMPFIELD' ? userIdInName(key.name) : null;
    if (ours === null) {
      foreign += 1;
    } else if (key.valid && key.target === ours && wanted.has(ours) && !covered.has(ours)) {
      kept.set(key.id, ours);
      covered.add(ours);
    } else {
      surplus.push(key);
    }
  }
  const uncovered = users.filter((user) => !covered.has(user.id));
  const room = Math.max(0, limit - foreign - kept.size);
  return { kept, surplus, missing: uncovered.slice(0, room), beyond: uncovered.slice(room) };
}
