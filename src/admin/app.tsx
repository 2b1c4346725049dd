/** Signs in, then shows the pages; whatever happens, there is a way on. */
import { MessageBar, MessageBarBody, makeStyles, Spinner, Text, tokens } from '@fluentui/react-components';
import { useEffect, useState, type ReactElement } from 'react';
import { useConsole } from './console-context.ts';
import { useAskBeforeLeaving } from './drafts.ts';
import { MicrosoftPage } from './microsoft/microsoft-page.tsx';
import { ChangingBanner } from './overview/changing-banner.tsx';
import { GuardBanner } from './overview/guard-banner.tsx';
import { HoldBanner } from './overview/hold-card.tsx';
import { OverviewPage } from './overview/overview-page.tsx';
import { IndividualPage } from './individual/individual-page.tsx';
import { PageHeader } from './page-header.tsx';
import { PbxPage } from './pbx/pbx-page.tsx';
import { PeoplePage } from './people/people-page.tsx';
import { isSignedOut, useChange, useStatus } from './queries.ts';
import { usePage } from './routing.ts';
import { RulesPage } from './rules/rules-page.tsx';
import { ScopePage } from './scope/scope-page.tsx';
import { SignInPage } from './sign-in-page.tsx';

const useStyles = makeStyles({
  root: { minHeight: '100vh', backgroundColor: tokens.colorNeutralBackground2 },
  main: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    maxWidth: '1200px',
    margin: '0 auto',
    padding: tokens.spacingHorizontalXL,
  },
});

export function App({ code }: { readonly code: string | null }): ReactElement {
  const { api } = useConsole();
  const styles = useStyles();
  /** Opens the console again after a restart of the bridge; forgotten when it does not or when the person signs out. */
  const [known, setKnown] = useState(code);
  const signIn = useChange(async (given: string) => {
    try {
      await api.signIn(given);
      setKnown(given);
    } catch (error) {
      setKnown(null);
      throw error;
    }
  });
  const status = useStatus();
  const { mutate, isPending } = signIn;
  const signedOut = isSignedOut(status.error);
  useEffect(() => {
    if (signedOut && known !== null && !isPending) mutate(known);
  }, [signedOut, known, isPending, mutate]);
  return (
    <div className={styles.root}>
      {!signedOut && <Console status={status} signOut={() => setKnown(null)} />}
      {signedOut && known !== null && <Reading />}
      {signedOut && known === null && (
        <SignInPage running={isPending} problem={signIn.error} signIn={(given) => mutate(given)} />
      )}
    </div>
  );
}

function Console(props: { readonly status: ReturnType<typeof useStatus>; readonly signOut: () => void }): ReactElement {
  const { text } = useConsole();
  const styles = useStyles();
  const page = usePage();
  useAskBeforeLeaving();
  const { data: status, error } = props.status;
  if (status === undefined) return error === null ? <Reading /> : <Unreachable />;
  return (
    <>
      <PageHeader page={page} version={status.version} signingOut={props.signOut} />
      <main className={styles.main}>
        {error !== null && (
          <MessageBar intent="error" layout="multiline">
            <MessageBarBody>{text('page.stale')}</MessageBarBody>
          </MessageBar>
        )}
        <HoldBanner status={status} />
        <ChangingBanner status={status} />
        <GuardBanner status={status} />
        {page === 'overview' && <OverviewPage status={status} />}
        {page === 'people' && <PeoplePage />}
        {page === 'individual' && <IndividualPage mode={status.mode} />}
        {page === 'rules' && <RulesPage mode={status.mode} modePinned={status.modePinned} />}
        {page === 'scope' && <ScopePage />}
        {page === 'pbx' && <PbxPage status={status} />}
        {page === 'microsoft' && <MicrosoftPage />}
      </main>
    </>
  );
}

function Reading(): ReactElement {
  const { text } = useConsole();
  const styles = useStyles();
  return (
    <main className={styles.main}>
      <Spinner label={text('page.loading')} />
    </main>
  );
}

function Unreachable(): ReactElement {
  const { text } = useConsole();
  const styles = useStyles();
  return (
    <main className={styles.main}>
      <Text role="alert">{text('page.unreachable')}</Text>
    </main>
  );
}
