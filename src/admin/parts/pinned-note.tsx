import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { useConsole } from '../console-context.ts';

/** Says that, and by which key, the configuration file decides. */
export function PinnedNote({ keys }: { readonly keys: readonly string[] }): ReactElement | null {
  const { text } = useConsole();
  if (keys.length === 0) return null;
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>{text('page.pinned', { keys: keys.join(', ') })}</MessageBarBody>
    </MessageBar>
  );
}
