/**
 * Why there is no token, by what the person can do about it.
 *
 * - `needs-person`: press a button that calls `signIn()`; a window of Microsoft opens
 * - `cancelled`: the person closed that window; the same button again
 * - `blocked`: the browser did not let the window open; allow windows for this page, then the button
 * - `open-already`: another window of this pane is open; end it, then the button
 * - `offline`: the network is gone; try again later, nothing to press
 * - `not-allowed`: an administrator has to act (consent, Conditional Access, nested app authentication switched off)
 * - `failed`: anything else; try again, then tell the administrator the code
 */
export type SignInReason =
  'needs-person' | 'cancelled' | 'blocked' | 'open-already' | 'offline' | 'not-allowed' | 'failed';

export class SignInError extends Error {
  override readonly name = 'SignInError';
  readonly reason: SignInReason;
  /** MSAL's or Microsoft's own code, such as `AADSTS65001`; holds nothing personal. */
  readonly code: string;

  constructor(reason: SignInReason, code: string, options?: { cause?: unknown }) {
    super(`No sign-in: ${reason} (${code})`, options);
    this.reason = reason;
    this.code = code;
  }
}

/** MSAL's error codes: https://learn.microsoft.com/entra/msal/javascript/browser/errors */
const reasons: Readonly<Record<string, SignInReason>> = {
  user_cancelled: 'cancelled',
  user_canceled: 'cancelled',
  access_denied: 'cancelled',
  popup_window_error: 'blocked',
  empty_window_error: 'blocked',
  no_network_connectivity: 'offline',
  post_request_failed: 'offline',
  get_request_failed: 'offline',
  network_error: 'offline',
  endpoints_resolution_error: 'offline',
  openid_config_error: 'offline',
  timed_out: 'offline',
  nested_app_auth_bridge_disabled: 'not-allowed',
  no_account_error: 'needs-person',
  no_account_found: 'needs-person',
  no_tokens_found: 'needs-person',
  refresh_token_expired: 'needs-person',
  interaction_required: 'needs-person',
  consent_required: 'needs-person',
  login_required: 'needs-person',
  silent_sso_error: 'needs-person',
  monitor_window_timeout: 'needs-person',
  block_iframe_reload: 'needs-person',
};

/**
 * AADSTS codes that only an administrator can help with: consent missing, person not assigned to the application,
 * Conditional Access (https://learn.microsoft.com/entra/identity-platform/reference-error-codes).
 */
const administratorCodes = /AADSTS(?:65001|90094|50105|53000|53001|53003|530031|700016|900971|9002326|500011)\b/;

export function signInErrorOf(cause: unknown): SignInError {
  if (cause instanceof SignInError) return cause;
  const { errorCode, errorMessage, name, subError } = fieldsOf(cause);
  const aadsts = /AADSTS\d+/.exec(errorMessage)?.[0];
  const code = aadsts ?? (errorCode === '' ? 'unknown' : errorCode);
  // Consent may be asked of the person first; only where that has been refused the administrator is needed.
  const isInteraction = name === 'InteractionRequiredAuthError';
  if (administratorCodes.test(errorMessage) && !(isInteraction && aadsts === 'AADSTS65001')) {
    return new SignInError('not-allowed', code, { cause });
  }
  if (isInteraction || subError === 'basic_action') return new SignInError('needs-person', code, { cause });
  return new SignInError(reasons[errorCode] ?? 'failed', code, { cause });
}

function fieldsOf(cause: unknown): Record<'errorCode' | 'errorMessage' | 'name' | 'subError', string> {
  const given = typeof cause === 'object' && cause !== null ? (cause as Record<string, unknown>) : {};
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  return {
    errorCode: text(given['errorCode']),
    errorMessage: text(given['errorMessage']),
    name: text(given['name']),
    subError: text(given['subError']),
  };
}
