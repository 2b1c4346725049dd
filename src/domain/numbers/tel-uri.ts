/**
 * `tel:` links (RFC 3966, https://www.rfc-editor.org/rfc/rfc3966), as mails carry them: often with spaces, often
 * percent-encoded, sometimes meant to hide what is dialled.
 */
import type { RefusalReason } from './read-number.ts';

export interface TelUri {
  /** The number as written in the link, decoded once. */
  readonly number: string;
  readonly extension: string | null;
}

const schemes = ['tel:', 'callto:', 'phone:'];

/** True where the text is a link that asks for a call. */
export function isTelUri(text: string): boolean {
  const start = text.trimStart().slice(0, 8).toLowerCase();
  return schemes.some((scheme) => start.startsWith(scheme));
}

function decodeOnce(text: string): string | null {
  try {
    const decoded = decodeURIComponent(text);
    return decoded.includes('%') ? null : decoded;
  } catch {
    return null;
  }
}

function withContext(number: string, context: string): string | null {
  // Only a global prefix says what will be dialled; a domain name leaves it to somebody else's PBX.
  if (!/^\+[\d.()-]+$/u.test(context)) return null;
  return number.startsWith('+') ? number : context + number;
}

/** Splits a `tel:` link; a reason where it must not be dialled. */
export function readTelUri(uri: string): TelUri | RefusalReason {
  const trimmed = uri.trim();
  const body = trimmed.slice(trimmed.indexOf(':') + 1).replace(/^\/\//u, '');
  const decoded = decodeOnce(body);
  if (decoded === null) return 'encoding';
  const [path = '', ...parameters] = (decoded.split('?')[0] ?? '').split(';');
  let number = path;
  let extension: string | null = null;
  for (const parameter of parameters) {
    const equals = parameter.indexOf('=');
    const name = (equals < 0 ? parameter : parameter.slice(0, equals)).toLowerCase();
    const value = equals < 0 ? '' : parameter.slice(equals + 1);
    if (name === 'ext') {
      const digits = value.replace(/[-.() ]/gu, '');
      if (!/^\d{1,8}$/u.test(digits)) return 'parameter';
      extension = digits;
    } else if (name === 'phone-context') {
      const global = withContext(number, value);
      if (global === null) return 'parameter';
      number = global;
    } else if (name !== 'isub' && name !== 'type') {
      return /^\d*$/u.test(name) || name === 'postd' ? 'tones' : 'parameter';
    } else {
      return 'parameter';
    }
  }
  return { number, extension };
}
