import { Caption1, Card, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { useConsole } from '../console-context.ts';
import { dateOf } from './date.ts';
import type { MicrosoftView } from './microsoft-view.ts';

const useStyles = makeStyles({
  title: { margin: 0 },
  facts: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  value: { margin: 0, overflowWrap: 'anywhere' },
});

export function RegistrationCard({ view }: { readonly view: MicrosoftView }): ReactElement {
  const { text, language } = useConsole();
  const styles = useStyles();
  const date = dateOf(view.credential.expiresAt, language);
  const credential =
    view.credential.kind === 'certificate'
      ? text('microsoft.credential.certificate', { date })
      : text('microsoft.credential.secret');
  const facts = [
    [text('microsoft.tenant'), view.tenantId],
    ...(view.clientId === null ? [] : [[text('microsoft.client'), view.clientId]]),
    [text('microsoft.redirect'), view.redirectUri],
    [text('microsoft.credential'), credential],
  ];
  return (
    <Card role="group" aria-label={text('microsoft.registration')}>
      <Subtitle2 as="h2" className={styles.title}>
        {text('microsoft.registration')}
      </Subtitle2>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>
              <Caption1 className={styles.quiet}>{name}</Caption1>
            </dt>
            <dd className={styles.value}>
              <Text>{value}</Text>
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
