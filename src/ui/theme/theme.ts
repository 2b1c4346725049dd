/** Light and dark. Each loads when it is first shown; in high contrast the system's colours replace both. */
import type { Theme } from '@fluentui/react-components';

export type ThemeName = 'light' | 'dark';

export async function loadTheme(name: ThemeName): Promise<Theme> {
  const { theme } = name === 'dark' ? await import('./dark.ts') : await import('./light.ts');
  return theme;
}
