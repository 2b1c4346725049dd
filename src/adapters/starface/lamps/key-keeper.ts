import type { Log } from '../../../bridge/ports.ts';
import type { PbxUser } from '../../../domain/person.ts';
import type { ReadKey } from '../uci/function-key.ts';
import { isOutsideError } from '../starface-error.ts';
import { keyNameOf, planKeys, userIdInName } from './key-plan.ts';
import type { KeySet } from './key-set.ts';

/** One person may have no lamp, for want of an internal number; so many in a row mean that the set is full. */
const FULL_AFTER = 3;

/** Keeps one lamp for each person on a technical account, and knows which key shows whom. */
export class KeyKeeper {
  readonly #open: () => Promise<KeySet>;
  readonly #limit: number;
  readonly #log: Log;
  #set: KeySet | null = null;
  /** Read back and found to show this person: key id → user id. */
  #verified: ReadonlyMap<string, string> = new Map();
  #names: ReadonlyMap<string, string> = new Map();
  #stopped = false;

  constructor(open: () => Promise<KeySet>, limit: number, log: Log) {
    this.#open = open;
    this.#limit = limit;
    this.#log = log;
  }

  covered(): number {
    return this.#verified.size;
  }

  /** A sync on its way ends after the request that it is at. */
  stop(): void {
    this.#stopped = true;
  }

  /** Brings the keys in step with the people; answers those for whom there is no room. */
  async sync(users: readonly PbxUser[]): Promise<readonly PbxUser[]> {
    this.#set ??= await this.#open();
    const plan = planKeys(await this.#set.read(), users, this.#limit);
    for (const key of plan.surplus) {
      if (this.#stopped) return [];
      await this.#set.remove(key.id);
    }
    const verified = new Map(plan.kept);
    this.#remember(verified, users);
    const left: PbxUser[] = [...plan.beyond];
    let declinedInARow = 0;
    for (const user of plan.missing) {
      if (this.#stopped) return [];
      if (declinedInARow >= FULL_AFTER) {
        left.push(user);
        continue;
      }
      try {
        verified.set(await this.#set.create(user), user.id);
        declinedInARow = 0;
      } catch (error) {
        if (!isOutsideError(error) || error.code !== 'starface.lamp-declined') throw error;
        declinedInARow += 1;
        left.push(user);
      }
    }
    this.#remember(verified, users);
    if (left.length > 0) this.#log.warn('people are without a lamp', { count: left.length });
    return left;
  }

  /** Whom a lamp shows: by the key's id, else by the name that we gave it; nobody where neither fits. */
  userOf(key: ReadKey): string | null {
    const byId = this.#verified.get(key.id);
    if (byId !== undefined) return byId;
    const named = userIdInName(key.name);
    return named !== null && this.#names.get(named) === key.name ? named : null;
  }

  #remember(verified: ReadonlyMap<string, string>, users: readonly PbxUser[]): void {
    this.#verified = new Map(verified);
    const shown = new Set(verified.values());
    this.#names = new Map(users.filter(({ id }) => shown.has(id)).map((user) => [user.id, keyNameOf(user)]));
  }
}
