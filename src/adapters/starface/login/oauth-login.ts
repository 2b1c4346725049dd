import { z } from 'zod';
import type { AccountCredentials, Clock } from '../../../bridge/ports.ts';
import type { Answer, Exchange } from '../net/exchange.ts';
import { parseJson } from '../net/json.ts';
import { errorOfStatus, isOutsideError, starfaceError } from '../starface-error.ts';
import type { OAuthEndpoints } from './oauth-discovery.ts';
import type { Credential, Login } from './token-cache.ts';

export type RestClientCredentials = { readonly id: string; readonly secret: string };

const tokenShape = z.looseObject({
  access_token: z.string().min(1),
  expires_in: z.number().positive().catch(300),
  refresh_token: z.string().min(1).optional().catch(undefined),
});
const errorShape = z.looseObject({ error: z.string() });

/** The first is what most public clients ask for, the second what one does. */
const SCOPES = ['login', 'pbx-login'] as const;
/** A token is renewed when a fifth of its life is left. */
const USED_SHARE = 0.8;
const OPERATION = 'fetch a token';

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
  const { exchange, client, credentials, clock } = parts;
  let scope: (typeof SCOPES)[number] = SCOPES[0];

  async function post(url: string, form: Readonly<Record<string, string>>, limitMs?: number): Promise<Answer> {
    const body = new URLSearchParams({ client_id: client.id, client_secret: client.secret, ...form });
    return exchange({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: body.toString(),
      ...(limitMs === undefined ? {} : { limitMs }),
      operation: OPERATION,
    });
  }

  /** The credential, or the word of RFC 6749, 5.2 with which it is refused. */
  async function grant(form: Readonly<Record<string, string>>): Promise<Credential | string> {
    const answer = await post((await parts.endpoints()).token, form);
    if (answer.status === 200) return credentialOf(answer, clock.now());
    if (answer.status === 400 || answer.status === 401 || answer.status === 403) return refusalOf(answer);
    throw errorOfStatus(answer.status, OPERATION, answer.retryAfterMs);
  }

  async function byPassword(): Promise<Credential> {
    const { login: username, password } = credentials;
    for (const candidate of [scope, ...SCOPES.filter((other) => other !== scope)]) {
      const granted = await grant({ grant_type: 'password', scope: candidate, username, password });
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
      const granted = await grant({ grant_type: 'refresh_token', refresh_token: refreshToken });
      // A refresh token that is used up, expired or forgotten leaves the password.
      return typeof granted === 'string' ? byPassword() : granted;
    },
    async revoke(credential) {
      const { revocation } = await parts.endpoints();
      if (revocation === null) return;
      const token = credential.refreshToken ?? credential.token;
      await post(revocation, { token }, 2_000);
    },
  };
}

function credentialOf(answer: Answer, now: number): Credential {
  const parsed = tokenShape.safeParse(parseJson(answer.body, OPERATION));
  if (!parsed.success) throw starfaceError('unavailable', 'unreadable-answer', 'The answer holds no token');
  const { access_token: token, expires_in: seconds, refresh_token: refreshToken } = parsed.data;
  return {
    headers: { authorization: `Bearer ${token}` },
    token,
    renewAfter: now + seconds * 1000 * USED_SHARE,
    ...(refreshToken === undefined ? {} : { refreshToken }),
  };
}

function refusalOf(answer: Answer): string {
  try {
    const parsed = errorShape.safeParse(parseJson(answer.body, OPERATION));
    if (parsed.success) return parsed.data.error;
  } catch (error) {
    if (!isOutsideError(error)) throw error;
  }
  // Without a word this is no answer of a token endpoint: some gate before it refuses.
  throw errorOfStatus(answer.status, OPERATION, undefined);
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
