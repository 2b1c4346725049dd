import type { DatabaseSync } from 'node:sqlite';
import type { Log } from '../../bridge/ports.ts';
import type { PersonId } from '../../domain/person.ts';
import type { PersonState } from '../../domain/person-state.ts';
import { decodeState, encodeState, stateVersion } from './person-state-codec.ts';
import type { Owner } from './owner.ts';

export type PersonTable = {
  load(): ReadonlyMap<PersonId, PersonState>;
  /** Encodes now and returns the write, so that what cannot be encoded fails before anything is written. */
  saving(changes: ReadonlyMap<PersonId, PersonState | null>): () => void;
};

export function personTable(database: DatabaseSync, { tenantId, pbxId }: Owner, log: Log): PersonTable {
  const select = database.prepare(
    'SELECT person_id, version, state FROM person WHERE tenant_id = ? AND pbx_id = ? ORDER BY person_id',
  );
  const upsert = database.prepare(
    `INSERT INTO person (tenant_id, pbx_id, person_id, version, state) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET version = excluded.version, state = excluded.state`,
  );
  const remove = database.prepare('DELETE FROM person WHERE tenant_id = ? AND pbx_id = ? AND person_id = ?');

  return {
    load() {
      const persons = new Map<PersonId, PersonState>();
      for (const row of select.all(tenantId, pbxId)) {
        const personId = row['person_id'] as PersonId;
        const { state, lost } = decodeState(Number(row['version']), String(row['state']));
        if (lost.length > 0) log.warn('A stored state was not understood and was replaced', { personId, lost });
        persons.set(personId, state);
      }
      return persons;
    },

    saving(changes) {
      const rows = [...changes].map(([personId, state]) => ({
        personId,
        state: state === null ? null : encodeState(state),
      }));
      return () => {
        for (const { personId, state } of rows) {
          if (state === null) remove.run(tenantId, pbxId, personId);
          else upsert.run(tenantId, pbxId, personId, stateVersion, state);
        }
      };
    },
  };
}
