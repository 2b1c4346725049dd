import type { DatabaseSync } from 'node:sqlite';
import type { Link, Log } from '../../bridge/ports.ts';
import type { PersonId } from '../../domain/person.ts';
import type { Owner } from './owner.ts';
import type { Seal } from './seal.ts';

const column = 'link.password';

export type LinkTable = {
  load(): readonly Link[];
  save(link: Link): void;
  remove(personId: PersonId): void;
};

export function linkTable(database: DatabaseSync, owner: Owner, seal: Seal, log: Log): LinkTable {
  const { tenantId, pbxId } = owner;
  const select = database.prepare(
    'SELECT person_id, pbx_user_id, login, password FROM link WHERE tenant_id = ? AND pbx_id = ? ORDER BY person_id',
  );
  const upsert = database.prepare(
    `INSERT INTO link (tenant_id, pbx_id, person_id, pbx_user_id, login, password) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET pbx_user_id = excluded.pbx_user_id, login = excluded.login, password = excluded.password`,
  );
  const remove = database.prepare('DELETE FROM link WHERE tenant_id = ? AND pbx_id = ? AND person_id = ?');

  return {
    load() {
      const links: Link[] = [];
      for (const row of select.all(tenantId, pbxId)) {
        const personId = row['person_id'] as PersonId;
        const unsealed = seal.unseal(row['password'] as Uint8Array, { ...owner, column, personId });
        if ('fault' in unsealed) {
          log.warn('A sealed password could not be opened and was left out', { personId, fault: unsealed.fault });
          continue;
        }
        links.push({
          personId,
          pbxUserId: String(row['pbx_user_id']),
          login: String(row['login']),
          password: unsealed.secret,
        });
      }
      return links;
    },

    save({ personId, pbxUserId, login, password }) {
      const sealed = seal.seal(password, { ...owner, column, personId });
      upsert.run(tenantId, pbxId, personId, pbxUserId, login, sealed);
    },

    remove(personId) {
      remove.run(tenantId, pbxId, personId);
    },
  };
}
