/** What MSAL is told. From `GET /addin/config.json`, so that one build serves every installation. */
import type { Configuration } from '@azure/msal-browser';

export type SignInSettings = {
  readonly clientId: string;
  /** `https://login.microsoftonline.com/{tenant id}`, or another server that speaks the same */
  readonly authority: string;
  /** Such as `api://{client id}/access_as_user`. */
  readonly apiScope: string;
};

export function msalConfiguration(settings: SignInSettings, page: Location): Configuration {
  const { host } = new URL(settings.authority);
  return {
    auth: {
      clientId: settings.clientId,
      authority: settings.authority,
      // MSAL looks other hosts up at Microsoft unless it is told that they are to be trusted.
      knownAuthorities: isMicrosoft(host) ? [] : [host],
      // The page itself as it is registered: by its name, without what Outlook or a sign-in has put behind it.
      redirectUri: page.origin + page.pathname.replace(/\/$/, '/index.html'),
      // Continuous access evaluation: the pane can act on claims challenges.
      clientCapabilities: ['CP1'],
    },
    // The tokens go with the tab; nothing of a person stays on the disk.
    cache: { cacheLocation: 'sessionStorage' },
  };
}

function isMicrosoft(host: string): boolean {
  return /(?:^|\.)(?:microsoftonline\.com|microsoftonline\.us|chinacloudapi\.cn|windows\.net)$/.test(host);
}
