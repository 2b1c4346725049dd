import { expect, test } from '@jest/globals';
import { signInNotice } from '../../../src/addin/sign-in/notice.ts';
import { SignInError } from '../../../src/ui/sign-in/sign-in-error.ts';

test.each([
  [new SignInError('cancelled', 'window_closed'), 'Die Anmeldung wurde abgebrochen.'],
  [new SignInError('blocked', '12011'), /^Der Browser hat das Anmeldefenster nicht geöffnet\..*erneut\.$/],
  [new SignInError('open-already', '12007'), /noch offen/],
  [new SignInError('not-allowed', 'AADSTS65001'), /Administrator.* Code: AADSTS65001$/],
  [new SignInError('failed', '12002'), /Code: 12002$/],
  [new Error('of anna@x.example'), /Code: unknown$/],
])('a sign-in that came to nothing is told with what helps: %s', (error, text) => {
  expect(signInNotice(error, 'de-DE')).toEqual(typeof text === 'string' ? text : expect.stringMatching(text));
  expect(signInNotice(error, 'en-GB')).not.toMatch(/[äöü]|anna/);
});
