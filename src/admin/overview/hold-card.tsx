/** "Give everything back now": one click and one question away, in every state. */
import {
  Button,
  Card,
  CardHeader,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import type { Status } from '../api/answers.ts';
import { useConsole } from '../console-context.ts';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { useChange } from '../queries.ts';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2 },
  button: { alignSelf: 'flex-start' },
});

export function HoldCard(): ReactElement {
  const { api, text } = useConsole();
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  const change = useChange(api.setHold);
  const close = (): void => {
    change.reset();
    setOpen(false);
  };
  return (
    <Card role="group" aria-label={text('hold.title')}>
      <CardHeader header={<Text weight="semibold">{text('hold.title')}</Text>} />
      <Text className={styles.quiet}>{text('hold.text')}</Text>
      <Button className={styles.button} onClick={() => setOpen(true)}>
        {text('hold.button')}
      </Button>
      <ConfirmDialog
        open={open}
        title={text('hold.title')}
        action={text('hold.button')}
        allowed
        running={change.isPending}
        failure={change.error === null ? null : text('hold.failed')}
        onClose={close}
        onConfirm={() => change.mutate(true, { onSuccess: close })}
      >
        <Text>{text('hold.confirm')}</Text>
      </ConfirmDialog>
    </Card>
  );
}

/** Stands above everything while the hold is on, with what is still to be given back. */
export function HoldBanner({ status }: { readonly status: Status }): ReactElement | null {
  const { api, text } = useConsole();
  const change = useChange(api.setHold);
  if (!status.hold) return null;
  const pending = status.people.claims + status.people.leases;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        {text(pending === 0 ? 'hold.active' : 'hold.pending', { count: pending })}
        {change.error !== null && ` ${text('hold.failed')}`}
      </MessageBarBody>
      <MessageBarActions>
        <Button disabled={change.isPending} onClick={() => change.mutate(false)}>
          {text('hold.lift')}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
