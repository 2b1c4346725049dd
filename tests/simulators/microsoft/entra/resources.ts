import { graphApplicationId, graphAudience } from '../tenant.ts';
import type { Tenant } from '../tenant.ts';

/** What a token can be asked for: Microsoft Graph, or the bridge's own API. */
export type Resource = {
  /** The name by which `oidc-provider` knows it. */
  readonly indicator: string;
  readonly audience: string;
  readonly scopes: readonly string[];
};

export const oidcScopes = ['openid', 'profile', 'email', 'offline_access'];

export function graphResource(tenant: Tenant, graphUrl: string): Resource {
  const prefixes = [graphAudience, graphUrl, graphApplicationId];
  const scopes = ['.default', ...tenant.delegatedScopes];
  return {
    indicator: graphAudience,
    audience: graphAudience,
    // Scopes of Graph may be asked for without the resource before them.
    scopes: [...tenant.delegatedScopes, ...prefixes.flatMap((prefix) => scopes.map((scope) => `${prefix}/${scope}`))],
  };
}

/** Its audience in tokens of version 2.0 is the client id, not the application ID URI. */
export function bridgeApi(tenant: Tenant): Resource {
  const indicator = `api://${tenant.addinClientId}`;
  const scopes = [indicator, tenant.addinClientId].flatMap((prefix) =>
    ['access_as_user', '.default'].map((scope) => `${prefix}/${scope}`),
  );
  return { indicator, audience: tenant.addinClientId, scopes };
}

/** The resource that the scopes of a request name; undefined where they name one that the tenant does not have. */
export function resourceOf(scope: string, resources: readonly Resource[]): Resource | undefined {
  const wanted = scope.split(' ').find((name) => name !== '' && !oidcScopes.includes(name));
  if (wanted === undefined) return resources[0];
  return resources.find(({ scopes }) => scopes.includes(wanted));
}

/** `scp` of a token: the scopes without the resource before them. */
export function scpOf(scope: string | undefined): string {
  const names = (scope ?? '').split(' ').filter((name) => name !== '' && !oidcScopes.includes(name));
  return names.map((name) => name.slice(name.lastIndexOf('/') + 1)).join(' ');
}
