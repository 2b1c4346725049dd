import { languageOf } from '../ui/locales/translator.ts';

/** The browser's locale, or its bare language where Intl would refuse it: on Linux some say `en-US@posix`. */
export function usableLocale(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? languageOf(locale);
  } catch {
    return languageOf(locale);
  }
}
