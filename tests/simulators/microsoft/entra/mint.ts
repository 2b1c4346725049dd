import { generateKeyPair, SignJWT } from 'jose';

import { personClaims } from './claims.ts';
import type { EntraWorld } from './provider.ts';

/** A token of a person for the bridge's API; everything but `upn` makes it a bad one or one for something else. */
export type MintOptions = {
  readonly upn: string;
  /** `aud`; the add-in's client id unless told. */
  readonly audience?: string;
  /** `tid`, and the tenant in `iss`. */
  readonly tenant?: string;
  readonly expired?: boolean;
  readonly notYetValid?: boolean;
  /** `scp`; `access_as_user` unless told. An empty text leaves the claim out. */
  readonly scope?: string;
  /** `azp`. */
  readonly authorizedParty?: string;
  /** `oid`. */
  readonly objectId?: string;
  readonly issuer?: string;
  readonly version?: '1.0' | '2.0';
  /** App roles in `roles`; those of the person unless told. */
  readonly roles?: readonly string[];
  /** `foreign` signs with a key that the key set does not hold, `none` not at all. */
  readonly signature?: 'own' | 'foreign' | 'none';
  readonly lifetimeSeconds?: number;
};

export async function mintUserToken(options: MintOptions, world: EntraWorld): Promise<string> {
  const { tenant, directory, entraUrl, key } = world;
  const tenantId = options.tenant ?? tenant.tenantId;
  const scp = options.scope ?? 'access_as_user';
  const applicationId = options.authorizedParty ?? tenant.addinClientId;
  const { scp: _, ...claims } = personClaims(tenant, directory.person(options.upn), { applicationId, scp });
  const now = Math.floor(Date.now() / 1000);
  const issuedAt = options.expired === true ? now - 7200 : options.notYetValid === true ? now + 3600 : now;
  const payload = {
    ...claims,
    ...(scp === '' ? {} : { scp }),
    aud: options.audience ?? tenant.addinClientId,
    iss: options.issuer ?? `${entraUrl}/${tenantId}/v2.0`,
    iat: issuedAt,
    nbf: issuedAt,
    exp: issuedAt + (options.lifetimeSeconds ?? 3600),
    tid: tenantId,
    ver: options.version ?? '2.0',
    ...(options.objectId === undefined ? {} : { oid: options.objectId }),
    ...(options.roles === undefined ? {} : { roles: options.roles }),
  };
  if (options.signature === 'none') return `${encoded({ alg: 'none', typ: 'JWT' })}.${encoded(payload)}.`;
  const signing = options.signature === 'foreign' ? (await generateKeyPair('RS256')).privateKey : key.privateKey;
  return new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid: key.kid, typ: 'JWT' }).sign(signing);
}

function encoded(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
