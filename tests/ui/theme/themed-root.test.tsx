/** @jest-environment jsdom */
import { expect, test } from '@jest/globals';
import { Button, type Theme } from '@fluentui/react-components';
import { act, render } from '@testing-library/react';
import type { ReactElement } from 'react';
import { loadTheme, type ThemeName } from '../../../src/ui/theme/theme.ts';
import { styleNonce } from '../../../src/ui/theme/style-nonce.ts';
import { ThemedRoot } from '../../../src/ui/theme/themed-root.tsx';
import { themes } from '../../../src/ui/theme/themes.ts';
import { useLoadedTheme } from '../../../src/ui/theme/use-loaded-theme.ts';

type Look = { readonly name: ThemeName; readonly first: Theme; readonly nonce: string | undefined };

function Page({ name, first, nonce }: Look): ReactElement {
  return (
    <ThemedRoot name={name} theme={useLoadedTheme(name, first)} nonce={nonce} className="root">
      <Button>Call</Button>
    </ThemedRoot>
  );
}

async function show(theme: ThemeName, nonce?: string) {
  const first = await loadTheme(theme);
  const root = (name: ThemeName) => <Page name={name} first={first} nonce={nonce} />;
  const view = await act(async () => render(root(theme)));
  return { change: async (name: ThemeName) => act(async () => view.rerender(root(name))) };
}

test('every style bears the nonce of the page', async () => {
  await show('light', 'n0nce');
  const styles = [...document.head.querySelectorAll('style')];
  expect(styles.length).toBeGreaterThan(0);
  expect(styles.map((style) => style.getAttribute('nonce'))).toEqual(styles.map(() => 'n0nce'));
});

test('a change of the theme reaches the colours and what the browser draws itself', async () => {
  const { change } = await show('light');
  const rules = (): string =>
    [...document.head.querySelectorAll('style')]
      .flatMap(({ sheet }) => [...(sheet?.cssRules ?? [])].map(({ cssText }) => cssText))
      .join('\n');
  const background = async (name: ThemeName): Promise<string> =>
    `--colorNeutralBackground1: ${(await loadTheme(name)).colorNeutralBackground1};`;
  expect(rules()).toContain(await background('light'));
  await change('dark');
  expect(rules()).toContain(await background('dark'));
  expect(document.documentElement.style.colorScheme).toBe('dark');
  expect(document.querySelector('.root')?.classList.contains('dark')).toBe(true);
});

test.each(['light', 'dark'] as const)(
  'the %s theme is the same whether it loads alone or with the other',
  async (name) => {
    expect(await loadTheme(name)).toEqual(themes[name]);
  },
);

test('the nonce is read off the page', () => {
  document.head.innerHTML = '<meta name="csp-nonce" content="abc">';
  expect(styleNonce(document)).toBe('abc');
  document.head.innerHTML = '';
  expect(styleNonce(document)).toBeUndefined();
});
