/**
 * Translations with typed keys: `{{name}}` is put in, and of a key with the endings `_one` and `_other` the one that
 * fits `count`. Texts are written as for i18next, which would weigh as much here as all texts and pages together.
 */
export type Language = 'de' | 'en';

/** Callers name a key without the ending that `count` decides. */
type WithoutPlural<Key> = Key extends `${infer Base}_one` | `${infer Base}_other` ? Base : Key;

export type TextKeyOf<Texts> = WithoutPlural<keyof Texts & string>;

export type Values = Readonly<Record<string, string | number>>;

export type Translate<Key extends string> = (key: Key, values?: Values) => string;

export function createTranslate<Texts extends Readonly<Record<string, string>>>(
  language: Language,
  texts: Texts,
): Translate<TextKeyOf<Texts>> {
  const plurals = new Intl.PluralRules(language);
  const known: Readonly<Record<string, string>> = texts;
  return (key, values = {}) => {
    const { count } = values;
    const text = known[key] ?? (typeof count === 'number' ? known[`${key}_${plurals.select(count)}`] : undefined);
    // A key that is nowhere shows itself: wrong, but nothing breaks.
    return text === undefined ? key : filled(text, values);
  };
}

/** One pass: what a value holds is text and is never looked into. */
function filled(text: string, values: Values): string {
  return text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : String(value);
  });
}

/** The language for a locale such as `de-AT`: German for German, English for everybody else. */
export function languageOf(locale: string): Language {
  return /^de(?![a-z])/i.test(locale) ? 'de' : 'en';
}
