import { OutsideError } from '../../bridge/ports.ts';
import type { OutsideErrorKind } from '../../bridge/ports.ts';

/** Codes of this adapter, without the leading `starface.`. The console has a text for each. */
export type StarfaceCode =
  | 'wrong-credentials'
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'rejected'
  | 'number-refused'
  | 'busy'
  | 'unavailable'
  | 'server-error'
  | 'timeout'
  | 'unreadable-answer'
  | 'redirected'
  | 'certificate-changed'
  | 'certificate-untrusted'
  | 'unknown-login-type'
  | 'oauth-client-refused'
  | 'oauth-client-missing'
  | 'oauth-missing'
  | 'oauth-elsewhere'
  | 'sign-in-refused'
  | 'sign-in-stale'
  | 'not-provided'
  | 'lamp-target-wrong'
  | 'lamp-declined'
  | 'stopped';

/**
 * `operation` says what was tried in words of the code, never a path, a number or a name. No cause is attached: the
 * errors of the network library may carry a URL, and the URL of a UCI request carries the person's token.
 */
export function starfaceError(
  kind: OutsideErrorKind,
  code: StarfaceCode,
  message: string,
  options: { readonly retryAfterMs?: number } = {},
): OutsideError {
  return new OutsideError('starface', kind, `starface.${code}`, message, options);
}

/** Turns the status of an answer that is no success into the closed family. */
export function errorOfStatus(status: number, operation: string, retryAfterMs: number | undefined): OutsideError {
  const [kind, code] = classify(status);
  const wait = retryAfterMs === undefined || (kind !== 'rateLimited' && kind !== 'unavailable') ? {} : { retryAfterMs };
  return starfaceError(kind, code, `STARFACE answered ${status} to: ${operation}`, wait);
}

function classify(status: number): readonly [OutsideErrorKind, StarfaceCode] {
  switch (status) {
    case 401:
      return ['unauthorized', 'unauthorized'];
    case 403:
      return ['forbidden', 'forbidden'];
    case 404:
    case 410:
      return ['notFound', 'not-found'];
    case 409:
      return ['conflict', 'conflict'];
    case 429:
      return ['rateLimited', 'busy'];
    case 500:
    case 501:
      return ['unavailable', 'server-error'];
    case 408:
    case 425:
      return ['unavailable', 'unavailable'];
    default:
      if (status >= 300 && status < 400) return ['unavailable', 'redirected'];
      return status >= 400 && status < 500 ? ['rejected', 'rejected'] : ['unavailable', 'unavailable'];
  }
}

export const isOutsideError = (error: unknown): error is OutsideError => error instanceof OutsideError;
