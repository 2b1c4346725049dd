import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { useConsole } from '../console-context.ts';
import { wayOut } from './way-out.ts';

/** What keeps Microsoft 365 from telling of changes by itself; each way out once. The regular read goes on meanwhile. */
export function HintProblems({ problems }: { readonly problems: readonly string[] }): ReactElement | null {
  const { text } = useConsole();
  if (problems.length === 0) return null;
  const codes = [...new Set(problems)];
  const ways = [...new Set(codes.map((code) => text(wayOut('microsoft', code))))];
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        {text('hints.problems')} {ways.join(' ')} {text('connection.code', { code: codes.join(', ') })}
      </MessageBarBody>
    </MessageBar>
  );
}
