/** A page while its answer is on its way, when it does not come, and when it is there. */
import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  Spinner,
  tokens,
} from '@fluentui/react-components';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { problemFrom } from '../../ui/api/api-problem.ts';
import { useConsole } from '../console-context.ts';

const useStyles = makeStyles({ spinner: { padding: tokens.spacingVerticalXXL } });

export function Loaded<Value>(props: {
  readonly query: UseQueryResult<Value>;
  readonly children: (value: Value) => ReactElement;
}): ReactElement {
  const { text } = useConsole();
  const styles = useStyles();
  const { data, error, refetch, isFetching } = props.query;
  if (data !== undefined) return props.children(data);
  if (error === null) return <Spinner className={styles.spinner} label={text('page.loading')} />;
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>{text(`problem.${problemFrom(error).code}`)}</MessageBarBody>
      <MessageBarActions>
        <Button disabled={isFetching} onClick={() => void refetch()}>
          {text('page.again')}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
