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
    const bearer = /^bearer\s+(.+)$/i.exec(headers.authorization ?? '')?.[1];
    return bearer === undefined ? undefined : tokens?.personOf(bearer);
  }

  /** The static token in the URL, or a JWT of version 10. */
  uciPerson(exchange: Exchange): Person | undefined {
    const { pbx, classic, tokens, acceptOlderUciTokens } = this.#options;
    const jwt = exchange.query.get(JWT_PARAMETER);
    if (jwt !== null && jwt !== '') return tokens?.personOf(jwt);
    return classic.enabled ? personOfUciToken(pbx, exchange, acceptOlderUciTokens) : undefined;
  }

  /** Login that a UCI request claims, proven or not. */
  claimedLogin(exchange: Exchange): string {
    const jwt = exchange.query.get(JWT_PARAMETER);
    if (jwt === null || jwt === '') return claimedUciLogin(exchange);
    try {
      const { preferred_username: login } = decodeJwt(jwt);
      return typeof login === 'string' ? login : '';
    } catch {
      return '';
    }
  }
}
