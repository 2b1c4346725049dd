import { decodeJwt } from 'jose';
import type { Exchange } from '../http/exchange.ts';
import type { TokenStore } from '../oauth/token-store.ts';
import type { Pbx } from '../pbx/pbx.ts';
import type { Person } from '../pbx/person.ts';
import type { ClassicLogin } from './classic-login.ts';
import { claimedUciLogin, personOfUciToken } from './uci-auth.ts';

export const JWT_PARAMETER = 'de.vertico.starface.jwt';

export type GatekeeperOptions = {
  readonly pbx: Pbx;
  readonly classic: ClassicLogin;
  /** Undefined before version 10. */
  readonly tokens: TokenStore | undefined;
  readonly acceptOlderUciTokens: boolean;
};

/** Says who a request is from, in every form of every version. */
export class Gatekeeper {
  readonly #options: GatekeeperOptions;

  constructor(options: GatekeeperOptions) {
    this.#options = options;
  }

  /** `authToken: …` of the classic login, or `Authorization: Bearer …` of version 10. */
  restPerson({ headers }: Exchange): Person | undefined {
    const { classic, tokens } = this.#options;
    const token = headers['authtoken'];
    if (typeof token === 'string') return classic.personOfToken(token);
    const bearer = bearerOf(headers.authorization);
    return bearer === undefined ? undefined : tokens?.personOf(bearer);
  }

  /**
   * The static token in the URL, or a JWT of version 10: in the URL too, or in the header as one public connector of
   * version 10 sends it.
   */
  uciPerson(exchange: Exchange): Person | undefined {
    const { pbx, classic, tokens, acceptOlderUciTokens } = this.#options;
    const jwt = jwtOf(exchange);
    if (jwt !== undefined) return tokens?.personOf(jwt);
    return classic.enabled ? personOfUciToken(pbx, exchange, acceptOlderUciTokens) : undefined;
  }

  /** Login that a UCI request claims, proven or not. */
  claimedLogin(exchange: Exchange): string {
    const jwt = jwtOf(exchange);
    if (jwt === undefined) return claimedUciLogin(this.#options.pbx, exchange);
    try {
      const { preferred_username: login } = decodeJwt(jwt);
      return typeof login === 'string' ? login : '';
    } catch {
      return '';
    }
  }
}

function jwtOf({ query, headers }: Exchange): string | undefined {
  const inUrl = query.get(JWT_PARAMETER);
  return inUrl === null || inUrl === '' ? bearerOf(headers.authorization) : inUrl;
}

function bearerOf(header: string | undefined): string | undefined {
  return /^bearer\s+(.+)$/i.exec(header ?? '')?.[1];
}
