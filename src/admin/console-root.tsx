/** The whole console for one set of dependencies: the real ones, or those of a test. */
import { Button, Text, type Theme } from '@fluentui/react-components';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useMemo, useState, type ReactElement } from 'react';
import { product } from '../domain/product.ts';
import { ErrorBoundary } from '../ui/components/error-boundary.tsx';
import { createFormats, usableLocale } from '../ui/locales/formats.ts';
import { languageOf } from '../ui/locales/translator.ts';
import type { ThemeName } from '../ui/theme/theme.ts';
import { ThemedRoot } from '../ui/theme/themed-root.tsx';
import { useLoadedTheme } from '../ui/theme/use-loaded-theme.ts';
import type { ConsoleApi } from './api/console-api.ts';
import { App } from './app.tsx';
import { ConsoleContext, type ConsoleParts } from './console-context.ts';
import { Drafts } from './drafts.ts';
import { createText } from './locales/texts.ts';

export function ConsoleRoot(props: {
  readonly api: ConsoleApi;
  /** Signs in at once. */
  readonly code: string | null;
  /** Of the browser, such as `de-AT`. */
  readonly locale: string;
  readonly theme: ThemeName;
  /** What was loaded before the first picture. */
  readonly first: Theme;
  readonly nonce?: string | undefined;
  readonly now: () => number;
}): ReactElement {
  const { api, theme, now, locale } = props;
  const [language, setLanguage] = useState(languageOf(locale));
  const [drafts] = useState(() => new Drafts());
  const parts = useMemo<ConsoleParts>(() => {
    const ownLocale = languageOf(locale) === language ? usableLocale(locale) : language;
    const formats = createFormats(ownLocale);
    return { api, theme, now, language, setLanguage, drafts, text: createText(language), formats };
  }, [api, theme, now, language, locale, drafts]);
  // A failed read is not repeated at once: the next one comes by itself.
  const [client] = useState(() => new QueryClient({ defaultOptions: { queries: { retry: false } } }));
  const loaded = useLoadedTheme(theme, props.first);
  const { text } = parts;
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = `${product.displayName}: ${text('page.title')}`;
  }, [language, text]);
  return (
    <ThemedRoot name={theme} theme={loaded} nonce={props.nonce} className="console">
      <ConsoleContext value={parts}>
        <QueryClientProvider client={client}>
          <ErrorBoundary
            fallback={(again) => (
              <main>
                <Text>{text('page.failed')}</Text> <Button onClick={again}>{text('page.again')}</Button>
              </main>
            )}
          >
            <App code={props.code} />
          </ErrorBoundary>
        </QueryClientProvider>
      </ConsoleContext>
    </ThemedRoot>
  );
}
