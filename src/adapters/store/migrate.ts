/** Numbered migrations: `migrations/NNNN-what.sql`, each applied once and in order, with `user_version` as the mark. */
import { readdirSync, readFileSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { transaction } from './transaction.ts';

export type Migration = { readonly number: number; readonly sql: string };

const folder = new URL('./migrations/', import.meta.url);

export function migrations(): readonly Migration[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}-.+\.sql$/.test(name))
    .sort()
    .map((name) => ({ number: Number(name.slice(0, 4)), sql: readFileSync(new URL(name, folder), 'utf8') }));
}

/**
 * Brings a database up to the newest migration.
 *
 * A database that a newer version wrote is refused: working on it would lose what this version does not know.
 */
export function migrate(database: DatabaseSync, steps: readonly Migration[] = migrations()): void {
  transaction(database, () => {
    const present = versionOf(database);
    const newest = steps.at(-1)?.number ?? 0;
    if (present > newest) {
      throw new Error(
        `The database has the newer schema ${present}; this version of the bridge knows ${newest}. Update the bridge.`,
      );
    }
    for (const step of steps) {
      if (step.number <= present) continue;
      database.exec(step.sql);
      database.exec(`PRAGMA user_version = ${step.number}`);
    }
  });
}

function versionOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
}
