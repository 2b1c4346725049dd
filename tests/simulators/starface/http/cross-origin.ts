import type { Exchange, Job } from './exchange.ts';

/**
 * Source: the vendor's browser demo of 6.7 runs on another web server and sends `X-Version` and `authToken` across
 * origins, so 6.7 answered preflights. A client of version 10 reports that browsers are blocked there.
 */
export function crossOriginHeaders(exchange: Exchange): Readonly<Record<string, string>> {
  const { origin } = exchange.headers;
  if (origin === undefined || !exchange.path.startsWith('/rest')) return {};
  return { 'access-control-allow-origin': origin, vary: 'Origin' };
}

/** Undefined where the request is no preflight. */
export function planPreflight(exchange: Exchange): Job | undefined {
  const { method, headers } = exchange;
  if (method !== 'OPTIONS' || headers['access-control-request-method'] === undefined) return undefined;
  const allowed: Record<string, string> = {
    'access-control-allow-methods': 'GET, POST, PUT, DELETE, OPTIONS',
    'access-control-allow-headers': 'Content-Type, Accept, X-Version, authToken, Authorization, Cache-Control',
    'access-control-max-age': '600',
  };
  return { operation: 'preflight', run: () => ({ status: 200, headers: allowed }) };
}
