/**
 * The call list of the phone system, newest first, older pages on a click. Among the missed ones only those stand that
 * are still to be dealt with; one that is marked as done here stays until the list is left, so that it can be undone.
 */
import { useState, type ReactElement } from 'react';
import { problemText } from '../actions/attempt.ts';
import { usePane } from '../pane-context.tsx';
import { Button } from '../rows/button.tsx';
import { EmptyLine } from '../rows/empty-line.tsx';
import { FailedLine } from '../rows/failed-line.tsx';
import { SkeletonRows } from '../rows/skeleton-rows.tsx';
import { groupCalls, type PastCall } from './group-calls.ts';
import { keepMarks } from './kept-calls.ts';
import { findsCall } from './find-calls.ts';
import { PastCallRow } from './past-call-row.tsx';
import { useCallNames } from './use-call-names.ts';
import { usePastCalls } from './use-past-calls.ts';

/** `text` leaves those whose name, number or group it finds, among the calls that are on the page. */
export function CallList(props: { readonly missed: boolean; readonly text: string }): ReactElement {
  const { missed, text } = props;
  const pane = usePane();
  const { t, numbers, telephone } = pane;
  const { entries, isOld, problem, isLoading, older, again } = usePastCalls(missed);
  const withName = useCallNames();
  const [marks, setMarks] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [doneToo, setDoneToo] = useState(false);
  const mark = (ids: readonly string[], done: boolean): void => {
    keepMarks(telephone, ids, done);
    setMarks((last) => new Map([...last, ...ids.map((id) => [id, done] as const)]));
  };
  if (problem && entries === null) return <FailedLine text={problemText(pane, problem)} again={again} />;
  if (entries === null) return <SkeletonRows label={t('strip.loading')} rows={5} />;
  const found = entries.map(withName).filter((call) => findsCall(text, call, numbers));
  const isHidden = ({ id, done }: PastCall): boolean => missed && !doneToo && done && !marks.has(id);
  const shown = found
    .filter((call) => !isHidden(call))
    .map((call) => ({ ...call, done: marks.get(call.id) ?? call.done }));
  const hidden = found.length - shown.length;
  return (
    <>
      {problem && isOld ? <FailedLine text={problemText(pane, problem)} again={again} /> : null}
      <ul className="list">
        {groupCalls(shown).map((entry) => (
          <PastCallRow key={entry.call.id} entry={entry} onDone={mark} />
        ))}
      </ul>
      {shown.length > 0 ? null : <EmptyLine>{t(emptyText(missed, text))}</EmptyLine>}
      {hidden > 0 ? (
        <Button className="tall" appearance="transparent" onClick={() => setDoneToo(true)}>
          {t('past.showDone', { count: hidden })}
        </Button>
      ) : null}
      {problem && !isOld ? <FailedLine text={problemText(pane, problem)} again={older ?? again} /> : null}
      {older && !problem ? (
        <Button className="tall" appearance="transparent" disabledFocusable={isLoading} onClick={older}>
          {t(text.trim() === '' ? 'past.older' : 'past.olderToo')}
        </Button>
      ) : null}
    </>
  );
}

function emptyText(missed: boolean, text: string): 'past.noneFound' | 'past.noneMissed' | 'past.none' {
  if (text.trim() !== '') return 'past.noneFound';
  return missed ? 'past.noneMissed' : 'past.none';
}
