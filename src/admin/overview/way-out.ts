/** From the code of a problem to the sentence that says what to do. */
import type { Connection } from '../api/answers.ts';
import { keyOf, type TextKey } from '../locales/texts.ts';

/** Codes that mean the same to an administrator. */
const same: Readonly<Record<string, TextKey>> = {
  'microsoft.unreachable': 'way.microsoft.unavailable',
  'microsoft.timeout': 'way.microsoft.unavailable',
  'microsoft.answer-not-understood': 'way.microsoft.unavailable',
  'microsoft.unauthorized': 'way.microsoft.token-refused',
  'microsoft.certificate-unusable': 'way.microsoft.certificate',
  'microsoft.roles-unknown': 'way.microsoft.permission-missing',
  'microsoft.cloud-mismatch': 'way.microsoft.cloud-without-presence',
  'starface.timeout': 'way.starface.unavailable',
  'starface.unreadable-answer': 'way.starface.unavailable',
  'starface.redirected': 'way.starface.unavailable',
  'starface.unauthorized': 'way.starface.wrong-credentials',
  'starface.unknown-login-type': 'way.starface.oauth',
  'starface.oauth-client-refused': 'way.starface.oauth',
  'starface.oauth-client-missing': 'way.starface.oauth',
  'starface.oauth-missing': 'way.starface.oauth',
  'starface.oauth-elsewhere': 'way.starface.oauth',
};

export function wayOut(side: Connection['side'], code: string): TextKey {
  // Some codes name the side, some leave that to the connection.
  const full = code.startsWith(`${side}.`) ? code : `${side}.${code}`;
  return same[full] ?? keyOf('way', full, 'way.other');
}
