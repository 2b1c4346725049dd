import type { IncomingMessage } from 'node:http';

import { Provider } from 'oidc-provider';
import type { Configuration, KoaContextWithOIDC, ResourceServer } from 'oidc-provider';

import type { Directory } from '../directory.ts';
import type { Tenant } from '../tenant.ts';
import { aadstsBody, aadstsOf, aadstsStatus } from './aadsts.ts';
import { applicationClaims, personClaims, subjectOf } from './claims.ts';
import { bridgeApi, graphResource, oidcScopes, scpOf } from './resources.ts';
import type { Resource } from './resources.ts';
import type { SigningKey } from './signing-key.ts';
import { entraStorage } from './storage.ts';

export type EntraWorld = {
  readonly tenant: Tenant;
  readonly directory: Directory;
  readonly key: SigningKey;
  /** `https://host:port`, without the tenant. */
  readonly entraUrl: string;
  readonly graphUrl: string;
  readonly random: () => number;
  /** Client capabilities (`cp1`) that a token request declared. */
  readonly capabilities: WeakMap<IncomingMessage, readonly string[]>;
};

/** The certified provider, set up so that its addresses and tokens look like Entra ID's. It is mounted at `/{tenantId}`. */
export function makeProvider(world: EntraWorld): Provider {
  const { tenant, entraUrl } = world;
  const provider = new Provider(`${entraUrl}/${tenant.tenantId}/v2.0`, configuration(world));
  provider.proxy = false;
  provider.use(async (context, next) => {
    await next();
    wordFailure(context as unknown as KoaContextWithOIDC);
  });
  return provider;
}

function configuration(world: EntraWorld): Configuration {
  const { tenant, directory, key } = world;
  return {
    adapter: entraStorage(tenant),
    jwks: { keys: [key.jwk] },
    cookies: { keys: [key.kid], short: { sameSite: 'lax' }, long: { sameSite: 'lax' } },
    routes: {
      authorization: '/oauth2/v2.0/authorize',
      token: '/oauth2/v2.0/token',
      jwks: '/discovery/v2.0/keys',
      end_session: '/oauth2/v2.0/logout',
    },
    scopes: oidcScopes,
    claims: {
      openid: ['sub', 'tid', 'oid', 'ver', 'roles'],
      profile: ['name', 'preferred_username'],
      email: ['email'],
    },
    conformIdTokenClaims: false,
    clientBasedCORS: () => true,
    responseTypes: ['code'],
    pkce: { required: (_context, client) => client.clientAuthMethod === 'none' },
    interactions: { url: (_context, interaction) => `/${tenant.tenantId}/login/${interaction.uid}` },
    renderError: (context, out) => {
      const code = aadstsOf(out.error, out.error_description ?? '');
      context.type = 'text/plain';
      context.body = `${aadstsBody(code).error_description}\n${out.error}: ${out.error_description ?? ''}`;
    },
    issueRefreshToken: () => true,
    ttl: {
      AccessToken: lifetimeOf,
      ClientCredentials: lifetimeOf,
      AuthorizationCode: 600,
      Grant: 86_400,
      IdToken: 3600,
      Interaction: 3600,
      RefreshToken: 86_400,
      Session: 86_400,
    },
    findAccount: (_context, id) => {
      const person = directory.byId(id);
      if (person === undefined) return undefined;
      const { displayName, mail } = person.record;
      return {
        accountId: person.id,
        claims: () => ({
          sub: subjectOf(person, tenant.addinClientId),
          tid: tenant.tenantId,
          oid: person.id,
          ver: '2.0',
          name: displayName,
          preferred_username: person.upn,
          email: mail,
          ...(person.appRoles.length === 0 ? {} : { roles: person.appRoles }),
        }),
      };
    },
    loadExistingGrant: (context) => grantEverything(context, world),
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => graphResource(tenant, world.graphUrl).indicator,
        useGrantedResource: () => true,
        getResourceServerInfo: (_context, indicator) => resourceServer(indicator, world),
      },
    },
    formats: {
      customizers: {
        jwt: (context, token, parts) => {
          const capabilities = world.capabilities.get(context.req) ?? [];
          const { aud, iss, iat, exp } = parts.payload;
          const applicationId = token.clientId ?? '';
          const person = 'accountId' in token ? directory.byId(token.accountId) : undefined;
          const claims =
            person === undefined
              ? applicationClaims(tenant, applicationId, capabilities)
              : personClaims(tenant, person, { applicationId, scp: scpOf(token.scope), capabilities });
          parts.header = { typ: 'JWT' };
          parts.payload = { aud, iss, iat, nbf: iat, exp, ...claims };
        },
      },
    },
  };
}

function resourcesOf({ tenant, graphUrl }: EntraWorld): readonly Resource[] {
  return [graphResource(tenant, graphUrl), bridgeApi(tenant)];
}

function resourceServer(indicator: string, world: EntraWorld): ResourceServer {
  const resource = resourcesOf(world).find((known) => known.indicator === indicator);
  return {
    scope: (resource?.scopes ?? []).join(' '),
    audience: resource?.audience ?? indicator,
    accessTokenFormat: 'jwt',
    // A random value between 60 and 90 minutes: https://learn.microsoft.com/entra/identity-platform/access-tokens#token-lifetime
    accessTokenTTL: world.tenant.tokenLifetimeSeconds ?? 3600 + Math.floor(world.random() * 1800),
    jwt: { sign: { alg: 'RS256', kid: world.key.kid } },
  };
}

function lifetimeOf(_context: unknown, token: { readonly resourceServer?: ResourceServer | undefined }): number {
  return token.resourceServer?.accessTokenTTL ?? 3600;
}

/** An administrator has consented for everybody, so nobody is asked. */
async function grantEverything(context: KoaContextWithOIDC, world: EntraWorld) {
  const { client, session, provider } = context.oidc;
  if (client === undefined || session?.accountId === undefined) return undefined;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope(oidcScopes.join(' '));
  for (const { indicator, scopes } of resourcesOf(world)) grant.addResourceScope(indicator, scopes.join(' '));
  await grant.save();
  return grant;
}

/** Gives the failures of the token endpoint the body that Entra ID gives them. */
function wordFailure(context: KoaContextWithOIDC): void {
  const body: unknown = context.body;
  if (context.status < 400 || typeof body !== 'object' || body === null || !('error' in body)) return;
  const detail = 'error_description' in body ? String(body.error_description) : '';
  const code = aadstsOf(String(body.error), detail);
  context.status = aadstsStatus(code);
  context.body = aadstsBody(code);
}
