/**
 * MSAL inside Outlook, which does the sign-in itself. Of MSAL only the parts that ask Outlook's bridge: its package hands
 * them out together with everything that a browser tab needs, which is more than twice as much
 * (`docs/decisions/0013-msal-in-two-halves.md`). This file loads late, at the first request for a token.
 */
import { NestedAppAuthController } from '@azure/msal-browser/dist/controllers/NestedAppAuthController.mjs';
import { NestedAppOperatingContext } from '@azure/msal-browser/dist/operatingcontext/NestedAppOperatingContext.mjs';
import { msalConfiguration, type SignInSettings } from './msal-configuration.ts';
import type { TokenClient } from './token-client.ts';

/**
 * As MSAL's `createNestablePublicClientApplication`, but without its way out: that turns into the ordinary MSAL without a
 * word where the bridge does not answer, and would open windows out of the pane's frame.
 * https://learn.microsoft.com/entra/msal/javascript/browser/nested-app-auth
 * @returns null where Outlook has the bridge and refuses its use, as where an administrator switched it off
 */
export async function createNestedClient(settings: SignInSettings, page: Window): Promise<TokenClient | null> {
  const context = new NestedAppOperatingContext(msalConfiguration(settings, page.location));
  await context.initialize();
  if (!context.isAvailable()) return null;
  const controller = new NestedAppAuthController(context);
  await controller.initialize();
  const scopes = [settings.apiScope];
  return {
    silent: async (request) => (await controller.acquireTokenSilent({ scopes, ...request })).accessToken,
    interactive: async (request) => (await controller.acquireTokenPopup({ scopes, ...request })).accessToken,
    mayAskUnbidden: true,
  };
}
