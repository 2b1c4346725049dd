/** Reads a file of certificate authorities that the configuration names. */
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Fault } from './config-fault.ts';
import { valueAt } from './config-secrets.ts';
import type { Sources } from './config-sources.ts';

/** PEM; null where the key is not set, or the file is no good and a fault was added. */
export function readAuthority(key: string, sources: Sources, faults: Fault[]): string | null {
  const name = valueAt(sources.tree, key);
  if (typeof name !== 'string' || name === '') return null;
  const where = sources.whereOf(key);
  const path = resolve(sources.folder, name);
  try {
    const pem = readFileSync(path, 'utf8');
    return new X509Certificate(pem).raw.length > 0 ? pem : null;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    const unreadable = /^E[A-Z]+$/.test(code);
    faults.push({
      where,
      problem: unreadable
        ? `names a file that cannot be read (${code}): ${path}`
        : 'must be a PEM file with at least one certificate',
    });
    return null;
  }
}
