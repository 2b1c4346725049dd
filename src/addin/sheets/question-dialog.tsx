/** Asked before a call that may cost, that hides something, or that brings help. */
import {
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import type { KeyboardEvent, MouseEvent, ReactElement } from 'react';
import type { Question } from '../desk.ts';
import { usePane } from '../pane-context.tsx';
import { useReturnFocus } from './use-return-focus.ts';
import { Button } from '../rows/button.tsx';

/** The key that opened the question, still held down, does not answer it. */
function refuseRepeat(event: KeyboardEvent): void {
  if (event.repeat) event.preventDefault();
}

export function QuestionDialog(props: { readonly question: Question }): ReactElement {
  const { target, warnings, answer } = props.question;
  const { t, numbers, isTrusted } = usePane();
  useReturnFocus();
  const say = (event: MouseEvent, yes: boolean): void => answer(yes && isTrusted(event.nativeEvent));
  return (
    <Dialog open modalType="alert" onOpenChange={(_event, { open }) => (open ? undefined : answer(false))}>
      <DialogSurface className="question" onKeyDown={refuseRepeat}>
        <DialogBody>
          <DialogTitle>{t('ask.title')}</DialogTitle>
          <DialogContent>
            {target.name === null ? null : <p>{target.name}</p>}
            <p className="strong">{t('ask.dial', { number: numbers.format(target.number) })}</p>
            <p className="quiet">{t('ask.written', { text: target.written })}</p>
            {warnings.map((warning) => (
              <p key={warning}>{t(warning)}</p>
            ))}
          </DialogContent>
          <DialogActions>
            <Button className="tall" appearance="primary" onClick={(event) => say(event, true)}>
              {t('ask.call')}
            </Button>
            <Button className="tall" onClick={(event) => say(event, false)}>
              {t('action.cancel')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
