/** Fluent UI for a whole program: theme, and styles that a strict content security policy lets through. */
import { createDOMRenderer, FluentProvider, RendererProvider, type Theme } from '@fluentui/react-components';
import { useEffect, useMemo, type ReactElement, type ReactNode } from 'react';
import type { ThemeName } from './theme.ts';
import { useLoadedTheme } from './use-loaded-theme.ts';

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
