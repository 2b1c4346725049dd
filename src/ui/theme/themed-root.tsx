/** Fluent UI for a whole program: theme, and styles that a strict content security policy lets through. */
import { createDOMRenderer, FluentProvider, RendererProvider, type Theme } from '@fluentui/react-components';
import { useEffect, useMemo, type ReactElement, type ReactNode } from 'react';
import type { ThemeName } from './theme.ts';

export function ThemedRoot(props: {
  readonly name: ThemeName;
  readonly theme: Theme;
  readonly nonce?: string | undefined;
  readonly className: string;
  readonly children: ReactNode;
}): ReactElement {
  const { name, nonce } = props;
  const renderer = useMemo(
    () => createDOMRenderer(document, nonce === undefined ? {} : { styleElementAttributes: { nonce } }),
    [nonce],
  );
  // Scroll bars, time fields and whatever else the browser draws itself.
  useEffect(() => {
    document.documentElement.style.colorScheme = name;
  }, [name]);
  return (
    <RendererProvider renderer={renderer}>
      <FluentProvider theme={props.theme} className={`${props.className} ${name}`}>
        {props.children}
      </FluentProvider>
    </RendererProvider>
  );
}
