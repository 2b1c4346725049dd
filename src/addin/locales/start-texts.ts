import type { Language } from '../../ui/locales/translator.ts';

/** What must be there when nothing can be loaded. */
export const startTexts: Readonly<Record<Language, { readonly failed: string; readonly again: string }>> = {
  de: { failed: 'Der Telefondienst ist nicht erreichbar.', again: 'Erneut versuchen' },
  en: { failed: 'The phone service can’t be reached.', again: 'Try again' },
};
