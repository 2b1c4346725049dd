/** Who signed in, as the id token proves it: keyed by tenant and object id, never by a name or an address. */
import { z } from 'zod';
import { OutsideError } from '../../../domain/outside-error.ts';
import type { Registration } from '../entra/token-request.ts';

/** Both ids in lower case. */
export type SignedIn = { readonly tenantId: string; readonly objectId: string };

const guid = z.guid().transform((text) => text.toLowerCase());
const idToken = z.object({ tid: guid, oid: guid, aud: z.string(), iss: z.string() });

/** The token came from the token endpoint itself, over TLS, so its claims are Entra ID's (OpenID Connect Core 3.1.3.7). */
export function provenIdentity(
  claims: unknown,
  { clientId, authority }: Pick<Registration, 'clientId' | 'authority'>,
): SignedIn {
  const parsed = idToken.safeParse(claims);
  if (!parsed.success) throw notProven();
  const { tid, oid, aud, iss } = parsed.data;
  const isOurs = aud.toLowerCase() === clientId.toLowerCase();
  if (!isOurs || iss.toLowerCase() !== `${authority}/${tid}/v2.0`.toLowerCase()) throw notProven();
  return { tenantId: tid, objectId: oid };
}

export function notProven(): OutsideError {
  const message = 'The sign-in does not prove who signed in';
  return new OutsideError('microsoft', 'unauthorized', 'microsoft.sign-in-not-proven', message);
}
