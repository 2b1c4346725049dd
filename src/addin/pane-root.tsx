import { makeStyles } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { ThemedRoot } from '../ui/theme/themed-root.tsx';
import { App } from './app.tsx';
import { PaneContext, useTheme } from './pane-context.tsx';
import type { Pane } from './pane.ts';

const useStyles = makeStyles({ root: { height: '100%' } });

/** The whole pane for one set of dependencies: the real ones, or those of a test. */
export function PaneRoot(props: { readonly pane: Pane; readonly nonce?: string | undefined }): ReactElement {
  return (
    <PaneContext value={props.pane}>
      <Themed nonce={props.nonce} />
    </PaneContext>
  );
}

function Themed(props: { readonly nonce: string | undefined }): ReactElement {
  const theme = useTheme();
  return (
    <ThemedRoot theme={theme} nonce={props.nonce} className={useStyles().root}>
      <App />
    </ThemedRoot>
  );
}
