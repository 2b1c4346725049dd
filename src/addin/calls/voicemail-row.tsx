import { VoicemailRegular } from '@fluentui/react-icons/headless/svg/voicemail';
import { useState, type ReactElement } from 'react';
import type { VoicemailAnswer } from '../../contract/telephone.ts';
import { instantOf } from '../../ui/locales/formats.ts';
import { usePane } from '../pane-context.tsx';
import { CallButton } from '../rows/call-button.tsx';
import { Row } from '../rows/row.tsx';
import { PastCallDetails } from './past-call-details.tsx';
import { targetOfCall } from './past-call-row.tsx';

/** A message: a tap shows what a past call shows. The PBX documents no way to play one or to mark it as heard. */
export function VoicemailRow({ voicemail }: { readonly voicemail: VoicemailAnswer }): ReactElement {
  const pane = usePane();
  const { t, formats, numbers, now } = pane;
  const [open, setOpen] = useState(false);
  const target = targetOfCall(voicemail, pane);
  const shown = target ? numbers.format(target.number) : voicemail.number;
  const who = voicemail.name ?? shown ?? t('call.unknownNumber');
  const at = instantOf(voicemail.at);
  const time = at === null ? null : formats.moment(at, now());
  const length = voicemail.durationSeconds === null ? null : formats.duration(voicemail.durationSeconds * 1000);
  const isNew = voicemail.heard === false;
  const second = [isNew ? t('past.new') : null, time, length, voicemail.name === null ? null : shown]
    .filter(Boolean)
    .join(' · ');
  const state = voicemail.heard === null ? null : t(isNew ? 'past.new' : 'past.heard');
  return (
    <Row
      picture={<VoicemailRegular className={isNew ? 'icon missed' : 'icon quiet'} aria-hidden="true" />}
      first={who}
      second={second}
      details={{ label: [t('past.voicemail'), who, second].join(', '), open, onToggle: () => setOpen(!open) }}
      below={
        open ? (
          <PastCallDetails call={voicemail} words={[t('past.voicemail'), state, length]} target={target} time={time} />
        ) : null
      }
    >
      {target ? <CallButton target={target} /> : null}
    </Row>
  );
}
