/** The texts of the pages behind the strip: they load with the first of them, not with the pane. */
import { use } from 'react';
import {
  createTranslate,
  languageOf,
  type Language,
  type TextKeyOf,
  type Translate,
} from '../../ui/locales/translator.ts';
import type { meEn } from '../locales/me-en.ts';
import { usePane } from '../pane-context.tsx';

export type MeTexts = Readonly<Record<keyof typeof meEn, string>>;

export type MeTextKey = TextKeyOf<MeTexts>;

export type MeText = Translate<MeTextKey>;

/** One promise a language, because React takes a new one for a new question. */
const loading = new Map<Language, Promise<MeText>>();

/** Suspends until they are there. */
export function useMeText(): MeText {
  const { host } = usePane();
  return use(meText(languageOf(host.locale)));
}

function meText(language: Language): Promise<MeText> {
  const known = loading.get(language);
  if (known) return known;
  const text = load(language).catch((error: unknown) => {
    // A lost network must not be remembered for ever.
    loading.delete(language);
    throw error;
  });
  loading.set(language, text);
  return text;
}

async function load(language: Language): Promise<MeText> {
  const texts: MeTexts =
    language === 'de' ? (await import('../locales/me-de.ts')).meDe : (await import('../locales/me-en.ts')).meEn;
  return createTranslate(language, texts);
}
