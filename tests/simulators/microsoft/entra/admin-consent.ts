import type { IncomingMessage, ServerResponse } from 'node:http';

import { aadstsBody, EntraRefusal } from './aadsts.ts';
import { page } from './page.ts';
import type { EntraWorld } from './provider.ts';

/**
 * The admin consent page and its redirects: https://learn.microsoft.com/entra/identity-platform/v2-admin-consent.
 * Note that `admin_consent=True` is in the redirect of a failure as well.
 */
export async function adminConsent(
  request: IncomingMessage,
  response: ServerResponse,
  world: EntraWorld,
): Promise<void> {
  const { tenant } = world;
  const asked = new URL(request.url ?? '/', world.entraUrl);
  const { clientId, redirectUri, scope } = refuseIncomplete(asked.searchParams, world);
  const isAddin = clientId === tenant.addinClientId;
  const answer = asked.searchParams.get('answer') ?? tenant.consentAnswer;
  if (answer === 'ask') return showPage(response, asked);
  const back = new URL(redirectUri);
  back.searchParams.set('admin_consent', 'True');
  if (answer === 'accept') {
    if (!isAddin)
      Object.assign(tenant, {
        roles: [...new Set([...tenant.roles, ...tenant.requestedRoles])],
        application: 'present',
      });
    back.searchParams.set('tenant', tenant.tenantId);
    back.searchParams.set(
      'scope',
      isAddin ? scope : tenant.roles.map((role) => `https://graph.microsoft.com/${role}`).join(' '),
    );
  } else {
    const { error, error_description: description } = aadstsBody(65004);
    back.searchParams.set('error', error);
    back.searchParams.set('error_description', description);
  }
  const state = asked.searchParams.get('state');
  if (state !== null) back.searchParams.set('state', state);
  response.statusCode = 302;
  response.setHeader('location', back.href);
  response.end();
}

function refuseIncomplete(query: URLSearchParams, { tenant }: EntraWorld) {
  const [clientId, redirectUri, scope] = ['client_id', 'redirect_uri', 'scope'].map((name) => query.get(name));
  if (!clientId || !redirectUri || !scope) throw new EntraRefusal(900144);
  const redirects = new Map([
    [tenant.clientId, tenant.redirectUris],
    [tenant.addinClientId, tenant.addinRedirectUris],
  ]).get(clientId);
  if (redirects === undefined) throw new EntraRefusal(700016);
  if (!redirects.includes(redirectUri)) throw new EntraRefusal(50011);
  return { clientId, redirectUri, scope };
}

function showPage(response: ServerResponse, asked: URL): void {
  const link = (answer: string): string => {
    const address = new URL(asked);
    address.searchParams.set('answer', answer);
    return `${address.pathname}${address.search}`;
  };
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(
    page('Permissions requested', 'Simulated administrator consent for the whole organisation.', [
      { text: 'Accept', address: link('accept') },
      { text: 'Cancel', address: link('cancel') },
    ]),
  );
}
