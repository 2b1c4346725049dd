import { z } from 'zod';
import type { Exchange } from '../net/exchange.ts';
import { isOutsideError, starfaceError } from '../starface-error.ts';
import { parseJson } from '../net/json.ts';

export type OAuthEndpoints = {
  readonly token: string;
  readonly revocation: string | null;
  /** Where a browser signs in; null where the PBX names none. */
  readonly authorization: string | null;
  readonly issuer: string | null;
};

const MOST_REDIRECTS = 3;
const OPERATION = 'look for OAuth';

const discoveryShape = z.looseObject({
  token_endpoint: z.string(),
  revocation_endpoint: z.string().optional().catch(undefined),
  authorization_endpoint: z.string().optional().catch(undefined),
  issuer: z.string().optional().catch(undefined),
});

/**
 * Where STARFACE 10 hands out tokens; null where the PBX has no OAuth (7 to 9). The well-known address redirects into
 * the realm; neither a redirect nor an endpoint may lead to another origin, for that is where passwords will be sent.
 */
export async function discoverOAuth(exchange: Exchange, baseUrl: string): Promise<OAuthEndpoints | null> {
  const home = new URL(baseUrl).origin;
  let url = `${baseUrl}/.well-known/openid-configuration`;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const headers = { accept: 'application/json' };
    const answer = await exchange({ method: 'GET', url, headers, limitBytes: 256 * 1024, operation: OPERATION });
    if (answer.status >= 500 || answer.status === 429) {
      throw starfaceError('unavailable', 'unavailable', `STARFACE answered ${answer.status} to: ${OPERATION}`);
    }
    const location = answer.headers.location;
    if (answer.status >= 300 && answer.status < 400 && typeof location === 'string') {
      url = sameOrigin(location, url, home);
      continue;
    }
    return answer.status === 200 ? endpointsOf(answer.body, url, home) : null;
  }
  return null;
}

/** A page instead of a document is what older versions show for an address that they do not know. */
function endpointsOf(body: Uint8Array, url: string, home: string): OAuthEndpoints | null {
  const document = discoveryShape.safeParse(jsonOrNull(body));
  if (!document.success) return null;
  const {
    token_endpoint: token,
    revocation_endpoint: revocation,
    authorization_endpoint: authorization,
  } = document.data;
  return {
    token: sameOrigin(token, url, home),
    revocation: revocation === undefined ? null : sameOrigin(revocation, url, home),
    authorization: authorization === undefined ? null : sameOrigin(authorization, url, home),
    issuer: document.data.issuer ?? null,
  };
}

function jsonOrNull(body: Uint8Array): unknown {
  try {
    return parseJson(body, OPERATION);
  } catch (error) {
    if (isOutsideError(error)) return null;
    throw error;
  }
}

function sameOrigin(target: string, from: string, home: string): string {
  const url = URL.canParse(target, from) ? new URL(target, from) : null;
  if (url?.origin === home) return url.href;
  throw starfaceError(
    'rejected',
    'oauth-elsewhere',
    'OAuth of this PBX leads to another address than the configured one',
  );
}
