/**
 * What a refusal of the token endpoint means and what the administrator can do about it.
 *
 * Source of the numbers: https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
import type { OutsideErrorKind } from '../../../domain/outside-error.ts';

export type TokenRefusal = { readonly kind: OutsideErrorKind; readonly code: string; readonly says: string };

function refusal(code: string, says: string): TokenRefusal {
  return { kind: 'unauthorized', code: `microsoft.${code}`, says };
}

const secretWrong = refusal('secret-wrong', 'The client secret is wrong: enter its value, not its id');
const certificateWrong = refusal('certificate-wrong', 'The certificate is not one that the app registration knows');
const unknownApplication = refusal('unknown-application', 'The tenant does not know the application');
const tenantNotFound = refusal('tenant-not-found', 'There is no such tenant in this cloud');
const consentMissing = refusal('consent-missing', 'An administrator has not consented to the application');
const blocked = refusal('blocked-by-policy', 'A Conditional Access policy blocks the application');
const signInNeeded = refusal('sign-in-needed', 'A person has to sign in again');
const busy: TokenRefusal = {
  kind: 'rateLimited',
  code: 'microsoft.throttled',
  says: 'Entra ID asks for fewer requests',
};
const down: TokenRefusal = {
  kind: 'unavailable',
  code: 'microsoft.unavailable',
  says: 'Entra ID has a fault that passes',
};

const byNumber: Readonly<Record<number, TokenRefusal>> = {
  50034: signInNeeded,
  50049: tenantNotFound,
  50076: signInNeeded,
  50079: signInNeeded,
  50173: signInNeeded,
  50196: busy,
  53000: blocked,
  53003: blocked,
  53004: blocked,
  65001: consentMissing,
  65004: consentMissing,
  65005: consentMissing,
  70001: unknownApplication,
  70043: signInNeeded,
  90002: tenantNotFound,
  90006: down,
  90033: down,
  90055: busy,
  500011: refusal(
    'cloud-mismatch',
    'The tenant does not know this Microsoft Graph: authority and Graph address differ in cloud',
  ),
  500014: refusal('application-disabled', 'The service principal is disabled in the tenant'),
  530003: blocked,
  530035: blocked,
  700003: signInNeeded,
  700016: unknownApplication,
  700023: certificateWrong,
  700024: refusal('clock-wrong', 'The clock of this machine differs from that of Microsoft'),
  700027: certificateWrong,
  700030: certificateWrong,
  700082: signInNeeded,
  700084: signInNeeded,
  900023: tenantNotFound,
  900021: tenantNotFound,
  7000112: refusal('application-disabled', 'The application is disabled'),
  7000215: secretWrong,
  7000216: secretWrong,
  7000218: secretWrong,
  7000222: refusal('secret-expired', 'The client secret has expired'),
  7000229: consentMissing,
};

/** For answers without a number, by the error of RFC 6749 section 5.2. */
const byError: Readonly<Record<string, TokenRefusal>> = {
  invalid_client: refusal('credential-refused', 'The credential of the application was refused'),
  unauthorized_client: unknownApplication,
  consent_required: consentMissing,
  interaction_required: signInNeeded,
  temporarily_unavailable: down,
  server_error: down,
};

/** The first number that is known speaks; an unknown refusal is still a refusal. */
export function tokenRefusal(numbers: readonly number[], error: string): TokenRefusal {
  for (const number of numbers) {
    const known = byNumber[number];
    if (known !== undefined) return known;
  }
  const known = Object.hasOwn(byError, error) ? byError[error] : undefined;
  return known ?? refusal('token-refused', 'Entra ID refused the token');
}
