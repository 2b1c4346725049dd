/**
 * What the pane and its sign-in window say to each other. The question goes with the window's address, behind the `#`,
 * which browsers send to no server; the answers come by `Office.context.ui.messageParent`.
 *
 * Both sides run the same build, yet neither trusts what it reads: other pages may open the window, and clients below
 * DialogOrigin 1.1 do not say who sent a message.
 */
import type { SignInReason } from './sign-in-error.ts';

/** What the window is to do. */
export type SignInQuestion = {
  /** Made anew for each window; every answer has to bear it. */
  readonly state: string;
  readonly language: 'de' | 'en';
  readonly theme: 'light' | 'dark';
  /** Of a claims challenge, as JSON text. */
  readonly claims?: string;
  /** Who signed in the last time, so that nobody has to pick an account again. */
  readonly loginHint?: string;
};

export type SignInAnswer =
  | {
      readonly kind: 'done';
      readonly state: string;
      readonly accessToken: string;
      /** Milliseconds since 1970; null where Microsoft did not tell it. */
      readonly expiresAt: number | null;
      readonly loginHint: string | null;
    }
  /** The window shows it too and can try again. */
  | { readonly kind: 'failed'; readonly state: string; readonly reason: SignInReason; readonly code: string };

/** Long enough that nobody guesses it, short enough for an address. */
const stateShape = /^[\w-]{16,128}$/;
/** Codes of MSAL, Microsoft or Outlook: `AADSTS65001`, `user_cancelled`, `12002`. */
const codeShape = /^[\w.-]{1,80}$/;

/** Whatever a client puts behind it begins with a sign that base64url does not have. */
const inFragment = /[#&]ask=([\w-]+)/;

/** @returns the fragment with its `#` */
export function questionFragment(question: SignInQuestion): string {
  return `#ask=${toBase64Url(JSON.stringify(question))}`;
}

/** Null where the fragment holds no question: the answer of Microsoft, or an address that somebody typed. */
export function questionIn(fragment: string): SignInQuestion | null {
  const text = inFragment.exec(fragment)?.[1];
  return text === undefined ? null : questionOf(fromBase64Url(text));
}

/** From JSON text, also where the window kept it while it was at Microsoft. */
export function questionOf(text: string | null): SignInQuestion | null {
  const given = parsed(text);
  const state = stateOf(given);
  const { language, theme, claims, loginHint } = given ?? {};
  if (state === null) return null;
  return {
    state,
    language: language === 'de' ? 'de' : 'en',
    theme: theme === 'dark' ? 'dark' : 'light',
    ...(typeof claims === 'string' ? { claims } : {}),
    ...(typeof loginHint === 'string' ? { loginHint } : {}),
  };
}

/** Null for anything but an answer of our window. */
export function answerOf(text: unknown): SignInAnswer | null {
  const given = parsed(text);
  const state = stateOf(given);
  if (given === null || state === null) return null;
  const { kind, accessToken, expiresAt, loginHint, reason, code } = given;
  if (kind === 'failed' && isReason(reason)) {
    return { kind, state, reason, code: typeof code === 'string' && codeShape.test(code) ? code : 'unknown' };
  }
  if (kind !== 'done' || typeof accessToken !== 'string' || accessToken === '') return null;
  return {
    kind,
    state,
    accessToken,
    expiresAt: typeof expiresAt === 'number' && Number.isFinite(expiresAt) ? expiresAt : null,
    loginHint: typeof loginHint === 'string' ? loginHint : null,
  };
}

function parsed(text: unknown): Record<string, unknown> | null {
  if (typeof text !== 'string') return null;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function stateOf(given: Record<string, unknown> | null): string | null {
  const state = given?.['state'];
  return typeof state === 'string' && stateShape.test(state) ? state : null;
}

const reasons: Readonly<Record<SignInReason, true>> = {
  'needs-person': true,
  cancelled: true,
  blocked: true,
  'open-already': true,
  offline: true,
  'not-allowed': true,
  failed: true,
};

function isReason(value: unknown): value is SignInReason {
  return typeof value === 'string' && Object.hasOwn(reasons, value);
}

function toBase64Url(text: string): string {
  const bytes = Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte));
  return btoa(bytes.join('')).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64Url(text: string): string | null {
  try {
    const bytes = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return new TextDecoder().decode(Uint8Array.from(bytes, (character) => character.charCodeAt(0)));
  } catch {
    return null;
  }
}
