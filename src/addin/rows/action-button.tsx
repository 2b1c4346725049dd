/** A button for any action: its label and icon, its reason where it would not work, and busy while it works. */

import type { FluentIcon } from '@fluentui/react-icons';
import { useState, type ReactElement } from 'react';
import type { Action } from '../actions/action.ts';
import { useLiveState, usePane } from '../pane-context.tsx';
import { Button, type ButtonLook } from './button.tsx';

export type ActionButtonProps<Target> = {
  readonly action: Action<Target>;
  readonly target: Target;
  /** Instead of the action's own label. */
  readonly label?: string;
  readonly show?: 'both' | 'icon' | 'label';
  readonly wide?: boolean;
  /** `end` is red: it ends what runs. */
  readonly look?: 'end';
  readonly appearance?: ButtonLook;
  /** Instead of the action's own icon. */
  readonly icon?: FluentIcon;
  /** For what is switched on and off. */
  readonly pressed?: boolean;
  readonly onDone?: () => void;
};

export function ActionButton<Target>(props: ActionButtonProps<Target>): ReactElement {
  const { action, target, show = 'both', wide = false, appearance = 'subtle' } = props;
  const pane = usePane();
  useLiveState();
  const [busy, setBusy] = useState(false);
  const availability = action.isAvailable(pane, target);
  const label = props.label ?? pane.t(action.label);
  const reason = availability.ok ? undefined : pane.t(availability.reason);
  const Icon = props.icon ?? action.icon;
  const perform = async (): Promise<void> => {
    setBusy(true);
    await action.perform(pane, target);
    setBusy(false);
    props.onDone?.();
  };
  return (
    <Button
      className={['tall', wide && 'wide', props.look].filter(Boolean).join(' ')}
      appearance={appearance}
      icon={show === 'label' ? null : <Icon />}
      aria-label={reason === undefined ? (show === 'icon' ? label : undefined) : `${label}. ${reason}`}
      title={reason ?? (show === 'icon' ? label : undefined)}
      aria-busy={busy}
      aria-pressed={props.pressed}
      // A finger sees no tooltip: pressed, it says why it does not work.
      aria-disabled={reason !== undefined || undefined}
      disabledFocusable={busy}
      onClick={() => (reason === undefined ? void perform() : pane.desk.tell('told', reason))}
    >
      {show === 'icon' ? null : label}
    </Button>
  );
}
