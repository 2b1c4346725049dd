/** Everybody's calls by busy lamps: experimental, off by default, with a test that says what this PBX supports. */
import {
  Badge,
  Button,
  Caption1,
  Card,
  Field,
  Input,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Spinner,
  Subtitle2,
  Text,
  tokens,
} from '@fluentui/react-components';
import { CheckmarkCircle16Filled, DismissCircle16Filled, Info16Filled } from '@fluentui/react-icons';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { LampTestStep, PbxView } from '../../domain/console-views.ts';
import { problemFrom } from '../../ui/api/api-problem.ts';
import { useConsole } from '../console-context.ts';
import { keyOf } from '../locales/texts.ts';

const looks = {
  ok: { color: 'success', icon: <CheckmarkCircle16Filled /> },
  failed: { color: 'danger', icon: <DismissCircle16Filled /> },
  notOffered: { color: 'warning', icon: <Info16Filled /> },
} as const;

const useStyles = makeStyles({
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  title: { margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  account: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: tokens.spacingHorizontalM },
  steps: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    margin: 0,
    paddingLeft: tokens.spacingHorizontalXL,
  },
  detail: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere' },
});

export function LampsCard({ view }: { readonly view: PbxView }): ReactElement {
  const { api, text } = useConsole();
  const styles = useStyles();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const isOn = view.feeds.includes('lamp');
  const isConfigured = view.lampLogin !== null;
  const test = useMutation({ mutationFn: api.testLamps, onSettled: () => setPassword('') });
  return (
    <Card role="group" aria-label={text('lamps.title')}>
      <div className={styles.head}>
        <Subtitle2 as="h3" className={styles.title}>
          {text('lamps.title')}
        </Subtitle2>
        <Badge appearance="outline" color="warning">
          {text('lamps.experimental')}
        </Badge>
        <Badge appearance="tint" color={isOn ? 'success' : 'informative'}>
          {text(isOn ? 'pbx.on' : 'pbx.off')}
        </Badge>
      </div>
      <Text>{text('lamps.about')}</Text>
      <Caption1 className={styles.quiet}>
        {isConfigured ? text('lamps.account', { login: view.lampLogin ?? '' }) : text('lamps.howToSwitchOn')}
      </Caption1>
      <form
        className={styles.account}
        onSubmit={(event) => {
          event.preventDefault();
          test.mutate(isConfigured ? null : { login: login.trim(), password });
        }}
      >
        {!isConfigured && (
          <>
            <Field label={text('lamps.login')}>
              <Input value={login} autoComplete="off" onChange={(_event, data) => setLogin(data.value)} />
            </Field>
            <Field label={text('lamps.password')}>
              <Input
                type="password"
                value={password}
                autoComplete="off"
                onChange={(_event, data) => setPassword(data.value)}
              />
            </Field>
          </>
        )}
        <Button type="submit" disabled={test.isPending || (!isConfigured && (login.trim() === '' || password === ''))}>
          {text('lamps.test')}
        </Button>
      </form>
      {test.isPending && <Spinner size="tiny" label={text('lamps.running')} />}
      {test.error !== null && (
        <MessageBar intent="error" layout="multiline" role="alert">
          <MessageBarBody>{text(`problem.${problemFrom(test.error).code}`)}</MessageBarBody>
        </MessageBar>
      )}
      {test.data !== undefined && <Steps steps={test.data} />}
    </Card>
  );
}

function Steps({ steps }: { readonly steps: readonly LampTestStep[] }): ReactElement {
  const { text } = useConsole();
  const styles = useStyles();
  const works = steps.some(({ step, outcome }) => step === 'stateRecognised' && outcome === 'ok');
  return (
    <>
      <MessageBar intent={works ? 'success' : 'warning'} layout="multiline" role="status">
        <MessageBarBody>{text(works ? 'lamps.works' : 'lamps.worksNot')}</MessageBarBody>
      </MessageBar>
      <ol className={styles.steps} aria-label={text('lamps.test')}>
        {steps.map(({ step, outcome, detail }) => (
          <li key={step}>
            <span className={styles.head}>
              <Text>{text(keyOf('lampStep', step, 'lampStep.other'))}</Text>
              <Badge appearance="tint" color={looks[outcome].color} icon={looks[outcome].icon}>
                {text(`lamps.${outcome}`)}
              </Badge>
              {detail !== '' && <Caption1 className={styles.detail}>{detail}</Caption1>}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
