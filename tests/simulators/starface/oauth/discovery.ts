import { json, type Reply } from '../http/exchange.ts';

export const REALM = '/auth/realms/pbx';

export const DISCOVERY_PATH = '/.well-known/openid-configuration';

/** Source: a live client of version 10 follows a redirect to the realm. */
export function discoveryRedirect(url: string): Reply {
  return { status: 302, headers: { location: `${url}${REALM}${DISCOVERY_PATH}` } };
}

/** Source: endpoints and grants as live clients of version 10 found them; jwks path and revocation are assumed. */
export function discoveryDocument(url: string): Reply {
  const realm = `${url}${REALM}`;
  return json({
    issuer: realm,
    authorization_endpoint: `${realm}/oauth2/auth`,
    token_endpoint: `${realm}/oauth2/token`,
    revocation_endpoint: `${realm}/oauth2/revoke`,
    jwks_uri: `${realm}/oauth2/certs`,
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    grant_types_supported: ['authorization_code', 'password', 'refresh_token', 'client_credentials'],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'none'],
    scopes_supported: ['login', 'pbx-login', 'pbx-admin'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
  });
}
