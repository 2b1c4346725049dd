import { CallInboundRegular } from '@fluentui/react-icons/headless/svg/call-inbound';
import { CallMissedRegular } from '@fluentui/react-icons/headless/svg/call-missed';
import { CallOutboundRegular } from '@fluentui/react-icons/headless/svg/call-outbound';
import { useState, type ReactElement } from 'react';
import { instantOf } from '../../ui/locales/formats.ts';
import { copyNumber } from '../actions/copy-number.ts';
import { remindMe } from '../actions/remind-me.ts';
import type { DialTarget } from '../desk.ts';
import type { Pane } from '../pane.ts';
import { usePane } from '../pane-context.tsx';
import { ActionButton } from '../rows/action-button.tsx';
import { CallButton } from '../rows/call-button.tsx';
import { Row } from '../rows/row.tsx';
import type { GroupedCall, PastCall } from './group-calls.ts';

type Kind = 'missed' | 'in' | 'out';

const icons = { missed: CallMissedRegular, in: CallInboundRegular, out: CallOutboundRegular };

export function PastCallRow(props: { readonly entry: GroupedCall }): ReactElement {
  const { call, count } = props.entry;
  const pane = usePane();
  const { t, formats } = pane;
  const [open, setOpen] = useState(false);
  const kind: Kind = call.direction === 'out' ? 'out' : call.result === 'missed' ? 'missed' : 'in';
  const Icon = icons[kind];
  const target = targetOfCall(call, pane);
  const shown = target ? pane.numbers.format(target.number) : call.number;
  const who = call.name ?? shown ?? t('call.unknownNumber');
  const at = instantOf(call.at);
  const time = at === null ? null : formats.moment(at, pane.now());
  const first = count > 1 ? `${who} (${formats.integer(count)})` : who;
  const second = [time, call.group, call.name === null ? null : shown].filter(Boolean).join(' · ');
  const length = call.durationSeconds === null || call.durationSeconds === 0 ? null : call.durationSeconds;
  return (
    <Row
      picture={<Icon className={kind === 'missed' ? 'icon missed' : 'icon quiet'} aria-hidden="true" />}
      first={first}
      second={second}
      details={{ label: [t(`past.${kind}`), first, second].join(', '), open, onToggle: () => setOpen(!open) }}
      below={
        open ? (
          <>
            <p className="small quiet">
              {[t(`past.${kind}`), length && formats.duration(length * 1000)].filter(Boolean).join(' · ')}
            </p>
            {target ? (
              <>
                <ActionButton action={copyNumber} target={target} wide />
                <ActionButton action={remindMe} target={target} wide />
              </>
            ) : null}
          </>
        ) : null
      }
    >
      {target ? <CallButton target={target} /> : null}
    </Row>
  );
}

/** Null where the number is withheld or can't be dialled. */
export function targetOfCall(call: Pick<PastCall, 'name' | 'number'>, pane: Pick<Pane, 'numbers'>): DialTarget | null {
  const number = call.number === null ? null : pane.numbers.normalise(call.number);
  return number?.ok && call.number !== null ? { number, name: call.name, written: call.number } : null;
}
