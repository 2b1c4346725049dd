/** All texts that the pane can show: its own, and those it shares with the console. Only one language is loaded. */
import type { SharedKey } from '../../ui/locales/shared-key.ts';
import { createTranslate, type Language, type TextKeyOf, type Translate } from '../../ui/locales/translator.ts';
import type { en } from './en.ts';

export type Texts = Readonly<Record<keyof typeof en | SharedKey, string>>;

export type TextKey = TextKeyOf<Texts>;

export type Text = Translate<TextKey>;

export async function loadText(language: Language): Promise<Text> {
  const { texts } = language === 'de' ? await import('./german.ts') : await import('./english.ts');
  return createTranslate(language, texts);
}
