/** Translations with typed keys. Each program brings its own texts and adds those of `shared`. */
import { createInstance } from 'i18next';

export type Language = 'de' | 'en';

/** Keys end in `_one` and `_other` where a `count` decides; callers name the key without that ending. */
type WithoutPlural<Key> = Key extends `${infer Base}_one` | `${infer Base}_other` ? Base : Key;

export type TextKeyOf<Texts> = WithoutPlural<keyof Texts & string>;

export type Translate<Key extends string> = (key: Key, values?: Readonly<Record<string, string | number>>) => string;

/** Texts are flat: the dots in their keys are only letters. German missing a key does not compile. */
export function createTranslate<Texts extends Readonly<Record<string, string>>>(
  language: Language,
  texts: Readonly<Record<Language, Texts>>,
): Translate<TextKeyOf<Texts>> {
  const i18n = createInstance({
    lng: language,
    fallbackLng: false,
    resources: { de: { translation: texts.de }, en: { translation: texts.en } },
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    // React puts every text in as text.
    interpolation: { escapeValue: false },
  });
  void i18n.init();
  return (key, values) => i18n.t(key, { ...values });
}

/** The language for a locale such as `de-AT`: German for German, English for everybody else. */
export function languageOf(locale: string): Language {
  return /^de\b/i.test(locale) ? 'de' : 'en';
}
