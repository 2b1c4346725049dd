/** The voicemails: who, when, how long, and what has not been heard. They are listened to at the telephone. */
import { VoicemailRegular } from '@fluentui/react-icons/headless/svg/voicemail';
import type { ReactElement } from 'react';
import { useAnswer } from '../../ui/api/use-answer.ts';
import { instantOf } from '../../ui/locales/formats.ts';
import { problemText } from '../actions/attempt.ts';
import { usePane } from '../pane-context.tsx';
import { CallButton } from '../rows/call-button.tsx';
import { EmptyLine } from '../rows/empty-line.tsx';
import { FailedLine } from '../rows/failed-line.tsx';
import { Row } from '../rows/row.tsx';
import { SkeletonRows } from '../rows/skeleton-rows.tsx';
import { targetOfCall } from './past-call-row.tsx';

export function Voicemails(): ReactElement {
  const pane = usePane();
  const { t, formats, telephone, numbers, now } = pane;
  const { value, problem, again } = useAnswer(telephone.voicemails, 'voicemails');
  if (problem && value === null) return <FailedLine text={problemText(pane, problem)} again={again} />;
  if (value === null) return <SkeletonRows label={t('strip.loading')} rows={5} />;
  if (value.length === 0) return <EmptyLine>{t('past.noVoicemails')}</EmptyLine>;
  return (
    <ul className="list">
      {value.map((voicemail) => {
        const target = targetOfCall(voicemail, pane);
        const at = instantOf(voicemail.at);
        const shown = target ? numbers.format(target.number) : voicemail.number;
        const parts = [
          voicemail.heard === false ? t('past.new') : null,
          at === null ? null : formats.moment(at, now()),
          voicemail.durationSeconds === null ? null : formats.duration(voicemail.durationSeconds * 1000),
        ];
        return (
          <Row
            key={voicemail.id}
            picture={<VoicemailRegular className={voicemail.heard === false ? 'icon missed' : 'icon quiet'} />}
            first={voicemail.name ?? shown ?? t('call.unknownNumber')}
            second={parts.filter(Boolean).join(' · ')}
          >
            {target ? <CallButton target={target} /> : null}
          </Row>
        );
      })}
    </ul>
  );
}
