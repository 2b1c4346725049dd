import type { ReactElement, ReactNode } from 'react';
import type { Answer } from '../../ui/api/use-answer.ts';
import { problemText } from '../actions/attempt.ts';
import { usePane } from '../pane-context.tsx';
import { FailedLine } from '../rows/failed-line.tsx';
import { SkeletonRows } from '../rows/skeleton-rows.tsx';

/** What an answer of the bridge shows: the answer, else that it is on its way, else why there is none. */
export function Answered<T>(props: {
  readonly answer: Answer<T>;
  readonly children: (value: T) => ReactNode;
}): ReactElement {
  const pane = usePane();
  const { value, problem, again } = props.answer;
  if (value !== null) return <>{props.children(value)}</>;
  if (problem) return <FailedLine text={problemText(pane, problem)} again={again} />;
  return <SkeletonRows label={pane.t('strip.loading')} />;
}
