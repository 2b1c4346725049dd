/** Both themes at once, where Fluent UI loads late anyway: a change then shows without a moment in the old one. */
import { webDarkTheme, webLightTheme, type Theme } from '@fluentui/react-components';
import type { ThemeName } from './theme.ts';

export const themes: Readonly<Record<ThemeName, Theme>> = { light: webLightTheme, dark: webDarkTheme };
