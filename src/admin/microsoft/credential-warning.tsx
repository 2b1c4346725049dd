import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { useConsole } from '../console-context.ts';
import { dateOf } from './date.ts';
import type { MicrosoftView } from './microsoft-view.ts';

/** Said 30, 14 and 3 days before the certificate ends, and when it has ended. */
export function CredentialWarning(props: { readonly credential: MicrosoftView['credential'] }): ReactElement | null {
  const { text, language } = useConsole();
  const { warning, expiresAt } = props.credential;
  if (warning === null) return null;
  const date = dateOf(expiresAt, language);
  return (
    <MessageBar intent={warning === 30 ? 'warning' : 'error'} layout="multiline">
      <MessageBarBody>
        {warning === 'expired'
          ? text('microsoft.warning.expired')
          : text('microsoft.warning.days', { date, days: warning })}
      </MessageBarBody>
    </MessageBar>
  );
}
