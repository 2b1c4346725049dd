/**
 * Part of the composition root: a password of the PBX that was replaced in its file counts without a restart, and what was
 * refused because of the old one is tried again.
 */
import type { StarfaceSecrets } from './adapters/starface/index.ts';
import { ConfigFault, type Config } from './adapters/system/config.ts';
import type { Clock, Log } from './bridge/ports.ts';

const lookEveryMs = 30_000;

export type WatchedSecrets = {
  readonly config: Config;
  /** Reads the configuration and its files once more. @throws ConfigFault */
  readonly read: () => Config;
  readonly changed: (secrets: StarfaceSecrets) => void;
  readonly clock: Clock;
  readonly log: Log;
};

/** The returned function ends the watch. */
export function watchStarfaceSecrets({ config, read, changed, clock, log }: WatchedSecrets): () => void {
  const accounts = accountsOf(config);
  let known = secretsOf(config);
  let cancel = clock.after(lookEveryMs, look);

  function look(): void {
    cancel = clock.after(lookEveryMs, look);
    const now = readAgain();
    // Other accounts, or another PBX, are a new configuration: that takes a restart, and no password goes to the old one.
    if (now === null || accountsOf(now) !== accounts) return;
    const secrets = secretsOf(now);
    if (JSON.stringify(secrets) === JSON.stringify(known)) return;
    known = secrets;
    log.info('secrets of the PBX were replaced; they count from now on');
    changed(secrets);
  }

  function readAgain(): Config | null {
    try {
      return read();
    } catch (error) {
      // Somebody is just editing: what counted goes on counting.
      if (error instanceof ConfigFault) return null;
      throw error;
    }
  }

  return () => cancel();
}

function accountsOf({ starface }: Config): string {
  return JSON.stringify([starface.url, starface.login, starface.lamps?.login, starface.restClient?.id]);
}

function secretsOf({ starface: { password, lamps, restClient } }: Config): StarfaceSecrets {
  return {
    password: password.reveal(),
    lampPasswords: lamps === null ? [] : [lamps.password.reveal()],
    ...(restClient === null ? {} : { restClientSecret: restClient.secret.reveal() }),
  };
}
