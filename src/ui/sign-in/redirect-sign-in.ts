/** MSAL's sign-in by redirect, for the page that does nothing else: code and PKCE, in a window of its own. */
import { createStandardPublicClientApplication } from '@azure/msal-browser';
import type { SignInQuestion } from './dialog-message.ts';
import { msalConfiguration, type SignInSettings } from './msal-configuration.ts';

export type SignedIn = {
  readonly accessToken: string;
  readonly expiresAt: number | null;
  readonly loginHint: string | null;
};

/** All methods reject with MSAL's own errors. */
export type RedirectSignIn = {
  /** What Microsoft sent back to this page; null where it comes from elsewhere. Nothing of it stays in the browser. */
  readonly returned: () => Promise<SignedIn | null>;
  /** Goes to Microsoft; resolves only where that is prevented. */
  readonly leave: (question: Pick<SignInQuestion, 'claims' | 'loginHint'>) => Promise<void>;
};

export async function createRedirectSignIn(settings: SignInSettings, page: Window): Promise<RedirectSignIn> {
  const application = await createStandardPublicClientApplication(msalConfiguration(settings, page.location));
  return {
    returned: async () => {
      // The address that it began with holds the pane's question, which has been read.
      const result = await application.handleRedirectPromise({ navigateToLoginRequestUrl: false });
      if (!result) return null;
      await application.clearCache();
      const { accessToken, expiresOn, account } = result;
      return { accessToken, expiresAt: expiresOn?.getTime() ?? null, loginHint: account.username || null };
    },
    leave: ({ claims, loginHint }) =>
      application.acquireTokenRedirect({
        scopes: [settings.apiScope],
        ...(claims === undefined ? {} : { claims }),
        ...(loginHint === undefined ? {} : { loginHint }),
      }),
  };
}
