import type { DatabaseSync } from 'node:sqlite';
import type { Log } from '../../bridge/ports.ts';
import type { PersonId } from '../../domain/person.ts';
import type { Owner } from './owner.ts';

export type PersonSettingTable = {
  /** Undefined where nothing was written, or what was written is no JSON any more. */
  read(personId: PersonId, key: string): unknown;
  /** Undefined removes the setting. */
  write(personId: PersonId, key: string, value: unknown): void;
  removeAll(personId: PersonId): void;
};

export function personSettingTable(database: DatabaseSync, { tenantId, pbxId }: Owner, log: Log): PersonSettingTable {
  const ofPerson = 'tenant_id = ? AND pbx_id = ? AND person_id = ?';
  const select = database.prepare(`SELECT value FROM person_setting WHERE ${ofPerson} AND key = ?`);
  const upsert = database.prepare(
    `INSERT INTO person_setting (tenant_id, pbx_id, person_id, key, value) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET value = excluded.value`,
  );
  const remove = database.prepare(`DELETE FROM person_setting WHERE ${ofPerson} AND key = ?`);
  const removeAll = database.prepare(`DELETE FROM person_setting WHERE ${ofPerson}`);

  return {
    read(personId, key) {
      const row = select.get(tenantId, pbxId, personId, key);
      if (row === undefined) return undefined;
      try {
        return JSON.parse(String(row['value'])) as unknown;
      } catch {
        log.warn('A stored setting of a person was not understood and counts as unset', { personId, key });
        return undefined;
      }
    },

    write(personId, key, value) {
      if (value === undefined) remove.run(tenantId, pbxId, personId, key);
      else upsert.run(tenantId, pbxId, personId, key, JSON.stringify(value));
    },

    removeAll(personId) {
      removeAll.run(tenantId, pbxId, personId);
    },
  };
}
