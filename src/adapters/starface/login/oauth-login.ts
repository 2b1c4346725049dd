import type { AccountCredentials, Clock } from '../../../bridge/ports.ts';
import type { Exchange } from '../net/exchange.ts';
import { starfaceError } from '../starface-error.ts';
import type { OAuthEndpoints } from './oauth-discovery.ts';
import { TokenEndpoint } from './token-endpoint.ts';
import type { Credential, Login } from './token-cache.ts';

export type RestClientCredentials = { readonly id: string; readonly secret: string };

/** The first is what most public clients ask for, the second what one does. */
const SCOPES = ['login', 'pbx-login'] as const;

/**
 * OAuth of STARFACE 10 by password grant, refreshed with rotation. The user needs the right "API Zugriff mit OAuth
 * Password Grant". Everything travels in the form body, never in the address.
 * Source: https://github.com/Fabian95qw/SFWiki (Tutorial-für-Entwickler/dev_xmlrpc.md)
 */
export function createOAuthLogin(parts: {
  readonly exchange: Exchange;
  readonly endpoints: () => Promise<OAuthEndpoints>;
  readonly client: RestClientCredentials;
  readonly credentials: AccountCredentials;
  readonly clock: Clock;
}): Login {
  const { credentials } = parts;
  const endpoint = new TokenEndpoint(parts);
  let scope: (typeof SCOPES)[number] = SCOPES[0];

  async function byPassword(): Promise<Credential> {
    const { login: username, password } = credentials;
    for (const candidate of [scope, ...SCOPES.filter((other) => other !== scope)]) {
      const granted = await endpoint.grant({ grant_type: 'password', scope: candidate, username, password });
      if (typeof granted !== 'string') {
        scope = candidate;
        return granted;
      }
      if (granted !== 'invalid_scope') throw explain(granted);
    }
    throw explain('invalid_scope');
  }

  return {
    async obtain(previous) {
      const refreshToken = previous?.refreshToken;
      if (refreshToken === undefined) return byPassword();
      const granted = await endpoint.grant({ grant_type: 'refresh_token', refresh_token: refreshToken });
      // A refresh token that is used up, expired or forgotten leaves the password.
      return typeof granted === 'string' ? byPassword() : granted;
    },
    revoke: (credential) => endpoint.revoke(credential),
  };
}

function explain(refusal: string): Error {
  switch (refusal) {
    case 'invalid_grant':
      return starfaceError('unauthorized', 'wrong-credentials', 'STARFACE refuses login or password');
    case 'invalid_client':
      return starfaceError('unauthorized', 'oauth-client-refused', 'STARFACE refuses id or secret of the REST client');
    case 'access_denied':
    case 'unauthorized_client':
    case 'invalid_scope':
      return starfaceError('forbidden', 'forbidden', 'The right for the OAuth password grant is missing');
    default:
      return starfaceError('rejected', 'rejected', 'STARFACE declines to give a token');
  }
}
