import type { Theme } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { ThemedRoot } from '../ui/theme/themed-root.tsx';
import { App } from './app.tsx';
import { PaneContext, useTheme } from './pane-context.tsx';
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

function Themed(props: { readonly first: Theme; readonly nonce: string | undefined }): ReactElement {
  const theme = useTheme();
  return (
    <ThemedRoot theme={theme} first={props.first} nonce={props.nonce} className="root">
      <App />
    </ThemedRoot>
  );
}
