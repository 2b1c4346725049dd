/** MSAL in a browser tab of its own. This file loads late, at the first request for a token. */
import { CacheLookupPolicy, createStandardPublicClientApplication } from '@azure/msal-browser';
import { msalConfiguration, type SignInSettings } from './msal-configuration.ts';
import type { TokenClient } from './token-client.ts';

/**
 * Code and PKCE by redirect. Windows are refused without a click, and cross-origin frames have no storage in common with
 * the window that they opened.
 */
export async function createBrowserClient(settings: SignInSettings, page: Window): Promise<TokenClient> {
  const application = await createStandardPublicClientApplication(msalConfiguration(settings, page.location));
  const scopes = [settings.apiScope];
  const returned = await application.handleRedirectPromise();
  const account = returned?.account ?? application.getAllAccounts()[0] ?? null;
  if (account) application.setActiveAccount(account);
  return {
    silent: async (request) => {
      // No hidden frame: browsers keep the sign-in's cookies out of it.
      const cacheLookupPolicy = CacheLookupPolicy.AccessTokenAndRefreshToken;
      return (await application.acquireTokenSilent({ scopes, ...request, cacheLookupPolicy })).accessToken;
    },
    interactive: async (request) => {
      await application.acquireTokenRedirect({ scopes, ...request });
      // The page is being left.
      return new Promise<never>(() => undefined);
    },
    mayAskUnbidden: false,
  };
}
