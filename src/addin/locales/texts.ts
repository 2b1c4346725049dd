/** All texts that the pane can show: its own, and those it shares with the console. */
import { sharedTexts } from '../../ui/locales/shared.ts';
import { createTranslate, type Language, type TextKeyOf, type Translate } from '../../ui/locales/translator.ts';
import { de } from './de.ts';
import { en } from './en.ts';

const texts = {
  en: { ...sharedTexts.en, ...en },
  de: { ...sharedTexts.de, ...de },
};

export type TextKey = TextKeyOf<(typeof texts)['en']>;

export type Text = Translate<TextKey>;

export function createTexts(language: Language): Text {
  return createTranslate<Readonly<Record<keyof (typeof texts)['en'], string>>>(language, texts);
}
