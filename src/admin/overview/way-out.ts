/** From the code of a problem to the sentence that says what to do. */
import type { ConnectionCode } from '../../contract/connection-codes.ts';
import type { Connection } from '../api/answers.ts';
import { keyOf, type TextKey } from '../locales/texts.ts';

/** Codes that mean the same to an administrator. */
const same: Readonly<Partial<Record<ConnectionCode, TextKey>>> = {
  'microsoft.unreachable': 'way.microsoft.unavailable',
  'microsoft.timeout': 'way.microsoft.unavailable',
  'microsoft.answer-not-understood': 'way.microsoft.unavailable',
  'microsoft.unexpected': 'way.unexpected',
  'microsoft.certificate-unusable': 'way.microsoft.certificate',
  'microsoft.roles-unknown': 'way.microsoft.permission-missing',
  'microsoft.cloud-mismatch': 'way.microsoft.cloud-without-presence',
  'microsoft.conflict': 'way.microsoft.request-rejected',
  'microsoft.not-found': 'way.microsoft.request-rejected',
  'microsoft.resync-required': 'way.microsoft.request-rejected',
  'microsoft.sign-in-not-proven': 'way.microsoft.sign-in-needed',
  'microsoft.given-up': 'way.stopped',
  'microsoft.stopped': 'way.stopped',
  'starface.timeout': 'way.starface.unavailable',
  'starface.unexpected': 'way.unexpected',
  'starface.unauthorized': 'way.starface.wrong-credentials',
  'starface.unknown-login-type': 'way.starface.oauth',
  'starface.oauth-client-refused': 'way.starface.oauth',
  'starface.oauth-client-missing': 'way.starface.oauth',
  'starface.oauth-missing': 'way.starface.oauth',
  'starface.oauth-elsewhere': 'way.starface.oauth',
  'starface.sign-in-refused': 'way.starface.sign-in',
  'starface.sign-in-stale': 'way.starface.sign-in',
  'starface.conflict': 'way.starface.rejected',
  'starface.not-found': 'way.starface.rejected',
  'starface.number-refused': 'way.starface.rejected',
  'starface.lamp-declined': 'way.starface.lamp',
  'starface.lamp-target-wrong': 'way.starface.lamp',
  'starface.no-lamp-account': 'way.starface.lamp',
  'starface.stopped': 'way.stopped',
};

export function wayOut(side: Connection['side'], code: string): TextKey {
  // Some codes name the side, some leave that to the connection.
  const full = code.startsWith(`${side}.`) ? code : `${side}.${code}`;
  return (Object.hasOwn(same, full) ? same[full as ConnectionCode] : undefined) ?? keyOf('way', full, 'way.other');
}
