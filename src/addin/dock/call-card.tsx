/** One running call, 64 px: who, how long, and how to end it. */
import type { ReactElement } from 'react';
import type { CallAnswer } from '../../contract/api.ts';
import { useNow } from '../../ui/components/use-now.ts';
import { instantOf } from '../../ui/locales/formats.ts';
import { hangUp } from '../actions/hang-up.ts';
import { usePane } from '../pane-context.tsx';
import { ActionButton } from '../rows/action-button.tsx';
import { callerOf } from './caller.ts';

export function CallCard(props: { readonly call: CallAnswer }): ReactElement {
  const { call } = props;
  const pane = usePane();
  const { t, formats } = pane;
  const since = instantOf(call.connectedAt);
  const now = useNow(pane.now, since === null ? null : 1_000);
  const caller = callerOf(call, pane);
  const state = call.state === 'ended' ? '' : t(`call.${call.state}`);
  const isRinging = call.state === 'ringingIn';
  const second = [
    caller.number,
    since === null ? state : formats.duration(now - since),
    since !== null && call.state === 'held' ? state : null,
  ];
  return (
    <div className={isRinging ? 'card rings' : 'card'}>
      <div className="texts" aria-hidden="true">
        <span className="line strong">{caller.who}</span>
        <span className="line small quiet">{second.filter(Boolean).join(' · ')}</span>
      </div>
      {/* Without the running time, which would be read out every second. */}
      <span className="spoken" role={isRinging ? 'alert' : 'status'}>
        {t('call.announce', { who: caller.who, state })}
      </span>
      <ActionButton
        action={hangUp}
        target={call}
        label={t(isRinging ? 'action.decline' : 'action.hangUp')}
        appearance="outline"
      />
    </div>
  );
}
