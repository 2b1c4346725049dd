/**
 * MSAL as the sign-in sees it, in two kinds. This file is the one that is loaded late: MSAL is larger than the pane's
 * first page may be.
 */
import {
  CacheLookupPolicy,
  createNestablePublicClientApplication,
  createStandardPublicClientApplication,
  type AuthenticationResult,
  type IPublicClientApplication,
} from '@azure/msal-browser';
import { msalConfiguration, type SignInSettings } from './msal-configuration.ts';
import type { TokenClient } from './token-client.ts';

/** Null where Outlook has the bridge and refuses its use, as where an administrator switched it off. */
export async function createNestedClient(settings: SignInSettings, page: Window): Promise<TokenClient | null> {
  const application = await createNestablePublicClientApplication(msalConfiguration(settings, page.location));
  return asksTheBridge(application) ? nestedClient(application, [settings.apiScope]) : null;
}

/**
 * MSAL turns into its ordinary self without a word where the bridge does not answer; that one would open windows out of
 * the pane's frame. Its parts alone tell which it is.
 */
function asksTheBridge(application: IPublicClientApplication): boolean {
  const { controller } = application as unknown as { readonly controller?: object };
  return controller !== undefined && 'bridgeProxy' in controller;
}

function nestedClient(application: IPublicClientApplication, scopes: string[]): TokenClient {
  return {
    silent: async (request) => tokenOf(await application.acquireTokenSilent({ scopes, ...request })),
    interactive: async (request) => tokenOf(await application.acquireTokenPopup({ scopes, ...request })),
    mayAskUnbidden: true,
  };
}

/**
 * A browser tab: code and PKCE by redirect. Windows are refused without a click, and cross-origin frames have no
 * storage in common with the window that they opened.
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
      return tokenOf(await application.acquireTokenSilent({ scopes, ...request, cacheLookupPolicy }));
    },
    interactive: async (request) => {
      await application.acquireTokenRedirect({ scopes, ...request });
      // The page is being left.
      return new Promise<never>(() => undefined);
    },
    mayAskUnbidden: false,
  };
}

function tokenOf({ accessToken }: AuthenticationResult): string {
  return accessToken;
}
