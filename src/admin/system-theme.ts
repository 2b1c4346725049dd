/** Light or dark, as the browser's settings have it, and as they change. */
import { useSyncExternalStore } from 'react';
import type { ThemeName } from '../ui/theme/theme.ts';

const query = '(prefers-color-scheme: dark)';

export function systemTheme(): ThemeName {
  return matchMedia(query).matches ? 'dark' : 'light';
}

export function useSystemTheme(): ThemeName {
  return useSyncExternalStore((changed) => {
    const list = matchMedia(query);
    list.addEventListener('change', changed);
    return () => list.removeEventListener('change', changed);
  }, systemTheme);
}
