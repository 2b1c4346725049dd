/** A store in memory with the promises of the real one, for tests of what stands above it. */
import type { Link, Store } from '../../src/bridge/ports.ts';
import type { PersonId } from '../../src/domain/person.ts';
import type { PersonState } from '../../src/domain/person-state.ts';

export type MemoryStoreOptions = {
  /** Milliseconds since 1970, for the end of the writer's place. */
  readonly now?: () => number;
};

/** What outlives one opening of the store: several stores over one memory are several processes over one file. */
export type StoreMemory = {
  readonly persons: Map<PersonId, string>;
  readonly links: Map<PersonId, Link>;
  readonly settings: Map<string, string>;
  readonly personSettings: Map<PersonId, Map<string, string>>;
  writer: { readonly owner: string; readonly expiresAt: number } | null;
};

export function createStoreMemory(): StoreMemory {
  return { persons: new Map(), links: new Map(), settings: new Map(), personSettings: new Map(), writer: null };
}

export function createMemoryStore(options: MemoryStoreOptions = {}, memory = createStoreMemory()): Store {
  const now = options.now ?? Date.now;
  let held: string | null = null;
  let closed = false;

  function beforeWrite(): void {
    if (closed) throw new Error('The store is closed.');
    if (held !== null && memory.writer !== null && memory.writer.owner !== held) {
      throw new Error('Another process has taken the place of the writing bridge; nothing was written.');
    }
  }

  return {
    async loadPersons() {
      return new Map([...memory.persons].map(([personId, json]) => [personId, JSON.parse(json) as PersonState]));
    },
    async savePersons(changes) {
      beforeWrite();
      // Everything is turned into text before anything is kept: all or nothing.
      const rows = [...changes].map(([personId, state]) => [personId, state && JSON.stringify(state)] as const);
      for (const [personId, json] of rows) {
        if (json === null) memory.persons.delete(personId);
        else memory.persons.set(personId, json);
      }
    },
    async loadLinks() {
      return [...memory.links.values()];
    },
    async saveLink(link) {
      beforeWrite();
      memory.links.set(link.personId, { ...link });
    },
    async deleteLink(personId) {
      beforeWrite();
      memory.links.delete(personId);
      memory.personSettings.delete(personId);
    },
    async readPersonSetting(personId, key) {
      const json = memory.personSettings.get(personId)?.get(key);
      return json === undefined ? undefined : (JSON.parse(json) as unknown);
    },
    async writePersonSetting(personId, key, value) {
      beforeWrite();
      const kept = memory.personSettings.get(personId) ?? new Map<string, string>();
      memory.personSettings.set(personId, kept);
      if (value === undefined) kept.delete(key);
      else kept.set(key, JSON.stringify(value));
    },
    async readSetting(key) {
      const json = memory.settings.get(key);
      return json === undefined ? undefined : (JSON.parse(json) as unknown);
    },
    async writeSetting(key, value) {
      beforeWrite();
      if (value === undefined) memory.settings.delete(key);
      else memory.settings.set(key, JSON.stringify(value));
    },
    async acquireWriter(owner, ttlMs) {
      const { writer } = memory;
      if (writer !== null && writer.owner !== owner && writer.expiresAt > now()) return false;
      memory.writer = { owner, expiresAt: now() + ttlMs };
      held = owner;
      return true;
    },
    async releaseWriter(owner) {
      if (memory.writer?.owner === owner) memory.writer = null;
      if (held === owner) held = null;
    },
    async close() {
      closed = true;
    },
  };
}
