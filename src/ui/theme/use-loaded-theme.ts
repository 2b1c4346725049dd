import type { Theme } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { loadTheme, type ThemeName } from './theme.ts';

/** Keeps the old theme until the new one is there. */
export function useLoadedTheme(name: ThemeName, first: Theme): Theme {
  const [theme, setTheme] = useState(first);
  useEffect(() => {
    let isWanted = true;
    loadTheme(name).then(
      (loaded) => {
        if (isWanted) setTheme(loaded);
      },
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [name]);
  return theme;
}
