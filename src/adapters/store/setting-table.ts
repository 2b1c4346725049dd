import type { DatabaseSync } from 'node:sqlite';
import type { Log } from '../../bridge/ports.ts';
import type { Owner } from './owner.ts';

export type SettingTable = {
  /** Undefined where nothing was written, or what was written is no JSON any more. */
  read(key: string): unknown;
  /** Undefined removes the setting. */
  write(key: string, value: unknown): void;
};

export function settingTable(database: DatabaseSync, { tenantId, pbxId }: Owner, log: Log): SettingTable {
  const select = database.prepare('SELECT value FROM setting WHERE tenant_id = ? AND pbx_id = ? AND key = ?');
  const upsert = database.prepare(
    `INSERT INTO setting (tenant_id, pbx_id, key, value) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET value = excluded.value`,
  );
  const remove = database.prepare('DELETE FROM setting WHERE tenant_id = ? AND pbx_id = ? AND key = ?');

  return {
    read(key) {
      const row = select.get(tenantId, pbxId, key);
      if (row === undefined) return undefined;
      try {
        return JSON.parse(String(row['value'])) as unknown;
      } catch {
        log.warn('A stored setting was not understood and counts as unset', { key });
        return undefined;
      }
    },

    write(key, value) {
      if (value === undefined) remove.run(tenantId, pbxId, key);
      else upsert.run(tenantId, pbxId, key, JSON.stringify(value));
    },
  };
}
