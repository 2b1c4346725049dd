/**
 * What an access token of our own says about us.
 *
 * Graph's tokens are Graph's business and may become unreadable one day; so nothing but the check-list depends on this,
 * and "unreadable" is told from "no roles".
 */
import { decodeJwt } from 'jose';
import { z } from 'zod';

const claims = z.object({
  tid: z.string().optional().catch(undefined),
  roles: z.array(z.string()).optional().catch(undefined),
});

export type TokenClaims = { readonly tenantId: string | null; readonly roles: readonly string[] };

/** Null where the token cannot be read. */
export function tokenClaims(accessToken: string): TokenClaims | null {
  try {
    const { tid, roles } = claims.parse(decodeJwt(accessToken));
    return { tenantId: tid?.toLowerCase() ?? null, roles: [...(roles ?? [])].sort() };
  } catch {
    return null;
  }
}
