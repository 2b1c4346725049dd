import type { Theme } from '@fluentui/react-components';
import { useEffect, useMemo, type CSSProperties, type ReactElement } from 'react';
import { useLoadedTheme } from '../ui/theme/use-loaded-theme.ts';
import { App } from './app.tsx';
import { PaneContext, ThemeContext, useTheme } from './pane-context.tsx';
import type { Pane } from './pane.ts';

/** The whole pane for one set of dependencies: the real ones, or those of a test. */
export function PaneRoot(props: {
  readonly pane: Pane;
  readonly theme: Theme;
  readonly nonce?: string | undefined;
}): ReactElement {
  return (
    <PaneContext value={props.pane}>
      <Themed first={props.theme} nonce={props.nonce} />
    </PaneContext>
  );
}

/** The theme as variables for `pane.css`. Fluent UI itself comes with the first sheet. */
function Themed(props: { readonly first: Theme; readonly nonce: string | undefined }): ReactElement {
  const { nonce } = props;
  const name = useTheme();
  const theme = useLoadedTheme(name, props.first);
  const value = useMemo(() => ({ theme, nonce }), [theme, nonce]);
  const style = useMemo(() => variablesOf(theme), [theme]);
  // Scroll bars, time fields and whatever else the browser draws itself.
  useEffect(() => {
    document.documentElement.style.colorScheme = name;
  }, [name]);
  return (
    <ThemeContext value={value}>
      <div className={`root ${name}`} style={style}>
        <App />
      </div>
    </ThemeContext>
  );
}

function variablesOf(theme: Theme): CSSProperties {
  return Object.fromEntries(Object.entries(theme).map(([name, value]) => [`--${name}`, value]));
}
