/** All texts of the console: its own, and those it shares with the pane. */
import { sharedDe } from '../../ui/locales/shared-de.ts';
import { sharedEn } from '../../ui/locales/shared-en.ts';
import type { SharedKey } from '../../ui/locales/shared-key.ts';
import { createTranslate, type Language, type TextKeyOf, type Translate } from '../../ui/locales/translator.ts';
import { de } from './de.ts';
import { en } from './en.ts';

export type Texts = Readonly<Record<keyof typeof en | SharedKey, string>>;

export type TextKey = TextKeyOf<Texts>;

export type Text = Translate<TextKey>;

const texts: Readonly<Record<Language, Texts>> = { de: { ...sharedDe, ...de }, en: { ...sharedEn, ...en } };

export function createText(language: Language): Text {
  return createTranslate(language, texts[language]);
}

/** The key of a group for a word that the bridge sent; `other` where this version has no text for it. */
export function keyOf<Group extends string, Other extends TextKey>(
  group: Group,
  word: string,
  other: Other,
): Extract<TextKey, `${Group}.${string}`> | Other {
  const key = `${group}.${word}`;
  return Object.hasOwn(texts.en, key) ? (key as Extract<TextKey, `${Group}.${string}`>) : other;
}
