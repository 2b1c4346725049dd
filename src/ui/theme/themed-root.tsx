/** Fluent UI for a whole program: theme, and styles that a strict content security policy lets through. */
import {
  createDOMRenderer,
  FluentProvider,
  RendererProvider,
  webDarkTheme,
  webLightTheme,
} from '@fluentui/react-components';
import { useMemo, type ReactElement, type ReactNode } from 'react';

export type ThemeName = 'light' | 'dark';

const themes = { light: webLightTheme, dark: webDarkTheme };

/** The nonce that the bridge wrote into the page; undefined where there is none (tests). */
export function styleNonce(page: Document): string | undefined {
  return page.querySelector('meta[name="csp-nonce"]')?.getAttribute('content') ?? undefined;
}

export function ThemedRoot(props: {
  readonly theme: ThemeName;
  readonly nonce?: string | undefined;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}): ReactElement {
  const { nonce } = props;
  const renderer = useMemo(
    () => createDOMRenderer(document, nonce === undefined ? {} : { styleElementAttributes: { nonce } }),
    [nonce],
  );
  return (
    <RendererProvider renderer={renderer}>
      <FluentProvider theme={themes[props.theme]} className={props.className ?? ''}>
        {props.children}
      </FluentProvider>
    </RendererProvider>
  );
}
