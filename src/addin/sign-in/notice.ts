/** What the pane says when a sign-in that the person asked for came to nothing. Loaded then. */
import { languageOf } from '../../ui/locales/translator.ts';
import { signInErrorOf, type SignInReason } from '../../ui/sign-in/sign-in-error.ts';
import { windowTexts } from './texts.ts';

/** Where the person can help himself, the code says nothing more. */
const withCode: ReadonlySet<SignInReason> = new Set<SignInReason>(['not-allowed', 'failed']);

export function signInNotice(cause: unknown, locale: string): string {
  const { reason, code } = signInErrorOf(cause);
  const texts = windowTexts[languageOf(locale)];
  const text = texts.failures[reason];
  return withCode.has(reason) ? `${text} ${texts.code}: ${code}` : text;
}
