/** One running call, 64 px: who, how long, and how to end it. */

import { CallForwardRegular } from '@fluentui/react-icons/headless/svg/call-forward';
import { PlayRegular } from '@fluentui/react-icons/headless/svg/play';
import { useEffect, useState, type ReactElement } from 'react';
import type { CallAnswer } from '../../contract/api.ts';
import { useNow } from '../../ui/components/use-now.ts';
import { instantOf } from '../../ui/locales/formats.ts';
import type { Capability } from '../../domain/views.ts';
import { hangUp } from '../actions/hang-up.ts';
import { hold } from '../actions/hold.ts';
import { useItem } from '../item/item-context.tsx';
import { useDesk, useLiveState, usePane } from '../pane-context.tsx';
import { ActionButton } from '../rows/action-button.tsx';
import { called, callerOf, nameOnItem } from './caller.ts';
import { ForwardPanel } from './forward-panel.tsx';
import { Button } from '../rows/button.tsx';

export function CallCard(props: { readonly call: CallAnswer }): ReactElement {
  const { call } = props;
  const pane = usePane();
  const { t, formats, desk } = pane;
  const { me } = useLiveState();
  const { drafts, heldHere } = useDesk();
  const offers = (capability: Capability): boolean => me?.capabilities.includes(capability) === true;
  const since = instantOf(call.connectedAt);
  const now = useNow(pane.now, since === null ? null : 1_000);
  const onItem = nameOnItem(call.number, useItem(), pane.numbers);
  // The call keeps its name when the person looks at another mail meanwhile.
  const [named, setNamed] = useState(onItem);
  if (named === null && onItem !== null) setNamed(onItem);
  const dial = called(call.number, pane.numbers)?.dial;
  useEffect(() => {
    if (dial !== undefined && named !== null) desk.rememberName(dial, named);
  }, [desk, dial, named]);
  const caller = callerOf({ ...call, name: call.name || named }, pane);
  const isHeld = call.state === 'held' || heldHere.has(call.id);
  const state = call.state === 'ended' ? '' : t(`call.${isHeld ? 'held' : call.state}`);
  const isRinging = call.state === 'ringingIn';
  // A narrow pane puts the end on a second line: what changes comes first.
  const second = [
    since === null || isHeld ? state : null,
    since === null ? null : formats.duration(now - since),
    // Not broken where it fits into a line of its own.
    caller.number?.replaceAll(' ', '\u00a0'),
  ];
  const isTalking = call.state === 'connected' || call.state === 'held';
  const draft = drafts[call.id];
  const isOpen = draft !== undefined;
  return (
    <>
      <div className={isRinging ? 'card rings' : 'card'} role="group" aria-label={caller.who}>
        <div className="texts" aria-hidden="true">
          <span className={caller.isNumber ? 'strong' : 'line strong'}>{caller.who}</span>
          <span className="small quiet">{second.filter(Boolean).join(' · ')}</span>
        </div>
        {/* Without the running time, which would be read out every second. */}
        <span className="spoken" role={isRinging ? 'alert' : 'status'}>
          {t('call.announce', { who: caller.who, state })}
        </span>
        {offers('call.hold') && isTalking ? (
          <ActionButton
            action={hold}
            target={call}
            label={t(isHeld ? 'action.resume' : 'action.hold')}
            show="icon"
            {...(isHeld ? { icon: PlayRegular } : {})}
          />
        ) : null}
        {offers('call.forward') && (isTalking || isRinging) ? (
          <Button
            className="tall"
            appearance="subtle"
            icon={<CallForwardRegular />}
            aria-label={t('action.forward')}
            title={t('action.forward')}
            aria-expanded={isOpen}
            onClick={() => desk.draft(call.id, isOpen ? null : '')}
          />
        ) : null}
        <ActionButton
          action={hangUp}
          target={call}
          label={t(isRinging ? 'action.decline' : 'action.hangUp')}
          show="icon"
          look="end"
        />
      </div>
      {isOpen ? <ForwardPanel call={call} /> : null}
    </>
  );
}
