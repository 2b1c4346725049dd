import { makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { Status } from '../api/answers.ts';
import { useConsole } from '../console-context.ts';
import { CredentialWarning } from '../microsoft/credential-warning.tsx';
import { ConnectionCard } from './connection-card.tsx';
import { HintProblems } from './hint-problems.tsx';
import { HoldCard } from './hold-card.tsx';
import { ModeCard } from './mode-card.tsx';
import { NumbersCard } from './numbers-card.tsx';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  title: { margin: 0 },
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 300px), 1fr))',
    gap: tokens.spacingVerticalL,
  },
});

export function OverviewPage({ status }: { readonly status: Status }): ReactElement {
  const { text } = useConsole();
  const styles = useStyles();
  const credential = status.microsoft?.credential;
  return (
    <div className={styles.page}>
      {credential !== undefined && (
        <CredentialWarning credential={{ ...credential, expiresAt: isoOf(credential.expiresAt) }} />
      )}
      <HintProblems problems={status.hints?.problems ?? []} />
      <div className={styles.grid}>
        <ModeCard status={status} />
        <NumbersCard people={status.people} />
      </div>
      <Subtitle2 as="h2" className={styles.title}>
        {text('connections.title')}
      </Subtitle2>
      <div className={styles.grid}>
        {status.connections.map((connection) => (
          <ConnectionCard key={connection.side} connection={connection} />
        ))}
      </div>
      <HoldCard />
    </div>
  );
}

function isoOf(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
