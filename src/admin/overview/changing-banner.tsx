/** After a change of the mode: how much of the former one is still being given back. */
import { MessageBar, MessageBarBody, ProgressBar } from '@fluentui/react-components';
import { useEffect, useState, type ReactElement } from 'react';
import type { Status } from '../api/answers.ts';
import { useConsole } from '../console-context.ts';

export function ChangingBanner({ status }: { readonly status: Status }): ReactElement | null {
  const { text } = useConsole();
  const { changing } = status.people;
  /** The most that was seen of this change: the bar counts down from there. */
  const [most, setMost] = useState(0);
  useEffect(() => setMost((before) => (changing === 0 ? 0 : Math.max(before, changing))), [changing]);
  if (changing === 0 || status.hold) return null;
  const done = most === 0 ? 0 : 1 - changing / most;
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>
        {text('change.progress', { count: changing, mode: text(`mode.${status.mode}`) })}
        <ProgressBar value={done} aria-label={text('change.title')} />
      </MessageBarBody>
    </MessageBar>
  );
}
