import { IncomingMessage } from 'node:http';
import type { ServerResponse } from 'node:http';

import type { Provider } from 'oidc-provider';

import type { Arrived, Speaker } from '../traffic/listener.ts';
import type { Ledger } from '../traffic/ledger.ts';
import { aadstsBody, aadstsOfStatus, aadstsStatus, EntraRefusal } from './aadsts.ts';
import { adminConsent } from './admin-consent.ts';
import { authorizeQuery } from './authorize.ts';
import { makeProvider } from './provider.ts';
import type { EntraWorld } from './provider.ts';
import { signIn } from './sign-in.ts';
import { capabilitiesIn, checkedTokenForm } from './token-request.ts';

type Place = { readonly operation: string; readonly tenant: string; readonly rest: string; readonly query: string };

const operations: readonly (readonly [RegExp, string])[] = [
  [/^\/v2\.0\/\.well-known\/openid-configuration$/, 'discovery'],
  [/^\/discovery\/v2\.0\/keys$/, 'keys'],
  [/^\/oauth2\/v2\.0\/token$/, 'token'],
  [/^\/oauth2\/v2\.0\/authorize(\/|$)/, 'authorize'],
  [/^\/v2\.0\/adminconsent$/, 'adminconsent'],
  [/^\/login\//, 'login'],
];

/** Names that stand for the tenant of whoever signs in. */
const tenantAliases = ['common', 'organizations'];

/** Entra ID behind a socket: its own pages and wordings here, the protocol itself in `oidc-provider`. */
export function entraSpeaker(world: EntraWorld, ledger: Ledger): Speaker {
  const provider = makeProvider(world);
  return {
    note: (request) => ledger.operation(placeOf(request).operation),
    answer: (arrived) => answer(arrived, world, provider),
    failure: (status) => ({ headers: {}, body: aadstsBody(aadstsOfStatus(status)) }),
  };
}

async function answer(arrived: Arrived, world: EntraWorld, provider: Provider): Promise<void> {
  const { request, response, body } = arrived;
  const place = placeOf(request);
  const isAlias = tenantAliases.includes(place.tenant);
  try {
    if (place.operation === 'unknown') return sendText(response, 404, 'Not found.');
    if (!isAlias && place.tenant !== world.tenant.tenantId) throw new EntraRefusal(90002);
    if (place.operation === 'adminconsent') return await adminConsent(request, response, world);
    if (place.operation === 'login') return await signIn(arrived, world, provider);
    if (isAlias && place.operation === 'discovery')
      return sendJson(response, 200, sharedDiscovery(world, place.tenant));
    const forwarded = forward(request, await forwardedBody(arrived, place, world));
    if (place.operation === 'token') world.capabilities.set(forwarded, capabilitiesIn(formOf(body)));
    forwarded.url = mountedUrl(place, world);
    // The provider reads its mount path, and with it every address that it names, off the difference of the two.
    Object.assign(forwarded, { originalUrl: `/${world.tenant.tenantId}${forwarded.url}` });
    await provider.callback()(forwarded, response);
  } catch (error) {
    if (!(error instanceof EntraRefusal)) throw error;
    const status = place.operation === 'token' ? aadstsStatus(error.code) : 400;
    response.setHeader('access-control-allow-origin', request.headers.origin ?? '*');
    sendJson(response, status, aadstsBody(error.code));
  }
}

function placeOf(request: IncomingMessage): Place {
  const [path = '', query = ''] = (request.url ?? '').split(/\?(.*)/s);
  const [, tenant = '', rest = ''] = /^\/([^/]+)(\/.*)?$/.exec(path) ?? [];
  const operation = operations.find(([pattern]) => pattern.test(rest))?.[1] ?? 'unknown';
  return { operation, tenant: tenant.toLowerCase(), rest, query };
}

async function forwardedBody({ request, body }: Arrived, place: Place, world: EntraWorld): Promise<Buffer> {
  if (place.operation !== 'token' || request.method !== 'POST') return body;
  return Buffer.from((await checkedTokenForm(request, formOf(body), world)).toString());
}

function mountedUrl(place: Place, world: EntraWorld): string {
  if (place.operation === 'discovery') return '/.well-known/openid-configuration';
  return place.operation === 'authorize' ? `${place.rest}${authorizeQuery(place.query, world)}` : place.rest;
}

function formOf(body: Buffer): URLSearchParams {
  return new URLSearchParams(body.toString());
}

/** The same request with another body; the first one has been read already. */
function forward(request: IncomingMessage, body: Buffer): IncomingMessage {
  const forwarded = new IncomingMessage(request.socket);
  forwarded.method = request.method;
  forwarded.url = request.url;
  forwarded.httpVersion = request.httpVersion;
  forwarded.headers = { ...request.headers, ...(body.length === 0 ? {} : { 'content-length': String(body.length) }) };
  if (body.length > 0) forwarded.push(body);
  forwarded.push(null);
  forwarded.complete = true;
  return forwarded;
}

/** https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc#fetch-the-openid-configuration-document */
function sharedDiscovery({ entraUrl }: EntraWorld, alias: string): unknown {
  return {
    issuer: `${entraUrl}/{tenantid}/v2.0`,
    authorization_endpoint: `${entraUrl}/${alias}/oauth2/v2.0/authorize`,
    token_endpoint: `${entraUrl}/${alias}/oauth2/v2.0/token`,
    jwks_uri: `${entraUrl}/${alias}/discovery/v2.0/keys`,
    response_types_supported: ['code'],
    response_modes_supported: ['query', 'fragment', 'form_post'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt'],
  };
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.statusCode = status;
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.end(JSON.stringify(body));
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.statusCode = status;
  response.setHeader('content-type', 'text/plain; charset=utf-8');
  response.end(text);
}
