/**
 * The one place of a writing bridge for a PBX: a row with an owner and an end.
 *
 * The place is renewed by taking it again; after its end anybody may take it. A bridge that lost it to another process
 * (stopped for longer than its time, then continued) can no longer write: `stillOurs` fails inside the transaction.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '../../bridge/ports.ts';
import type { Owner } from './owner.ts';

export type WriterPlace = {
  acquire(owner: string, ttlMs: number): boolean;
  release(owner: string): void;
  /** Throws where this store once held the place and another process holds it now. */
  stillOurs(): void;
};

export function writerPlace(database: DatabaseSync, { tenantId, pbxId }: Owner, clock: Clock): WriterPlace {
  const select = database.prepare('SELECT owner, expires_at FROM writer WHERE tenant_id = ? AND pbx_id = ?');
  const upsert = database.prepare(
    `INSERT INTO writer (tenant_id, pbx_id, owner, expires_at) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET owner = excluded.owner, expires_at = excluded.expires_at`,
  );
  const remove = database.prepare('DELETE FROM writer WHERE tenant_id = ? AND pbx_id = ? AND owner = ?');
  let held: string | null = null;

  return {
    acquire(owner, ttlMs) {
      const now = clock.now();
      const holder = select.get(tenantId, pbxId);
      const taken = holder !== undefined && holder['owner'] !== owner && Number(holder['expires_at']) > now;
      if (taken) return false;
      upsert.run(tenantId, pbxId, owner, now + ttlMs);
      held = owner;
      return true;
    },

    release(owner) {
      remove.run(tenantId, pbxId, owner);
      if (held === owner) held = null;
    },

    stillOurs() {
      if (held === null) return;
      const holder = select.get(tenantId, pbxId);
      if (holder !== undefined && holder['owner'] !== held) {
        throw new Error('Another process has taken the place of the writing bridge; nothing was written.');
      }
    },
  };
}
