/** What browsers are told about every answer; the pages have policies of their own. */
import type { HttpConfig } from './options.ts';

/**
 * Where Outlook shows the pane; there is no complete official list. From Microsoft's requirements for tabs
 * (https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/tab-requirements) and practice.
 */
const outlookHosts = [
  'https://*.cloud.microsoft',
  'https://outlook.office.com',
  'https://outlook.office365.com',
  'https://outlook-sdf.office.com',
  'https://outlook-sdf.office365.com',
  'https://outlook.live.com',
  'https://*.officeapps.live.com',
];

const officeCdn = 'https://appsforoffice.microsoft.com';
/** office.js of the content delivery network loads MicrosoftAjax.js from there in browsers. */
const officeCdnAjax = 'https://ajax.aspnetcdn.com';

export type Headers = Readonly<Record<string, string>>;

export function commonHeaders(config: HttpConfig): Headers {
  return {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
    ...(config.publicUrl.startsWith('https:') ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  };
}

/** No `X-Frame-Options` and no opener policy: Outlook frames the pane, and sign-in may open a window. */
export function paneHeaders(config: HttpConfig, nonce: string): Headers {
  return policy(nonce, {
    ...officeSources(config),
    'frame-src': [authorityOf(config)],
    'frame-ancestors': [...outlookHosts, ...config.addin.frameAncestors],
  });
}

/** The window in which people sign in: nobody frames it. No opener policy, by which Outlook would lose sight of it. */
export function signInHeaders(config: HttpConfig, nonce: string): Headers {
  return policy(nonce, officeSources(config));
}

function officeSources(config: HttpConfig): Readonly<Record<string, readonly string[]>> {
  const office = new URL(config.addin.officeJsUrl).origin;
  return {
    'script-src': [office, ...(office === officeCdn ? [officeCdnAjax] : [])],
    'connect-src': [authorityOf(config)],
  };
}

function authorityOf({ microsoft }: HttpConfig): string {
  return new URL(microsoft.authority).origin;
}

export function consoleHeaders(nonce: string): Headers {
  return { ...policy(nonce, {}), 'cross-origin-opener-policy': 'same-origin' };
}

function policy(nonce: string, more: Readonly<Record<string, readonly string[]>>): Headers {
  const directives: Readonly<Record<string, readonly string[]>> = {
    'default-src': ["'none'"],
    'script-src': ["'self'", `'nonce-${nonce}'`, ...(more['script-src'] ?? [])],
    'style-src': ["'self'", `'nonce-${nonce}'`],
    'connect-src': ["'self'", ...(more['connect-src'] ?? [])],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'", 'data:'],
    'frame-src': more['frame-src'] ?? ["'none'"],
    'frame-ancestors': more['frame-ancestors'] ?? ["'none'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
  };
  const text = Object.entries(directives).map(([name, sources]) => `${name} ${sources.join(' ')}`);
  return {
    'content-security-policy': text.join('; '),
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  };
}
