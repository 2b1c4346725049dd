import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { useConsole } from '../console-context.ts';
import { useChange } from '../queries.ts';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
});

/** After a refusal the bridge does not knock again by itself, so that no account is locked: the administrator does. */
export function TryAgain(): ReactElement {
  const { api, text } = useConsole();
  const styles = useStyles();
  const again = useChange(api.tryAgain);
  return (
    <div className={styles.row}>
      <Button size="small" disabled={again.isPending} onClick={() => again.mutate(undefined)}>
        {text('connection.tryAgain')}
      </Button>
      {again.isSuccess && <Text role="status">{text('connection.trying')}</Text>}
      {again.error !== null && <Text role="alert">{text(`problem.${again.error.code}`)}</Text>}
    </div>
  );
}
