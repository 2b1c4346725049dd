/** The call list of the phone system: missed, all; newest first, older ones on a click. */

import { useState, type ReactElement } from 'react';
import { useAnswer } from '../../ui/api/use-answer.ts';
import { problemText } from '../actions/attempt.ts';
import { useLiveState, usePane } from '../pane-context.tsx';
import { EmptyLine } from '../rows/empty-line.tsx';
import { FailedLine } from '../rows/failed-line.tsx';
import { SkeletonRows } from '../rows/skeleton-rows.tsx';
import { groupCalls } from './group-calls.ts';
import { PastCallRow } from './past-call-row.tsx';
import { Button } from '../rows/button.tsx';

const pageSize = 25;

export function CallList(props: { readonly missed: boolean }): ReactElement {
  const { missed } = props;
  const pane = usePane();
  const { t, telephone } = pane;
  const { calls } = useLiveState();
  const [limit, setLimit] = useState(pageSize);
  // Whenever a call comes or ends the list has a new line.
  const running = calls.map(({ id }) => id).join();
  const { value, problem, again } = useAnswer(
    () => telephone.callList({ missed, offset: 0, limit }),
    `${missed}|${limit}|${running}`,
  );
  if (problem && value === null) return <FailedLine text={problemText(pane, problem)} again={again} />;
  if (value === null) return <SkeletonRows label={t('strip.loading')} rows={5} />;
  if (value.entries.length === 0) return <EmptyLine>{t(missed ? 'past.noneMissed' : 'past.none')}</EmptyLine>;
  return (
    <>
      <ul className="list">
        {groupCalls(value.entries).map((entry) => (
          <PastCallRow key={entry.call.id} entry={entry} />
        ))}
      </ul>
      {value.total > value.entries.length && limit < 100 ? (
        <Button className="tall" appearance="transparent" onClick={() => setLimit(Math.min(100, limit + pageSize))}>
          {t('past.older')}
        </Button>
      ) : null}
    </>
  );
}
