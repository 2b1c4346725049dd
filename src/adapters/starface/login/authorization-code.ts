import { createHash } from 'node:crypto';
import type { Clock, Random } from '../../../bridge/ports.ts';
import type { Exchange } from '../net/exchange.ts';
import { starfaceError } from '../starface-error.ts';
import { checkIdToken } from './id-token.ts';
import type { OAuthEndpoints } from './oauth-discovery.ts';
import type { Credential, Login } from './token-cache.ts';
import { TokenEndpoint } from './token-endpoint.ts';
import type { OAuthClient } from './token-endpoint.ts';

export type AuthorizationCodeOptions = {
  readonly client: OAuthClient;
  /** `pbx-login` is the person's own account, `pbx-admin` administration. */
  readonly scope: string;
  /** Where the PBX sends the browser back to, exactly as the client is registered. */
  readonly redirectUri: string;
};

type Flow = {
  /** Names the browser that began; another one cannot end it. */
  readonly session: string;
  readonly verifier: string;
  readonly nonce: string;
  readonly until: number;
};

const FLOW_LIFE_MS = 600_000;
const MOST_FLOWS = 1_000;

/**
 * Sign-in at STARFACE 10 in the browser: authorization code with PKCE S256 (RFC 6749, RFC 7636), the only way in where
 * an external identity provider holds the passwords. Whether a PBX takes web redirects beside loopback is not public, so
 * client, scope and redirect are configuration.
 */
export class AuthorizationCode {
  readonly #options: AuthorizationCodeOptions;
  readonly #endpoints: () => Promise<OAuthEndpoints>;
  readonly #endpoint: TokenEndpoint;
  readonly #clock: Clock;
  readonly #random: Random;
  /** By state; oldest first. Each is used once. */
  readonly #flows = new Map<string, Flow>();

  constructor(
    options: AuthorizationCodeOptions,
    parts: {
      readonly exchange: Exchange;
      readonly endpoints: () => Promise<OAuthEndpoints>;
      readonly clock: Clock;
      readonly random: Random;
    },
  ) {
    this.#options = options;
    this.#endpoints = parts.endpoints;
    this.#endpoint = new TokenEndpoint({ ...parts, client: options.client });
    this.#clock = parts.clock;
    this.#random = parts.random;
  }

  /** The address that the browser of this session has to open. */
  async begin(session: string): Promise<string> {
    const { authorization } = await this.#endpoints();
    if (authorization === null) throw starfaceError('rejected', 'oauth-missing', 'This PBX lets no browser sign in');
    const [state, nonce, verifier] = [this.#random.token(32), this.#random.token(32), this.#random.token(48)];
    this.#forgetOld();
    this.#flows.set(state, { session, verifier, nonce, until: this.#clock.now() + FLOW_LIFE_MS });
    const { client, scope, redirectUri } = this.#options;
    const address = new URL(authorization);
    const asked = {
      response_type: 'code',
      client_id: client.id,
      redirect_uri: redirectUri,
      scope,
      state,
      nonce,
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    };
    for (const [name, value] of Object.entries(asked)) address.searchParams.set(name, value);
    return address.href;
  }

  /**
   * Takes the query with which the browser came back. Nothing in it is believed before its state is ours, of this
   * session, unused and younger than ten minutes. Rejects with `starface.sign-in-refused` where the person or the PBX
   * said no, with `starface.sign-in-stale` where the flow is not ours.
   */
  async comeBack(session: string, query: string): Promise<Credential> {
    const told = new URLSearchParams(query);
    const state = told.get('state') ?? '';
    const flow = this.#flows.get(state);
    if (flow?.session !== session) throw stale();
    this.#flows.delete(state);
    if (flow.until <= this.#clock.now()) throw stale();
    const code = told.get('code');
    if (code === null || code === '' || told.has('error')) throw refused('The sign-in at STARFACE was not finished');
    const granted = await this.#endpoint.grant({
      grant_type: 'authorization_code',
      code,
      redirect_uri: this.#options.redirectUri,
      code_verifier: flow.verifier,
    });
    if (typeof granted === 'string') throw explain(granted);
    const { idToken, ...credential } = granted;
    if (idToken !== null) {
      const { issuer } = await this.#endpoints();
      checkIdToken(idToken, { nonce: flow.nonce, clientId: this.#options.client.id, issuer, now: this.#clock.now() });
    }
    return credential;
  }

  /**
   * Keeps somebody signed in by his refresh token, which is used once and replaced by each answer: `rotated` is told the
   * new one before it is used, to be stored. Once it is refused, only signing in again helps.
   */
  stay(first: string, rotated: (refreshToken: string) => Promise<void>): Login {
    let latest = first;
    return {
      obtain: async () => {
        const granted = await this.#endpoint.grant({ grant_type: 'refresh_token', refresh_token: latest });
        if (typeof granted === 'string') throw explain(granted);
        const { idToken: _, ...credential } = granted;
        if (credential.refreshToken !== undefined && credential.refreshToken !== latest) {
          latest = credential.refreshToken;
          await rotated(latest);
        }
        return credential;
      },
      revoke: (credential) => this.#endpoint.revoke(credential),
    };
  }

  #forgetOld(): void {
    const now = this.#clock.now();
    for (const [state, { until }] of this.#flows) {
      if (until > now && this.#flows.size < MOST_FLOWS) return;
      this.#flows.delete(state);
    }
  }
}

function explain(refusal: string): Error {
  if (refusal === 'invalid_client' || refusal === 'unauthorized_client') {
    return starfaceError('unauthorized', 'oauth-client-refused', 'STARFACE refuses the client of the sign-in');
  }
  return refusal === 'invalid_grant'
    ? starfaceError('unauthorized', 'sign-in-refused', 'STARFACE does not honour the sign-in any more')
    : refused('STARFACE declines to give a token');
}

function refused(message: string): Error {
  return starfaceError('rejected', 'sign-in-refused', message);
}

function stale(): Error {
  return starfaceError('rejected', 'sign-in-stale', 'This sign-in was not begun here, or is over');
}
