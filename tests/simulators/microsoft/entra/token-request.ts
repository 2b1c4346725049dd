import type { IncomingMessage } from 'node:http';

import { EntraRefusal } from './aadsts.ts';
import { refuseBadAssertion } from './client-assertion.ts';
import type { EntraWorld } from './provider.ts';
import { bridgeApi, graphResource } from './resources.ts';

/**
 * Checks of the token endpoint that Entra ID words in its own way, then the form that `oidc-provider` is given: the
 * application has proven itself by then, whichever way, and is let in by its secret.
 */
export async function checkedTokenForm(
  request: IncomingMessage,
  form: URLSearchParams,
  world: EntraWorld,
): Promise<URLSearchParams> {
  const { tenant } = world;
  const checked = withBasicCredentials(request, form);
  const clientId = checked.get('client_id') ?? '';
  const grantType = checked.get('grant_type');
  if (grantType === null) throw new EntraRefusal(900144);
  const isKnown = clientId === tenant.clientId || clientId === tenant.addinClientId;
  if (!isKnown || tenant.application === 'absent') throw new EntraRefusal(700016);
  if (clientId === tenant.clientId) await proveApplication(checked, world);
  // The single-page rule: https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow#redirect-uris-for-single-page-apps-spas
  else if (request.headers.origin === undefined) throw new EntraRefusal(9002327);
  const isForPerson = grantType === 'authorization_code' || grantType === 'refresh_token';
  if (isForPerson && tenant.delegatedConsent === 'withdrawn') throw new EntraRefusal(65001);
  if (grantType === 'client_credentials') resolveDefaultScope(checked, world);
  // MSAL asks for offline_access again at each refresh; `oidc-provider` would refuse what it did not grant by that name.
  if (grantType === 'refresh_token') checked.delete('scope');
  return checked;
}

async function proveApplication(form: URLSearchParams, world: EntraWorld): Promise<void> {
  const { tenant } = world;
  const assertion = form.get('client_assertion');
  const secret = form.get('client_secret');
  if (assertion !== null) await refuseBadAssertion(assertion, world);
  else if (secret === null) throw new EntraRefusal(7000218);
  else if (tenant.credential === 'expired') throw new EntraRefusal(7000222);
  else if (secret !== tenant.clientSecret) throw new EntraRefusal(7000215);
  form.delete('client_assertion');
  form.delete('client_assertion_type');
  form.set('client_secret', tenant.clientSecret);
}

/** An application may send id and secret in the header instead of the form. */
function withBasicCredentials(request: IncomingMessage, form: URLSearchParams): URLSearchParams {
  const complete = new URLSearchParams(form);
  const encoded = /^Basic (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (encoded === undefined) return complete;
  const [id = '', secret = ''] = Buffer.from(encoded, 'base64').toString().split(/:(.*)/s);
  complete.set('client_id', decodeURIComponent(id));
  complete.set('client_secret', decodeURIComponent(secret));
  delete request.headers.authorization;
  return complete;
}

/** https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow#get-a-token */
function resolveDefaultScope(form: URLSearchParams, { tenant, graphUrl }: EntraWorld): void {
  const scope = form.get('scope') ?? '';
  if (!scope.endsWith('/.default') || scope.includes(' ')) throw new EntraRefusal(1002012);
  const resource = [graphResource(tenant, graphUrl), bridgeApi(tenant)].find(({ scopes }) => scopes.includes(scope));
  if (resource === undefined) throw new EntraRefusal(500011);
  form.set('resource', resource.indicator);
}

/** The client capabilities in a `claims` parameter: https://learn.microsoft.com/entra/identity-platform/claims-challenge */
export function capabilitiesIn(form: URLSearchParams): readonly string[] {
  try {
    const claims: unknown = JSON.parse(form.get('claims') ?? '{}');
    const values = (claims as { access_token?: { xms_cc?: { values?: unknown } } }).access_token?.xms_cc?.values;
    return Array.isArray(values) ? values.map(String) : [];
  } catch {
    return [];
  }
}
