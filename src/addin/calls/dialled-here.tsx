import type { ReactElement } from 'react';
import { useDesk, usePane } from '../pane-context.tsx';
import { CallButton } from '../rows/call-button.tsx';
import { EmptyLine } from '../rows/empty-line.tsx';
import { Row } from '../rows/row.tsx';
import { Section } from '../rows/section.tsx';

/** What was called from here, until the pane is closed: for phone systems that keep their call list to themselves. */
export function DialledHere(): ReactElement {
  const { t, formats, numbers, now } = usePane();
  const { dialled } = useDesk();
  if (dialled.length === 0) return <EmptyLine>{t('calls.empty')}</EmptyLine>;
  return (
    <Section title={t('calls.dialled')}>
      {dialled.map(({ target, at }) => {
        const shown = numbers.format(target.number);
        const time = formats.moment(at, now());
        return (
          <Row
            key={`${at}-${target.number.dial}`}
            first={target.name ?? shown}
            second={target.name === null ? time : `${time} · ${shown}`}
          >
            <CallButton target={target} />
          </Row>
        );
      })}
    </Section>
  );
}
