import { z } from 'zod';
import type { Clock } from '../../../bridge/ports.ts';
import type { Answer, Exchange } from '../net/exchange.ts';
import { parseJson } from '../net/json.ts';
import { errorOfStatus, isOutsideError, starfaceError } from '../starface-error.ts';
import type { OAuthEndpoints } from './oauth-discovery.ts';
import type { Credential } from './token-cache.ts';

/** A client of the PBX's realm; a public one has no secret. */
export type OAuthClient = { readonly id: string; readonly secret?: string | undefined };

export type Granted = Credential & { readonly idToken: string | null };

const tokenShape = z.looseObject({
  access_token: z.string().min(1),
  expires_in: z.number().positive().catch(300),
  refresh_token: z.string().min(1).optional().catch(undefined),
  id_token: z.string().nullish().catch(null),
});
const errorShape = z.looseObject({ error: z.string() });

/** A token is renewed when a fifth of its life is left. */
const USED_SHARE = 0.8;
const OPERATION = 'fetch a token';

/** `POST …/oauth2/token` and the revocation beside it. Everything travels in the form body, never in the address. */
export class TokenEndpoint {
  readonly #exchange: Exchange;
  readonly #endpoints: () => Promise<OAuthEndpoints>;
  readonly #client: OAuthClient;
  readonly #clock: Clock;

  constructor(parts: {
    readonly exchange: Exchange;
    readonly endpoints: () => Promise<OAuthEndpoints>;
    readonly client: OAuthClient;
    readonly clock: Clock;
  }) {
    this.#exchange = parts.exchange;
    this.#endpoints = parts.endpoints;
    this.#client = parts.client;
    this.#clock = parts.clock;
  }

  /** The credential, or the word of RFC 6749, 5.2 with which it is refused. */
  async grant(form: Readonly<Record<string, string>>): Promise<Granted | string> {
    const answer = await this.#post((await this.#endpoints()).token, form);
    if (answer.status === 200) return grantedOf(answer, this.#clock.now());
    if (answer.status === 400 || answer.status === 401 || answer.status === 403) return refusalOf(answer);
    throw errorOfStatus(answer.status, OPERATION, answer.retryAfterMs);
  }

  /** With the refresh token goes what was made of it. */
  async revoke(credential: Credential): Promise<void> {
    const { revocation } = await this.#endpoints();
    if (revocation === null) return;
    await this.#post(revocation, { token: credential.refreshToken ?? credential.token }, 2_000);
  }

  async #post(url: string, form: Readonly<Record<string, string>>, limitMs?: number): Promise<Answer> {
    const { id, secret } = this.#client;
    const who = secret === undefined ? { client_id: id } : { client_id: id, client_secret: secret };
    return this.#exchange({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: new URLSearchParams({ ...who, ...form }).toString(),
      ...(limitMs === undefined ? {} : { limitMs }),
      operation: OPERATION,
    });
  }
}

function grantedOf(answer: Answer, now: number): Granted {
  const parsed = tokenShape.safeParse(parseJson(answer.body, OPERATION));
  if (!parsed.success) throw starfaceError('unavailable', 'unreadable-answer', 'The answer holds no token');
  const { access_token: token, expires_in: seconds, refresh_token: refreshToken, id_token: idToken } = parsed.data;
  return {
    headers: { authorization: `Bearer ${token}` },
    token,
    renewAfter: now + seconds * 1000 * USED_SHARE,
    ...(refreshToken === undefined ? {} : { refreshToken }),
    idToken: idToken ?? null,
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
