import { useEffect, type ReactElement } from 'react';
import { App } from './app.tsx';
import { NonceContext, PaneContext, useTheme } from './pane-context.tsx';
import type { Pane } from './pane.ts';

/** The whole pane for one set of dependencies: the real ones, or those of a test. */
export function PaneRoot(props: { readonly pane: Pane; readonly nonce?: string | undefined }): ReactElement {
  return (
    <PaneContext value={props.pane}>
      <NonceContext value={props.nonce}>
        <Themed />
      </NonceContext>
    </PaneContext>
  );
}

/** `pane.css` holds both themes. Fluent UI itself comes with the first sheet. */
function Themed(): ReactElement {
  const name = useTheme();
  // Scroll bars, time fields and whatever else the browser draws itself.
  useEffect(() => {
    document.documentElement.style.colorScheme = name;
  }, [name]);
  return (
    <div className={`root ${name}`}>
      <App />
    </div>
  );
}
