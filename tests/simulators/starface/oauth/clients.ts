export type OAuthClient = {
  readonly id: string;
  /** Undefined for a public client. */
  readonly secret: string | undefined;
  readonly grants: readonly ('password' | 'authorization_code' | 'refresh_token')[];
  readonly scopes: readonly string[];
  readonly refreshLifeSeconds: number;
  readonly acceptsRedirect: (uri: string) => boolean;
};

const SIX_HOURS = 21_600;
const NINETY_DAYS = 90 * 24 * 60 * 60;

/**
 * The clients that a PBX of version 10 knows. Sources: public integrations' pages and clients that ran live against
 * 10.0.x: `rest-client-headless` has a secret, `rest-client` a loopback redirect, the vendor's app its own scheme only.
 */
export function oauthClients(headlessSecret: string, redirectUris: readonly string[]): readonly OAuthClient[] {
  return [
    {
      id: 'rest-client-headless',
      secret: headlessSecret,
      grants: ['password', 'refresh_token'],
      scopes: ['login', 'pbx-login'],
      refreshLifeSeconds: SIX_HOURS,
      acceptsRedirect: () => false,
    },
    {
      // Assumed to be public; the discovery document of a PBX may name a confidential method instead.
      id: 'rest-client',
      secret: undefined,
      grants: ['authorization_code', 'refresh_token'],
      scopes: ['pbx-login', 'pbx-admin'],
      refreshLifeSeconds: SIX_HOURS,
      acceptsRedirect: (uri) => isLoopback(uri) || redirectUris.includes(uri),
    },
    {
      id: 'windows-app',
      secret: undefined,
      grants: ['authorization_code', 'password', 'refresh_token'],
      scopes: ['pbx-login'],
      refreshLifeSeconds: NINETY_DAYS,
      acceptsRedirect: (uri) => uri === 'starface-app://login',
    },
  ];
}

/** The port is free to choose, as RFC 8252 section 7.3 has it. */
function isLoopback(uri: string): boolean {
  if (!URL.canParse(uri)) return false;
  const { protocol, hostname } = new URL(uri);
  return protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);
}
