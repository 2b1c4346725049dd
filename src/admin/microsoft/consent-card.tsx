import {
  Button,
  Caption1,
  Card,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { instantOf } from '../../ui/locales/formats.ts';
import { useConsole } from '../console-context.ts';
import { keyOf } from '../locales/texts.ts';
import type { MicrosoftView } from './microsoft-view.ts';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2 },
  button: { alignSelf: 'start' },
});

export function ConsentCard(props: {
  readonly view: MicrosoftView;
  /** Leaves the page for Microsoft's. */
  readonly leave?: (address: string) => void;
}): ReactElement {
  const { api, text } = useConsole();
  const styles = useStyles();
  const { view, leave = (address) => window.location.assign(address) } = props;
  const begin = useMutation({ mutationFn: api.beginConsent, onSuccess: leave });
  const complete = view.permissions?.every(({ granted }) => granted) ?? false;
  return (
    <Card>
      <Text>{text('microsoft.why')}</Text>
      {view.lastConsent !== null && <Result result={view.lastConsent} complete={complete} />}
      {begin.error !== null && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{text('microsoft.grantFailed')}</MessageBarBody>
        </MessageBar>
      )}
      <Button
        className={styles.button}
        appearance={complete ? 'secondary' : 'primary'}
        disabled={begin.isPending}
        onClick={() => begin.mutate()}
      >
        {text('microsoft.grant')}
      </Button>
      <Caption1 className={styles.quiet}>{text('microsoft.grantHint')}</Caption1>
    </Card>
  );
}

function Result(props: {
  readonly result: NonNullable<MicrosoftView['lastConsent']>;
  readonly complete: boolean;
}): ReactElement {
  const { text, formats, now } = useConsole();
  const { result, complete } = props;
  const at = instantOf(result.at);
  const time = at === null ? '' : formats.moment(at, now());
  const isDone = result.outcome === 'done';
  const key = isDone ? 'consent.done' : keyOf('consent', withoutGroup(result.code), 'consent.other');
  return (
    <MessageBar intent={isDone ? (complete ? 'success' : 'warning') : 'error'} layout="multiline">
      <MessageBarBody>
        {text(key, { time })}
        {isDone && !complete && ` ${text('microsoft.wait')}`}
        {result.code !== null && ` ${text('connection.code', { code: result.code })}`}
      </MessageBarBody>
    </MessageBar>
  );
}

function withoutGroup(code: string | null): string {
  return code?.startsWith('consent.') === true ? code.slice('consent.'.length) : 'other';
}
