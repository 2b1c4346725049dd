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

export async function createMsalClient(settings: SignInSettings, page: Window): Promise<TokenClient> {
  const configuration = msalConfiguration(settings, page.location);
  const scopes = [settings.apiScope];
  if (isNested(page)) {
    return nestedClient(await createNestablePublicClientApplication(configuration), scopes);
  }
  return browserClient(await createStandardPublicClientApplication(configuration), scopes);
}

/** Outlook offers the bridge where it supports nested app authentication; MSAL then asks it and opens nothing itself. */
function isNested(page: Window): boolean {
  return 'nestedAppAuthBridge' in page || '__initializeNestedAppAuth' in page;
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
async function browserClient(application: IPublicClientApplication, scopes: string[]): Promise<TokenClient> {
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
