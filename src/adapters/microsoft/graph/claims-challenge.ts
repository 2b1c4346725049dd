/**
 * The claims that a 401 of continuous access evaluation asks for, as JSON; undefined where there is no such challenge.
 *
 * Source: https://learn.microsoft.com/entra/identity-platform/app-resilience-continuous-access-evaluation
 */
export function claimsChallenge(wwwAuthenticate: string | undefined): string | undefined {
  const encoded = /\bclaims="([^"]{1,8192})"/i.exec(wwwAuthenticate ?? '')?.[1];
  if (encoded === undefined) return undefined;
  // Graph sends base64; some services send the URL-safe alphabet. Node reads both.
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  try {
    const claims: unknown = JSON.parse(text);
    return typeof claims === 'object' && claims !== null && !Array.isArray(claims) ? text : undefined;
  } catch {
    return undefined;
  }
}
