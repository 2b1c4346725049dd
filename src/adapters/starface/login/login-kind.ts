import type { AccountCredentials, Clock } from '../../../bridge/ports.ts';
import type { Exchange } from '../net/exchange.ts';
import { starfaceError } from '../starface-error.ts';
import { createClassicLogin } from './classic-login.ts';
import { discoverOAuth } from './oauth-discovery.ts';
import type { OAuthEndpoints } from './oauth-discovery.ts';
import { createOAuthLogin } from './oauth-login.ts';
import type { RestClientCredentials } from './oauth-login.ts';
import type { Login } from './token-cache.ts';

export type LoginKind = 'classic' | 'oauth';

/** How everybody logs in to this PBX: as configured, or as found out once. */
export class Logins {
  readonly #parts: {
    readonly exchange: Exchange;
    readonly baseUrl: string;
    readonly auth: LoginKind | 'detect';
    readonly client: RestClientCredentials | undefined;
    readonly clock: Clock;
  };
  /** Kept once known; a PBX that could not be asked is asked again. */
  #discovery: Promise<OAuthEndpoints | null> | null = null;

  constructor(parts: {
    readonly exchange: Exchange;
    readonly baseUrl: string;
    readonly auth: LoginKind | 'detect';
    readonly client: RestClientCredentials | undefined;
    readonly clock: Clock;
  }) {
    this.#parts = parts;
  }

  /** `detect` takes OAuth where the PBX announces it and a client is configured: the classic login lives on in 10. */
  async kind(): Promise<LoginKind> {
    const { auth, client } = this.#parts;
    if (auth !== 'detect') return auth;
    if (client === undefined) return 'classic';
    return (await this.#discover()) === null ? 'classic' : 'oauth';
  }

  /** The way in for one person; what kind it is may only be found out when it is used. */
  of(credentials: AccountCredentials): Login {
    const { exchange, baseUrl, client, clock } = this.#parts;
    const classic = createClassicLogin(exchange, baseUrl, credentials, clock);
    const endpoints = (): Promise<OAuthEndpoints> => this.endpoints();
    const oauth = client && createOAuthLogin({ exchange, endpoints, client, credentials, clock });
    const chosen = async (): Promise<Login> => {
      if ((await this.kind()) === 'classic') return classic;
      if (oauth !== undefined) return oauth;
      throw starfaceError('rejected', 'oauth-client-missing', 'OAuth needs id and secret of the REST client');
    };
    return {
      obtain: async (previous) => (await chosen()).obtain(previous),
      revoke: async (credential) => (await chosen()).revoke(credential),
    };
  }

  /** Where tokens come from; rejects with `starface.oauth-missing` where this PBX has no OAuth. */
  async endpoints(): Promise<OAuthEndpoints> {
    const found = await this.#discover();
    if (found !== null) return found;
    // Not kept: the PBX may be upgraded, or its web server may not have been ready.
    this.#discovery = null;
    throw starfaceError('rejected', 'oauth-missing', 'This PBX announces no OAuth');
  }

  #discover(): Promise<OAuthEndpoints | null> {
    this.#discovery ??= discoverOAuth(this.#parts.exchange, this.#parts.baseUrl).catch((error: unknown) => {
      this.#discovery = null;
      throw error;
    });
    return this.#discovery;
  }
}
