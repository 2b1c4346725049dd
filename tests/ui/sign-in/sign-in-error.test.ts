import { expect, test } from '@jest/globals';
import { SignInError, signInErrorOf } from '../../../src/ui/sign-in/sign-in-error.ts';

const msal = (errorCode: string, errorMessage = '', name = 'AuthError'): object => ({ name, errorCode, errorMessage });

test.each([
  ['closing the window', msal('user_cancelled'), 'cancelled', 'user_cancelled'],
  ['a window that the browser did not open', msal('popup_window_error'), 'blocked', 'popup_window_error'],
  ['a lost network', msal('no_network_connectivity'), 'offline', 'no_network_connectivity'],
  ['nobody known yet', msal('no_account_error'), 'needs-person', 'no_account_error'],
  [
    'a second factor',
    msal('interaction_required', 'AADSTS50076: …', 'InteractionRequiredAuthError'),
    'needs-person',
    'AADSTS50076',
  ],
  [
    'consent that the person may give',
    msal('consent_required', 'AADSTS65001', 'InteractionRequiredAuthError'),
    'needs-person',
    'AADSTS65001',
  ],
  [
    'consent that only an administrator may give',
    msal('access_denied', 'AADSTS90094: …'),
    'not-allowed',
    'AADSTS90094',
  ],
  ['Conditional Access', msal('x', 'AADSTS53003: …', 'InteractionRequiredAuthError'), 'not-allowed', 'AADSTS53003'],
  ['a person who is not assigned', msal('access_denied', 'AADSTS50105: …'), 'not-allowed', 'AADSTS50105'],
  [
    'nested app authentication switched off',
    msal('nested_app_auth_bridge_disabled'),
    'not-allowed',
    'nested_app_auth_bridge_disabled',
  ],
  ['anything else of MSAL', msal('hash_empty_error'), 'failed', 'hash_empty_error'],
  ['no error of MSAL', new Error('x'), 'failed', 'unknown'],
  ['nothing at all', undefined, 'failed', 'unknown'],
])('%s is told by what the person can do', (_what, cause, reason, code) => {
  const error = signInErrorOf(cause);
  expect([error.reason, error.code]).toEqual([reason, code]);
  expect(error.cause).toBe(cause);
});

test('the message holds the code and nothing of the person', () => {
  const error = signInErrorOf(msal('access_denied', "AADSTS50105: user 'anna.berg@contoso.example' is not assigned"));
  expect(error.message).toBe('No sign-in: not-allowed (AADSTS50105)');
});

test('an error that is told already stays as it is', () => {
  const error = new SignInError('offline', 'x');
  expect(signInErrorOf(error)).toBe(error);
});
