import type { AccountCredentials } from '../../../bridge/ports.ts';
import type { PbxUser } from '../../../domain/person.ts';
import type { RestClient } from '../rest/client.ts';
import { readOwnUser } from '../rest/users.ts';
import type { UciAuth } from '../uci/connection.ts';
import type { Proof } from '../uci/recovery.ts';
import { uciToken } from './classic-secret.ts';
import type { Logins } from './login-kind.ts';
import type { TokenCache } from './token-cache.ts';

/** One linked person towards the PBX. */
export type Identity = {
  /** What a UCI request bears. */
  readonly auth: UciAuth;
  /** What this person shows where a protocol asks for a password: the password, or an access token of STARFACE 10. */
  readonly secret: () => Promise<string>;
  /** Proves the password by a new login; rejects with `starface.wrong-credentials` where the PBX refuses it. */
  readonly prove: () => Promise<Proof>;
  /** `GET /users/me` as this person. */
  readonly readOwnUser: () => Promise<PbxUser>;
  /** REST as this person. */
  readonly rest: RestClient;
  /** The next use tries a refused password once more. */
  readonly forgetRefusal: () => void;
  /** Gives up what it holds at the PBX. */
  readonly close: () => Promise<void>;
};

export function createIdentities(parts: {
  readonly logins: Logins;
  readonly tokensOf: (credentials: AccountCredentials) => TokenCache;
  readonly restOf: (tokens: TokenCache) => RestClient;
}): (credentials: AccountCredentials) => Identity {
  const { logins, tokensOf, restOf } = parts;
  return (credentials) => {
    const own = tokensOf(credentials);
    const rest = restOf(own);
    return {
      rest,
      async auth() {
        if ((await logins.kind()) === 'oauth') return { 'de.vertico.starface.jwt': (await own.current()).token };
        return { 'de.vertico.starface.auth': uciToken(credentials.login, credentials.password) };
      },
      async secret() {
        // The login comes first in both cases, so that a wrong password is tried in one place only, and once.
        const { token } = await own.current();
        return (await logins.kind()) === 'oauth' ? token : credentials.password;
      },
      async prove() {
        await own.close();
        await own.current();
        if ((await logins.kind()) === 'oauth') return 'renewed';
        await own.close();
        return 'unchanged';
      },
      async readOwnUser() {
        try {
          return await readOwnUser(rest);
        } finally {
          await own.close();
        }
      },
      forgetRefusal: () => own.forgetRefusal(),
      close: () => own.close(),
    };
  };
}
