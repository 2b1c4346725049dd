/** Asked before a call that may cost, that hides something, or that brings help. */
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { MouseEvent, ReactElement } from 'react';
import type { Question } from '../desk.ts';
import { usePane } from '../pane-context.tsx';

const useStyles = makeStyles({
  surface: { width: 'calc(100% - 24px)', maxWidth: '420px' },
  number: { fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  written: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  button: { minHeight: '44px' },
  actions: { gridColumnStart: 1 },
});

export function QuestionDialog(props: { readonly question: Question }): ReactElement {
  const { target, warnings, answer } = props.question;
  const { t, numbers, isTrusted } = usePane();
  const styles = useStyles();
  const say = (event: MouseEvent, yes: boolean): void => answer(yes && isTrusted(event.nativeEvent));
  return (
    <Dialog open modalType="alert" onOpenChange={(_event, { open }) => (open ? undefined : answer(false))}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{t('ask.title')}</DialogTitle>
          <DialogContent>
            {target.name === null ? null : <p>{target.name}</p>}
            <p className={styles.number}>{t('ask.dial', { number: numbers.format(target.number) })}</p>
            <p className={styles.written}>{t('ask.written', { text: target.written })}</p>
            {warnings.map((warning) => (
              <p key={warning}>{t(warning)}</p>
            ))}
          </DialogContent>
          <DialogActions className={styles.actions}>
            <Button className={styles.button} appearance="primary" onClick={(event) => say(event, true)}>
              {t('ask.call')}
            </Button>
            <Button className={styles.button} onClick={(event) => say(event, false)}>
              {t('action.cancel')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
