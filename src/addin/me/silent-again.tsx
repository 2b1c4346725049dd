import type { ReactElement } from 'react';
import { silent } from '../actions/silent.ts';
import { ActionButton } from '../rows/action-button.tsx';
import { useMeText } from './me-text.ts';

/** For a DND that a meeting held and somebody switched off at a phone. */
export function SilentAgain(props: { readonly onDone?: () => void }): ReactElement {
  const m = useMeText();
  return (
    <ActionButton
      action={silent}
      target={{ until: null }}
      label={m('why.silentAgain')}
      show="label"
      appearance="outline"
      {...props}
    />
  );
}
