/**
 * Part of the composition root: where a service account's sign-in is kept. One file for each account, mode 0600, sealed with
 * the key of the store, for this tenant and this application only.
 */
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { ServiceAccountSecret } from './adapters/microsoft/index.ts';
import { createSeal, type Place } from './adapters/store/seal.ts';
import type { Config } from './adapters/system/config.ts';
import type { Log } from './bridge/ports.ts';

type Owner = Pick<Config, 'secretsKey'> & { readonly microsoft: Pick<Config['microsoft'], 'tenantId' | 'clientId'> };

/** The secret as the adapter takes it. What cannot be read counts as not signed in, and is said once. */
export function serviceAccountSecret(file: string, owner: Owner, log: Log): ServiceAccountSecret {
  const seal = createSeal(owner.secretsKey.reveal());
  const place = placeOf(owner);
  let seen: string | null = null;
  let secret: string | null = null;
  let problem: string | null = null;

  const say = (what: string): void => {
    if (problem !== what) log.warn('a service account’s file cannot be used', { file, problem: what });
    problem = what;
  };

  return {
    read() {
      const text = textOf(file);
      if (text === null) {
        say('missing or not readable: make it with npm run service-account');
        return secret;
      }
      // A new sign-in replaces the file; what could not be written to it is newer than it.
      if (text === seen) return secret;
      const unsealed = seal.unseal(Buffer.from(text, 'base64'), place);
      if ('fault' in unsealed) {
        say(unsealed.fault === 'otherKey' ? 'sealed with another key' : 'altered, or of another tenant or application');
        return secret;
      }
      problem = null;
      seen = text;
      return (secret = unsealed.secret);
    },
    keep(next) {
      if (next === secret) return;
      secret = next;
      try {
        seen = writeSealed(file, next, owner);
      } catch (error) {
        say(`cannot be written (${(error as NodeJS.ErrnoException).code ?? 'unknown'}): kept in memory only`);
      }
    },
  };
}

/** All or nothing; returns what now stands in the file. */
export function writeSealed(file: string, secret: string, owner: Owner): string {
  const text = Buffer.from(createSeal(owner.secretsKey.reveal()).seal(secret, placeOf(owner))).toString('base64');
  const beside = `${file}.new`;
  rmSync(beside, { force: true });
  writeFileSync(beside, `${text}\n`, { flag: 'wx', mode: 0o600 });
  renameSync(beside, file);
  return text;
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return null;
  }
}

function placeOf({ microsoft }: Owner): Place {
  return {
    tenantId: microsoft.tenantId.toLowerCase(),
    pbxId: '',
    column: 'service account',
    personId: microsoft.clientId,
  };
}
