/**
 * Who asks: the access token of Entra ID in the header, for our add-in, of our tenant, on behalf of a person
 * (https://learn.microsoft.com/entra/identity-platform/access-tokens#validate-tokens).
 *
 * A token that proves nothing is `auth.required`; a genuine one that does not open this API is `auth.forbidden`.
 */
import { jwtVerify } from 'jose';
import { z } from 'zod';
import type { Caller } from '../bridge/services.ts';
import { apiPermission } from '../contract/addin-config.ts';
import { personIdOf } from '../domain/person.ts';
import { ProblemError } from './errors.ts';
import { KeysUnavailable, KeySet } from './key-set.ts';
import type { HttpOptions } from './options.ts';

const skewSeconds = 60;
const longestToken = 16_384;
const keysRetryAfterSeconds = 30;

export type Identity = {
  readonly caller: Caller;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
};

/** Reads an `Authorization` header; rejects with a `ProblemError`. */
export type Authenticate = (authorization: string | undefined) => Promise<Identity>;

const claimsSchema = z.object({
  exp: z.number(),
  ver: z.literal('2.0'),
  tid: z.string().min(1),
  oid: z.string().min(1),
  aud: z.string(),
  azp: z.string(),
  scp: z.string(),
  idtyp: z.string().optional(),
  name: z.string().optional(),
  preferred_username: z.string().optional(),
});

export function createAuthenticate({
  config,
  clock,
  log,
}: Pick<HttpOptions, 'config' | 'clock' | 'log'>): Authenticate {
  const { tenantId, authority } = config.microsoft;
  const { clientId } = config.addin;
  const keys = new KeySet({ authority, tenantId, clock, log });

  return async (authorization) => {
    const token = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined || token.length > longestToken) throw new ProblemError('auth.required');
    const payload = await verified(token);
    if (payload['aud'] === undefined || !same(payload['aud'], clientId)) throw new ProblemError('auth.required');
    const claims = claimsSchema.safeParse(payload);
    if (!claims.success) throw new ProblemError('auth.forbidden');
    const { tid, oid, azp, scp, idtyp, name, preferred_username: upn, exp } = claims.data;
    const allowed =
      same(tid, tenantId) && same(azp, clientId) && idtyp !== 'app' && scp.split(' ').includes(apiPermission);
    if (!allowed) throw new ProblemError('auth.forbidden');
    const caller = { personId: personIdOf(tid, oid), name: name ?? upn ?? '', upn: upn ?? '' };
    return { caller, expiresAt: exp * 1_000 };
  };

  async function verified(token: string): Promise<Record<string, unknown>> {
    try {
      const { payload } = await jwtVerify(token, keys.key, {
        algorithms: ['RS256'],
        issuer: await keys.issuer(),
        requiredClaims: ['exp'],
        clockTolerance: skewSeconds,
        currentDate: new Date(clock.now()),
      });
      return payload;
    } catch (error) {
      if (error instanceof KeysUnavailable) {
        throw new ProblemError('microsoft.unavailable', { retryAfterSeconds: keysRetryAfterSeconds });
      }
      throw new ProblemError('auth.required');
    }
  }
}

/** Ids are compared without case: administrators copy them from many places. */
function same(claim: unknown, id: string): boolean {
  return typeof claim === 'string' && claim.toLowerCase() === id.toLowerCase();
}
