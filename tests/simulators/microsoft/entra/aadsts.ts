import { randomUUID } from 'node:crypto';

/**
 * The failures that Entra ID words itself: https://learn.microsoft.com/entra/identity-platform/reference-error-codes.
 * The OAuth error beside each code is the one of https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow#error-codes-for-token-endpoint-errors.
 */
const failures = {
  50011: [
    'invalid_request',
    'The redirect URI specified in the request does not match the redirect URIs configured for the application.',
  ],
  50058: ['login_required', 'A silent sign-in request was sent but no user is signed in.'],
  50148: [
    'invalid_grant',
    'The code_verifier does not match the code_challenge supplied in the authorization request for PKCE.',
  ],
  65001: [
    'invalid_grant',
    'The user or administrator has not consented to use the application. Send an interactive authorization request for this user and resource.',
  ],
  65004: ['consent_required', 'The resource owner or authorization server denied the request.'],
  70003: ['unsupported_grant_type', 'The app requested an unsupported grant type.'],
  70008: [
    'invalid_grant',
    'The provided authorization code or refresh token has expired or was used before. Send a new interactive authorization request.',
  ],
  70011: ['invalid_scope', "The provided value for the input parameter 'scope' is not valid."],
  90002: [
    'invalid_request',
    'Tenant not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.',
  ],
  90033: ['temporarily_unavailable', 'A transient error has occurred. Please try again.'],
  500011: [
    'invalid_resource',
    'The resource principal was not found in the tenant. This can happen if the application has not been installed by the administrator of the tenant.',
  ],
  700016: [
    'unauthorized_client',
    'Application was not found in the directory. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant.',
  ],
  700027: [
    'invalid_client',
    'The certificate with identifier used to sign the client assertion is not registered on application.',
  ],
  900144: ['invalid_request', 'The request body must contain the following parameter.'],
  1002012: [
    'invalid_scope',
    'The provided value for scope is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).',
  ],
  7000215: [
    'invalid_client',
    'Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID.',
  ],
  7000218: [
    'invalid_client',
    "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
  ],
  7000222: ['invalid_client', 'The provided client secret keys are expired.'],
  9002327: [
    'invalid_request',
    "Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests.",
  ],
} as const satisfies Record<number, readonly [string, string]>;

export type AadstsCode = keyof typeof failures;

export type AadstsBody = {
  readonly error: string;
  readonly error_description: string;
  readonly error_codes: readonly number[];
  readonly timestamp: string;
  readonly trace_id: string;
  readonly correlation_id: string;
  readonly error_uri: string;
};

/** Everything but `unauthorized_client` and 401 for a failed client authentication is 400. */
export function aadstsStatus(code: AadstsCode): number {
  return failures[code][0] === 'invalid_client' ? 401 : 400;
}

export function aadstsBody(code: AadstsCode, correlationId: string = randomUUID()): AadstsBody {
  const [error, message] = failures[code];
  const traceId = randomUUID();
  const timestamp = `${new Date().toISOString().slice(0, 19).replace('T', ' ')}Z`;
  return {
    error,
    error_description: `AADSTS${code}: ${message} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
    error_codes: [code],
    timestamp,
    trace_id: traceId,
    correlation_id: correlationId,
    error_uri: `https://login.microsoftonline.com/error?code=${code}`,
  };
}

/** The code that goes with a status where a test asks for nothing but the status. */
export function aadstsOfStatus(status: number): AadstsCode {
  if (status === 401) return 7000215;
  return status === 429 || status >= 500 ? 90033 : 900144;
}

/** How a failure that `oidc-provider` found is worded by Entra ID. */
export function aadstsOf(oauthError: string, detail: string): AadstsCode {
  if (oauthError === 'invalid_grant') return detail.includes('PKCE') ? 50148 : 70008;
  if (oauthError === 'invalid_scope') return 70011;
  if (oauthError === 'invalid_target') return 500011;
  if (oauthError === 'unsupported_grant_type') return 70003;
  if (oauthError === 'invalid_client') return 7000215;
  if (oauthError === 'consent_required') return 65001;
  if (oauthError === 'login_required') return 50058;
  if (oauthError === 'access_denied') return 65004;
  return oauthError === 'invalid_redirect_uri' ? 50011 : 900144;
}

export class EntraRefusal extends Error {
  readonly code: AadstsCode;

  constructor(code: AadstsCode) {
    super(failures[code][1]);
    this.code = code;
  }
}
