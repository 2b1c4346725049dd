import { z } from 'zod';
import { starfaceError } from '../starface-error.ts';

const claimsShape = z.looseObject({
  iss: z.string(),
  aud: z.union([z.string(), z.array(z.string())]),
  exp: z.number(),
  nonce: z.string(),
});

/** The clocks of PBX and bridge may differ by this much. */
const LEEWAY_MS = 300_000;

/**
 * Checks an ID token that came straight from the token endpoint; there TLS stands for its signature (OpenID Connect Core
 * 1.0, 3.1.3.7, number 6). Throws where it was made for another sign-in, client or realm, or is over.
 */
export function checkIdToken(
  token: string,
  expected: {
    readonly nonce: string;
    readonly clientId: string;
    /** As the discovery document names it. */
    readonly issuer: string | null;
    /** Milliseconds since 1970. */
    readonly now: number;
  },
): void {
  const claims = claimsShape.safeParse(claimsOf(token));
  if (!claims.success) throw unfit();
  const { iss, aud, exp, nonce } = claims.data;
  const isForUs = Array.isArray(aud) ? aud.includes(expected.clientId) : aud === expected.clientId;
  const isFromThere = expected.issuer === null || iss === expected.issuer;
  const isAlive = exp * 1000 + LEEWAY_MS > expected.now;
  if (nonce !== expected.nonce || !isForUs || !isFromThere || !isAlive) throw unfit();
}

function claimsOf(token: string): unknown {
  try {
    return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as unknown;
  } catch {
    return null;
  }
}

function unfit(): Error {
  return starfaceError('rejected', 'sign-in-stale', 'The identity that STARFACE sent belongs to another sign-in');
}
