/** Asked before a call where another phone than last time on this device would ring, or one that is not registered. */
import { Dialog, DialogBody, DialogContent, DialogSurface, DialogTitle } from '@fluentui/react-components';
import type { MouseEvent, ReactElement } from 'react';
import type { PhoneQuestion } from '../desk.ts';
import { phoneName } from '../dialling/phone-name.ts';
import { usePane } from '../pane-context.tsx';
import { Button } from '../rows/button.tsx';
import { useReturnFocus } from './use-return-focus.ts';

export function PhoneDialog(props: { readonly question: PhoneQuestion }): ReactElement {
  const { phones, why, answer } = props.question;
  const { t, isTrusted } = usePane();
  useReturnFocus();
  // Which one can ring comes before which one the phone system would take.
  const advised =
    phones.find(({ primary, registered }) => primary && registered !== false) ??
    phones.find(({ registered }) => registered !== false);
  const say = (event: MouseEvent, phoneId: string | null): void =>
    answer(isTrusted(event.nativeEvent) ? phoneId : null);
  return (
    <Dialog open modalType="alert" onOpenChange={(_event, { open }) => (open ? undefined : answer(null))}>
      <DialogSurface className="question">
        <DialogBody>
          <DialogTitle>{t('phone.title')}</DialogTitle>
          <DialogContent>
            <p className="quiet">{t(why)}</p>
            <div className="form">
              {phones.map((phone) => (
                <Button
                  key={phone.id}
                  className="tall wide"
                  appearance={phone.id === advised?.id ? 'primary' : 'secondary'}
                  onClick={(event) => say(event, phone.id)}
                >
                  {phone.registered === false ? t('phone.off', { name: phoneName(phone) }) : phoneName(phone)}
                </Button>
              ))}
              <Button className="tall wide" appearance="subtle" onClick={(event) => say(event, null)}>
                {t('action.cancel')}
              </Button>
            </div>
          </DialogContent>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
