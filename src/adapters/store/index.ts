/** The embedded store: one SQLite file, read and written through `node:sqlite`. */
import type { Clock, Log, Store } from '../../bridge/ports.ts';
import { GroupCommit } from './group-commit.ts';
import { linkTable } from './link-table.ts';
import { migrate } from './migrate.ts';
import { openDatabase, pathOf } from './open-database.ts';
import { personSettingTable } from './person-setting-table.ts';
import { personTable } from './person-table.ts';
import { createSeal } from './seal.ts';
import { settingTable } from './setting-table.ts';
import { transaction } from './transaction.ts';
import { writerPlace } from './writer-place.ts';

export type StoreOptions = {
  /** `file:./data/bridge.db`; the file and its folder are made where they are missing. */
  readonly url: string;
  /** 32 random bytes that seal the linked accounts' passwords. */
  readonly sealingKey: Uint8Array;
  readonly tenantId: string;
  readonly pbxId: string;
  readonly clock: Clock;
  readonly log: Log;
};

/** Rejects where the address, the key or the file cannot be used, or where a newer version wrote the file. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { clock, log } = options;
  const owner = { tenantId: options.tenantId.toLowerCase(), pbxId: options.pbxId };
  const seal = createSeal(options.sealingKey);
  const database = openDatabase(options.url);
  try {
    migrate(database);
  } catch (error) {
    database.close();
    throw error;
  }
  const persons = personTable(database, owner, log);
  const links = linkTable(database, owner, seal, log);
  const personSettings = personSettingTable(database, owner, log);
  const settings = settingTable(database, owner, log);
  const writer = writerPlace(database, `${pathOf(options.url)}.writer`, owner, clock);
  const commits = new GroupCommit((work) =>
    transaction(database, () => {
      writer.stillOurs();
      work();
    }),
  );

  return {
    async loadPersons() {
      commits.flush();
      return persons.load();
    },
    async savePersons(changes) {
      if (changes.size > 0) await commits.add(persons.saving(changes));
    },
    async loadLinks() {
      commits.flush();
      return links.load();
    },
    async saveLink(link) {
      await commits.add(() => links.save(link));
    },
    async deleteLink(personId) {
      await commits.add(() => {
        links.remove(personId);
        personSettings.removeAll(personId);
      });
    },
    async readPersonSetting(personId, key) {
      commits.flush();
      return personSettings.read(personId, key);
    },
    async writePersonSetting(personId, key, value) {
      await commits.add(() => personSettings.write(personId, key, value));
    },
    async readSetting(key) {
      commits.flush();
      return settings.read(key);
    },
    async writeSetting(key, value) {
      await commits.add(() => settings.write(key, value));
    },
    async acquireWriter(name, ttlMs) {
      return transaction(database, () => writer.acquire(name, ttlMs));
    },
    async releaseWriter(name) {
      commits.flush();
      transaction(database, () => writer.release(name));
    },
    async close() {
      if (!database.isOpen) return;
      commits.flush();
      writer.close();
      database.close();
    },
  };
}
