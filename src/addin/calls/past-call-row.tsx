import { CheckmarkCircleFilled } from '@fluentui/react-icons/headless/svg/checkmark-circle';
import { CallInboundRegular } from '@fluentui/react-icons/headless/svg/call-inbound';
import { CallMissedRegular } from '@fluentui/react-icons/headless/svg/call-missed';
import { CallOutboundRegular } from '@fluentui/react-icons/headless/svg/call-outbound';
import { useState, type ReactElement } from 'react';
import { instantOf } from '../../ui/locales/formats.ts';
import { markDone } from '../actions/mark-done.ts';
import type { DialTarget } from '../desk.ts';
import type { Pane } from '../pane.ts';
import { usePane } from '../pane-context.tsx';
import { ActionButton } from '../rows/action-button.tsx';
import { CallButton } from '../rows/call-button.tsx';
import { Row } from '../rows/row.tsx';
import type { GroupedCall, PastCall } from './group-calls.ts';
import { PastCallDetails } from './past-call-details.tsx';

export type PastCallKind = 'missed' | 'in' | 'out';

const icons = { missed: CallMissedRegular, in: CallInboundRegular, out: CallOutboundRegular };

export function PastCallRow(props: {
  readonly entry: GroupedCall;
  readonly onDone: (ids: readonly string[], done: boolean) => void;
}): ReactElement {
  const { call, ids } = props.entry;
  const pane = usePane();
  const { t, formats } = pane;
  const [open, setOpen] = useState(false);
  const kind: PastCallKind = call.direction === 'out' ? 'out' : call.result === 'missed' ? 'missed' : 'in';
  const Icon = icons[kind];
  const target = targetOfCall(call, pane);
  const shown = target ? pane.numbers.format(target.number) : call.number;
  const who = call.name ?? shown ?? t('call.unknownNumber');
  const at = instantOf(call.at);
  const time = at === null ? null : formats.moment(at, pane.now());
  const times = ids.length > 1 ? t('past.times', { number: formats.integer(ids.length) }) : null;
  const second = [times, time, call.done ? t('past.done') : null, call.group, call.name === null ? null : shown]
    .filter(Boolean)
    .join(' · ');
  const length = call.durationSeconds ? formats.duration(call.durationSeconds * 1000) : null;
  const isOpen = kind === 'missed' && !call.done;
  return (
    <Row
      picture={<Icon className={isOpen ? 'icon missed' : 'icon quiet'} aria-hidden="true" />}
      first={who}
      second={second}
      details={{ label: [t(`past.${kind}`), who, second].join(', '), open, onToggle: () => setOpen(!open) }}
      below={
        open ? <PastCallDetails call={call} words={[t(`past.${kind}`), length]} target={target} time={time} /> : null
      }
    >
      {kind === 'missed' ? (
        <ActionButton
          action={markDone}
          target={{ ids, done: !call.done, marked: () => props.onDone(ids, !call.done) }}
          label={t('action.doneWith', { who })}
          pressed={call.done}
          {...(call.done ? { icon: CheckmarkCircleFilled } : {})}
          show="icon"
        />
      ) : null}
      {target ? <CallButton target={target} /> : kind === 'missed' ? <span className="no-call" /> : null}
    </Row>
  );
}

/** Null where the number is withheld or can't be dialled. */
export function targetOfCall(call: Pick<PastCall, 'name' | 'number'>, pane: Pick<Pane, 'numbers'>): DialTarget | null {
  const number = call.number === null ? null : pane.numbers.normalise(call.number);
  return number?.ok && call.number !== null ? { number, name: call.name, written: call.number } : null;
}
