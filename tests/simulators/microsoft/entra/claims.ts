import { createHash, randomUUID } from 'node:crypto';

import { guidOf } from '../guid.ts';
import type { SimulatedMicrosoftPerson } from '../person.ts';
import type { Tenant } from '../tenant.ts';

/** Claims of access tokens, version 2.0: https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference */
export type Claims = Readonly<Record<string, unknown>>;

/** A token of the application in its own name. */
export function applicationClaims(tenant: Tenant, applicationId: string, capabilities: readonly string[]): Claims {
  const servicePrincipal = guidOf(`service principal ${tenant.tenantId} ${applicationId}`);
  return {
    azp: applicationId,
    appid: applicationId,
    azpacr: tenant.clientCertificate === undefined ? '1' : '2',
    idtyp: 'app',
    oid: servicePrincipal,
    sub: servicePrincipal,
    ...(tenant.roles.length === 0 ? {} : { roles: tenant.roles }),
    ...shared(tenant, capabilities),
  };
}

/** A token of a person for an API; `scp` are the scopes without the resource before them. */
export function personClaims(
  tenant: Tenant,
  person: SimulatedMicrosoftPerson,
  { applicationId, scp, capabilities = [] }: { applicationId: string; scp: string; capabilities?: readonly string[] },
): Claims {
  return {
    azp: applicationId,
    azpacr: applicationId === tenant.addinClientId ? '0' : '1',
    name: person.record.displayName,
    oid: person.id,
    preferred_username: person.upn,
    ...(person.appRoles.length === 0 ? {} : { roles: person.appRoles }),
    scp,
    sub: subjectOf(person, applicationId),
    ...shared(tenant, capabilities),
  };
}

/** A person has another subject towards each application; only `tid` and `oid` together name a person everywhere. */
export function subjectOf(person: SimulatedMicrosoftPerson, applicationId: string): string {
  return createHash('sha256').update(`${person.id} ${applicationId}`).digest('base64url');
}

function shared(tenant: Tenant, capabilities: readonly string[]): Claims {
  return {
    tid: tenant.tenantId,
    uti: `${tenant.tokenGeneration}.${randomUUID()}`,
    ver: '2.0',
    ...(capabilities.length === 0 ? {} : { xms_cc: capabilities }),
  };
}
