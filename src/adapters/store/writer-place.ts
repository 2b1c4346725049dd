/**
 * The one place of a writing bridge for a PBX: a row with an owner and an end.
 *
 * The place is renewed by taking it again; after its end anybody may take it. A bridge that lost it to another process
 * (stopped for longer than its time, then continued) can no longer write: `stillOurs` fails inside the transaction.
 *
 * A holder that died must not keep its successor waiting: beside the row it holds an operating-system lock, which
 * the kernel frees at the moment of death.
 */
import { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../../bridge/ports.ts';
import type { Owner } from './owner.ts';

/** Marks a holder that took an expired place while its stopped predecessor still had the lock. */
const unlocked = '#unlocked';

export type WriterPlace = {
  acquire(owner: string, ttlMs: number): boolean;
  release(owner: string): void;
  /** Frees the lock; the row stays. */
  close(): void;
  /** Throws where this store once held the place and another process holds it now. */
  stillOurs(): void;
};

export function writerPlace(
  database: DatabaseSync,
  lockPath: string,
  { tenantId, pbxId }: Owner,
  clock: Clock,
): WriterPlace {
  const select = database.prepare('SELECT owner, expires_at FROM writer WHERE tenant_id = ? AND pbx_id = ?');
  const upsert = database.prepare(
    `INSERT INTO writer (tenant_id, pbx_id, owner, expires_at) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET owner = excluded.owner, expires_at = excluded.expires_at`,
  );
  const remove = database.prepare('DELETE FROM writer WHERE tenant_id = ? AND pbx_id = ? AND owner IN (?, ?)');
  let held: string | null = null;
  let lock: DatabaseSync | null = null;

  const unlock = (): void => {
    lock?.close();
    lock = null;
  };

  return {
    close: unlock,

    acquire(owner, ttlMs) {
      const now = clock.now();
      const row = select.get(tenantId, pbxId);
      const holder = row === undefined ? null : String(row['owner']);
      const taken = holder !== null && nameOf(holder) !== owner && Number(row?.['expires_at']) > now;
      if (taken && (lock !== null || holder.endsWith(unlocked))) return false;
      lock ??= tryLock(lockPath);
      if (taken && lock === null) return false;
      upsert.run(tenantId, pbxId, lock === null ? owner + unlocked : owner, now + ttlMs);
      held = owner;
      return true;
    },

    release(owner) {
      remove.run(tenantId, pbxId, owner, owner + unlocked);
      if (held === owner) held = null;
      unlock();
    },

    stillOurs() {
      if (held === null) return;
      const holder = select.get(tenantId, pbxId);
      if (holder !== undefined && nameOf(String(holder['owner'])) !== held) {
        throw new Error('Another process has taken the place of the writing bridge; nothing was written.');
      }
    },
  };
}

function nameOf(holder: string): string {
  return holder.endsWith(unlocked) ? holder.slice(0, -unlocked.length) : holder;
}

/** The lock, or null where a living process holds it. */
function tryLock(path: string): DatabaseSync | null {
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    return database;
  } catch {
    database.close();
    return null;
  }
}
