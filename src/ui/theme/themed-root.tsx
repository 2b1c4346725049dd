/** Fluent UI for a whole program: theme, and styles that a strict content security policy lets through. */
import { createDOMRenderer, FluentProvider, RendererProvider, type Theme } from '@fluentui/react-components';
import { useEffect, useMemo, useState, type ReactElement, type ReactNode } from 'react';
import { loadTheme, type ThemeName } from './theme.ts';

/** The nonce that the bridge wrote into the page; undefined where there is none (tests). */
export function styleNonce(page: Document): string | undefined {
  return page.querySelector('meta[name="csp-nonce"]')?.getAttribute('content') ?? undefined;
}

export function ThemedRoot(props: {
  readonly theme: ThemeName;
  /** What was loaded before the first picture. */
  readonly first: Theme;
  readonly nonce?: string | undefined;
  readonly className: string;
  readonly children: ReactNode;
}): ReactElement {
  const { nonce } = props;
  const renderer = useMemo(
    () => createDOMRenderer(document, nonce === undefined ? {} : { styleElementAttributes: { nonce } }),
    [nonce],
  );
  const theme = useLoadedTheme(props.theme, props.first);
  // Scroll bars, time fields and whatever else the browser draws itself.
  useEffect(() => {
    document.documentElement.style.colorScheme = props.theme;
  }, [props.theme]);
  return (
    <RendererProvider renderer={renderer}>
      <FluentProvider theme={theme} className={`${props.className} ${props.theme}`}>
        {props.children}
      </FluentProvider>
    </RendererProvider>
  );
}

/** Keeps the old theme until the new one is there. */
function useLoadedTheme(name: ThemeName, first: Theme): Theme {
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
