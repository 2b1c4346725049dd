/** Which phone rings first when the person calls from here. */
import { Radio, RadioGroup } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { useAnswer } from '../../ui/api/use-answer.ts';
import { choosePhone } from '../actions/choose-phone.ts';
import { phoneName } from '../dialling/phone-name.ts';
import { usePane } from '../pane-context.tsx';
import { EmptyLine } from '../rows/empty-line.tsx';
import { Answered } from './answered.tsx';
import { useMeText } from './me-text.ts';
import { usePerform } from './use-perform.ts';

export default function PhonesPage(): ReactElement {
  const { telephone, t } = usePane();
  const m = useMeText();
  const answer = useAnswer(telephone.phones, 'phones');
  const { busy, perform } = usePerform(choosePhone, answer.again);
  return (
    <Answered answer={answer}>
      {(phones) =>
        phones.length === 0 ? (
          <EmptyLine>{m('phones.none')}</EmptyLine>
        ) : (
          <>
            <p className="small quiet">{m('phones.hint')}</p>
            <RadioGroup
              aria-label={m('page.phones')}
              value={phones.find(({ primary }) => primary)?.id ?? ''}
              disabled={busy}
              onChange={(_event, { value }) => {
                const phone = phones.find(({ id }) => id === value);
                if (phone) perform(phone);
              }}
            >
              {phones.map((phone) => (
                <Radio
                  key={phone.id}
                  value={phone.id}
                  className="choice-line"
                  label={phone.registered === false ? t('phone.off', { name: phoneName(phone) }) : phoneName(phone)}
                />
              ))}
            </RadioGroup>
          </>
        )
      }
    </Answered>
  );
}
