/** A number as it will be dialled, with the name it belongs to; a tap shows how it was written and what else to do. */
import { CallRegular } from '@fluentui/react-icons/headless/svg/call';
import { PhoneRegular } from '@fluentui/react-icons/headless/svg/phone';
import { PrintRegular } from '@fluentui/react-icons/headless/svg/print';
import { useState, type ReactElement } from 'react';
import type { FoundNumber } from '../../domain/numbers/found-number.ts';
import type { DialTarget } from '../desk.ts';
import { usePane } from '../pane-context.tsx';
import { CallButton } from './call-button.tsx';
import { RowActions } from './row-actions.tsx';
import { Row } from './row.tsx';
import { wordsAround } from './words-around.ts';

const icons = { phone: CallRegular, extension: CallRegular, mobile: PhoneRegular, fax: PrintRegular };

export function targetOf(item: FoundNumber): DialTarget {
  return { number: item, name: item.name, written: item.written };
}

export function NumberRow(props: { readonly item: FoundNumber }): ReactElement {
  const { item } = props;
  const { t, numbers } = usePane();
  const [open, setOpen] = useState(false);
  const Icon = icons[item.label ?? 'phone'];
  const shown = numbers.format(item);
  const target = targetOf(item);
  const about = [item.label && t(`number.${item.label}`), item.name ?? wordsAround(item)].filter(Boolean).join(' · ');
  const warning = item.flags.includes('linkDiffers') ? t('number.differs') : null;
  return (
    <Row
      picture={<Icon className="icon quiet" aria-hidden="true" />}
      first={shown}
      second={warning ?? about}
      details={{ label: [shown, warning ?? about].filter(Boolean).join(', '), open, onToggle: () => setOpen(!open) }}
      below={
        open ? (
          <>
            <p className="small quiet">{t('ask.written', { text: item.written })}</p>
            <RowActions target={target} />
          </>
        ) : null
      }
    >
      <CallButton target={target} />
    </Row>
  );
}
