import { createContext, useContext } from 'react';
import type { Formats } from '../ui/locales/formats.ts';
import type { Language } from '../ui/locales/translator.ts';
import type { ThemeName } from '../ui/theme/theme.ts';
import type { ConsoleApi } from './api/console-api.ts';
import type { Drafts } from './drafts.ts';
import type { Text } from './locales/texts.ts';

export type ConsoleParts = {
  readonly api: ConsoleApi;
  readonly text: Text;
  readonly formats: Formats;
  readonly theme: ThemeName;
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
  /** Changes that are not saved yet. */
  readonly drafts: Drafts;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

export const ConsoleContext = createContext<ConsoleParts | null>(null);

export function useConsole(): ConsoleParts {
  const parts = useContext(ConsoleContext);
  if (parts === null) throw new Error('useConsole is used outside of the console');
  return parts;
}
