import type { EntraWorld } from './provider.ts';
import { bridgeApi, graphResource, resourceOf } from './resources.ts';

/** Turns the query of an authorization request into one that `oidc-provider` understands; Entra ID has no `resource`. */
export function authorizeQuery(query: string, { tenant, graphUrl }: EntraWorld): string {
  const parameters = new URLSearchParams(query);
  const scope = parameters.get('scope');
  if (scope !== null) {
    const resource = resourceOf(scope, [graphResource(tenant, graphUrl), bridgeApi(tenant)]);
    parameters.set('resource', resource?.indicator ?? 'urn:unknown-resource');
  }
  if (parameters.get('prompt') === 'select_account') parameters.set('prompt', 'login');
  return parameters.size === 0 ? '' : `?${parameters.toString()}`;
}
