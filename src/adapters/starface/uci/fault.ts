import type { OutsideError } from '../../../bridge/ports.ts';
import { starfaceError } from '../starface-error.ts';

export type FaultKind = 'illegalAccess' | 'notConnected' | 'communication' | 'unknownMethod' | 'other';

// Fault codes are not public; the texts name the PBX's Java exceptions (UCI javadoc 3.0.5) or those of its XML-RPC library.
const signs: readonly (readonly [FaultKind, RegExp])[] = [
  ['illegalAccess', /IllegalAccess|permission|not allowed|denied|unauthori[sz]ed/i],
  ['notConnected', /NotConnected|not connected|not logged in|no session|session (is )?(expired|invalid|unknown)/i],
  ['unknownMethod', /no such (handler|method)|NoSuchMethod|unknown (method|handler|service)|method .*not found/i],
  ['communication', /Communication|timed? ?out|unavailable/i],
];

/** The PBX declined a UCI request. Its text may name people and is kept to itself. */
export class UciFault extends Error {
  readonly kind: FaultKind;
  readonly faultCode: number | null;

  constructor(text: string, faultCode: number | null) {
    const kind = signs.find(([, sign]) => sign.test(text))?.[0] ?? 'other';
    super(`UCI fault ${faultCode ?? 'without code'}: ${kind}`);
    this.name = 'UciFault';
    this.kind = kind;
    this.faultCode = faultCode;
  }

  toOutsideError(operation: string): OutsideError {
    switch (this.kind) {
      case 'illegalAccess':
        return starfaceError('forbidden', 'forbidden', `STARFACE does not allow: ${operation}`);
      case 'unknownMethod':
        return starfaceError('rejected', 'not-provided', `STARFACE does not offer: ${operation}`);
      case 'notConnected':
      case 'communication':
        return starfaceError('unavailable', 'unavailable', `STARFACE lost the session: ${operation}`);
      case 'other':
        return starfaceError('rejected', 'rejected', `STARFACE declined: ${operation}`);
    }
  }
}
