/** Calls a number. Where the bridge can't, it offers what can be done instead: never a dead button. */

import { CallRegular } from '@fluentui/react-icons/headless/svg/call';
import { useState, type MouseEvent, type ReactElement } from 'react';
import { dial } from '../actions/dial.ts';
import type { DialTarget } from '../desk.ts';
import { usePane } from '../pane-context.tsx';
import { Button } from './button.tsx';

export function CallButton(props: { readonly target: DialTarget; readonly onCall?: () => void }): ReactElement {
  const { target } = props;
  const pane = usePane();
  const [busy, setBusy] = useState(false);
  const shown = pane.numbers.format(target.number);
  const label = pane.t('action.dialTarget', { who: target.name === null ? shown : `${target.name}, ${shown}` });
  const call = async (event: MouseEvent): Promise<void> => {
    if (!pane.isTrusted(event.nativeEvent)) return pane.desk.tell('problem', pane.t('notice.untrusted'));
    const availability = dial.isAvailable(pane, target);
    if (!availability.ok) return pane.desk.open({ kind: 'alternatives', target, reason: availability.reason });
    setBusy(true);
    await dial.perform(pane, target);
    setBusy(false);
    props.onCall?.();
  };
  return (
    <Button
      className="tall call"
      appearance="subtle"
      icon={<CallRegular />}
      aria-label={label}
      title={label}
      aria-busy={busy}
      disabledFocusable={busy}
      onClick={(event) => void call(event)}
    />
  );
}
