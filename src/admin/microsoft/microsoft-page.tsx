/** What the bridge may do in Microsoft 365, what is missing, and the one button that mends it. */
import { makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useConsole } from '../console-context.ts';
import { Loaded } from '../parts/loaded.tsx';
import { CallDisplayCard } from './call-display-card.tsx';
import { ConsentCard } from './consent-card.tsx';
import { CredentialWarning } from './credential-warning.tsx';
import { PermissionsCard } from './permissions-card.tsx';
import { RegistrationCard } from './registration-card.tsx';

/** Each look costs a token request at Microsoft. */
const everyMs = 30_000;

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
});

export function MicrosoftPage(): ReactElement {
  const { api } = useConsole();
  const styles = useStyles();
  const microsoft = useQuery({
    queryKey: ['microsoft'],
    queryFn: api.microsoft,
    refetchInterval: everyMs,
  });
  return (
    <Loaded query={microsoft}>
      {(view) => (
        <div className={styles.page}>
          <CredentialWarning credential={view.credential} />
          <ConsentCard view={view} />
          <PermissionsCard view={view} />
          <CallDisplayCard />
          <RegistrationCard view={view} />
        </div>
      )}
    </Loaded>
  );
}
