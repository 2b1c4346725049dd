/** Which synchronisation runs, and the way to another one. */
import { Button, Caption1, Card, CardHeader, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import type { Status } from '../api/answers.ts';
import { useConsole } from '../console-context.ts';
import { ModeDialog } from './mode-dialog.tsx';

const useStyles = makeStyles({
  mode: { display: 'block', fontSize: tokens.fontSizeBase500, fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2 },
});

export function ModeCard({ status }: { readonly status: Status }): ReactElement {
  const { text } = useConsole();
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  const { mode, modePinned, hold } = status;
  return (
    <Card role="group" aria-label={text('mode.title')}>
      <CardHeader
        header={<Text weight="semibold">{text('mode.title')}</Text>}
        action={
          modePinned ? null : (
            <Button appearance="secondary" size="small" onClick={() => setOpen(true)}>
              {text('mode.change')}
            </Button>
          )
        }
      />
      <div>
        <Text className={styles.mode}>{text(`mode.${mode}`)}</Text>
        <Text className={styles.quiet}>{text(`mode.${mode}.text`)}</Text>
      </div>
      {modePinned && <Caption1 className={styles.quiet}>{text('mode.pinned')}</Caption1>}
      {hold && mode !== 'off' && <Caption1 className={styles.quiet}>{text('mode.heldNote')}</Caption1>}
      {open && <ModeDialog mode={mode} onClose={() => setOpen(false)} />}
    </Card>
  );
}
