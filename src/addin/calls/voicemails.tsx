/** The voicemails: who, when, how long, and what has not been heard. They are listened to at the telephone. */
import type { ReactElement } from 'react';
import { problemText } from '../actions/attempt.ts';
import { usePane } from '../pane-context.tsx';
import { EmptyLine } from '../rows/empty-line.tsx';
import { FailedLine } from '../rows/failed-line.tsx';
import { SkeletonRows } from '../rows/skeleton-rows.tsx';
import { useCallNames } from './use-call-names.ts';
import { useVoicemails } from './use-voicemails.ts';
import { VoicemailRow } from './voicemail-row.tsx';

export function Voicemails(): ReactElement {
  const pane = usePane();
  const { t } = pane;
  const { value, problem, again } = useVoicemails();
  const withName = useCallNames();
  const failed = problem ? <FailedLine text={problemText(pane, problem)} again={again} /> : null;
  if (value === null) return failed ?? <SkeletonRows label={t('strip.loading')} rows={5} />;
  return (
    <>
      {failed}
      {value.length === 0 ? <EmptyLine>{t('past.noVoicemails')}</EmptyLine> : null}
      <ul className="list">
        {value.map(withName).map((voicemail) => (
          <VoicemailRow key={voicemail.id} voicemail={voicemail} />
        ))}
      </ul>
    </>
  );
}
