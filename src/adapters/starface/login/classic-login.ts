import { z } from 'zod';
import type { AccountCredentials, Clock } from '../../../bridge/ports.ts';
import type { Exchange } from '../net/exchange.ts';
import { parseJson } from '../net/json.ts';
import { errorOfStatus, starfaceError } from '../starface-error.ts';
import { restSecret } from './classic-secret.ts';
import type { Credential, Login } from './token-cache.ts';

const challengeShape = z.looseObject({
  loginType: z.string(),
  nonce: z.union([z.string().min(1), z.number().transform(String)]),
});
const tokenShape = z.looseObject({ token: z.string().min(1) });

/** The PBX forgets a token after 4 hours; a fresh one in time saves a refused request. */
const TOKEN_LIFE_MS = 3.5 * 3_600_000;

export const restHeaders: Readonly<Record<string, string>> = {
  'content-type': 'application/json',
  accept: 'application/json',
  'x-version': '2',
};

/**
 * Login by nonce and hash, `GET` and `POST /rest/login` (STARFACE 6.4.2 to 10).
 * Source: https://github.com/STARFACEGmbH/rest-examples
 */
export function createClassicLogin(
  exchange: Exchange,
  baseUrl: string,
  credentials: AccountCredentials,
  clock: Clock,
): Login {
  const url = `${baseUrl}/rest/login`;
  return {
    async obtain() {
      const challenge = await exchange({ method: 'GET', url, headers: restHeaders, operation: 'fetch a nonce' });
      if (challenge.status !== 200) throw errorOfStatus(challenge.status, 'fetch a nonce', challenge.retryAfterMs);
      const body = answer(credentials, parseJson(challenge.body, 'fetch a nonce'));
      const granted = await exchange({ method: 'POST', url, headers: restHeaders, body, operation: 'log in' });
      // The documented refusal is 400; 401 and 403 are what one would expect of it.
      if ([400, 401, 403].includes(granted.status)) {
        throw starfaceError('unauthorized', 'wrong-credentials', 'STARFACE refuses login or password');
      }
      if (granted.status !== 200) throw errorOfStatus(granted.status, 'log in', granted.retryAfterMs);
      const parsed = tokenShape.safeParse(parseJson(granted.body, 'log in'));
      if (!parsed.success) throw starfaceError('unavailable', 'unreadable-answer', 'The login brought no token');
      return credentialOf(parsed.data.token, clock.now());
    },
    async revoke(credential) {
      const headers = { ...restHeaders, ...credential.headers };
      await exchange({ method: 'DELETE', url, headers, limitMs: 2_000, operation: 'log out' });
    },
  };
}

/** The challenge goes back as it came, with the secret filled in. */
function answer(credentials: AccountCredentials, challenge: unknown): string {
  const parsed = challengeShape.safeParse(challenge);
  if (!parsed.success) throw starfaceError('unavailable', 'unreadable-answer', 'The answer holds no nonce');
  const { loginType, nonce } = parsed.data;
  if (loginType !== 'Internal' && loginType !== 'ActiveDirectory') {
    throw starfaceError('rejected', 'unknown-login-type', 'STARFACE asks for a kind of login that is not known');
  }
  const secret = restSecret(loginType, credentials.login, nonce, credentials.password);
  return JSON.stringify({ ...parsed.data, secret });
}

function credentialOf(token: string, now: number): Credential {
  return { headers: { authToken: token }, token, renewAfter: now + TOKEN_LIFE_MS };
}
