import type { Language } from '../../ui/locales/translator.ts';

const locales: Readonly<Record<Language, string>> = { de: 'de-DE', en: 'en-GB' };

/** A day with its year, for ends that are months away; empty where there is none. */
export function dateOf(iso: string | null, language: Language): string {
  const at = Date.parse(iso ?? '');
  return Number.isNaN(at) ? '' : new Intl.DateTimeFormat(locales[language], { dateStyle: 'long' }).format(at);
}
