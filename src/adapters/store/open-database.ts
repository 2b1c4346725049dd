/**
 * The SQLite file: readable by its owner alone, and durable.
 *
 * `synchronous=FULL` together with the write-ahead log calls fsync at each commit (https://sqlite.org/pragma.html#pragma_synchronous):
 * what was acknowledged survives the loss of power. With `NORMAL` it would not.
 */
import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';

const busyTimeoutMs = 5_000;

export function openDatabase(url: string): DatabaseSync {
  const path = pathOf(url);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  // SQLite gives its log files the mode of the database, so the database is created first, with the right one.
  closeSync(openSync(path, 'a', 0o600));
  chmodSync(path, 0o600);
  const database = new DatabaseSync(path, { timeout: busyTimeoutMs });
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA foreign_keys = ON;
    PRAGMA secure_delete = ON;
  `);
  return database;
}

/** `file:./data/bridge.db` is relative to the working folder; `file:///var/lib/…` and `file:/var/lib/…` are absolute. */
export function pathOf(url: string): string {
  if (url.startsWith('file://')) return fileURLToPath(url);
  if (url.startsWith('file:') && url.length > 'file:'.length) return resolve(url.slice('file:'.length));
  throw new Error('The store address must start with "file:"; other databases are not supported by this version.');
}
