import type { Exchange } from '../http/exchange.ts';
import type { CallbackAddress } from './session.ts';

const PREFIX = 'de.vertico.starface.callback.';

/**
 * Where a client wants its events, out of the URL parameters `host`, `port`, `path` and `type`. Undefined where it
 * gives none. A missing host means the client's own address (assumed).
 */
export function callbackAddress({ query, remoteAddress }: Exchange): CallbackAddress | undefined {
  const read = (name: string): string => query.get(PREFIX + name)?.trim() ?? '';
  if (read('host') === '' && read('port') === '' && read('path') === '') return undefined;
  const secure = read('type').toLowerCase() === 'https';
  const port = Number(read('port'));
  const path = read('path');
  return {
    secure,
    host: read('host') === '' ? remoteAddress : read('host').replace(/^\[|\]$/g, ''),
    port: Number.isInteger(port) && port > 0 ? port : secure ? 443 : 80,
    path: path.startsWith('/') ? path : `/${path}`,
  };
}
