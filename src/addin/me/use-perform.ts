import { useState } from 'react';
import type { Action } from '../actions/action.ts';
import { usePane } from '../pane-context.tsx';

/** Performs an action for a control that is no button, and then what follows: mostly reading the truth again. */
export function usePerform<Target>(
  action: Action<Target>,
  then: () => void,
): { readonly busy: boolean; readonly perform: (target: Target) => void } {
  const pane = usePane();
  const [busy, setBusy] = useState(false);
  const run = async (target: Target): Promise<void> => {
    setBusy(true);
    await action.perform(pane, target);
    setBusy(false);
    then();
  };
  return { busy, perform: (target) => void run(target) };
}
