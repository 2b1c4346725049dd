import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import type { LiveState } from '../ui/api/live-state.ts';
import type { ThemeName } from '../ui/theme/theme.ts';
import type { DeskState } from './desk.ts';
import type { Pane } from './pane.ts';

export const PaneContext = createContext<Pane | null>(null);

/** The nonce of the page, for the parts that are made of Fluent UI: its styles need one. */
export const NonceContext = createContext<string | undefined>(undefined);

export function usePane(): Pane {
  const pane = useContext(PaneContext);
  if (!pane) throw new Error('This component belongs inside PaneContext');
  return pane;
}

export function useLiveState(): LiveState {
  const { live } = usePane();
  return useSyncExternalStore(live.subscribe, live.get);
}

export function useDesk(): DeskState {
  const { desk } = usePane();
  return useSyncExternalStore(desk.subscribe, desk.get);
}

export function useTheme(): ThemeName {
  const { theme } = usePane().host;
  return useSyncExternalStore(theme.subscribe, theme.get);
}

/** Loads the rules of numbers, and shows everything anew once they are there: numbers read differently then. */
export function useNumberRules(): void {
  const { numbers } = usePane();
  const [, setReady] = useState(false);
  useEffect(() => {
    numbers.ready().then(
      () => setReady(true),
      // The next number that is looked at asks again.
      () => undefined,
    );
  }, [numbers]);
}
