/** What was called from here. The list of the phone system comes beside it where the PBX gives it out. */
import type { ReactElement } from 'react';
import { redial } from '../actions/redial.ts';
import { useDesk, useLiveState, usePane } from '../pane-context.tsx';
import { ActionButton } from '../rows/action-button.tsx';
import { CallButton } from '../rows/call-button.tsx';
import { EmptyLine } from '../rows/empty-line.tsx';
import { Row } from '../rows/row.tsx';
import { Section } from '../rows/section.tsx';

export default function CallsPage(): ReactElement {
  const { t, formats, numbers, now } = usePane();
  const { me } = useLiveState();
  const { dialled } = useDesk();
  return (
    <>
      {dialled.length === 0 ? (
        <EmptyLine>{t('calls.empty')}</EmptyLine>
      ) : (
        <>
          <ActionButton action={redial} target={undefined} wide />
          <Section title={t('calls.dialled')}>
            {dialled.map(({ target, at }) => {
              const shown = numbers.format(target.number);
              const time = formats.moment(at, now());
              return (
                <Row
                  key={`${at}-${target.number.dial}`}
                  first={target.name ?? shown}
                  second={target.name === null ? time : `${shown} · ${time}`}
                >
                  <CallButton target={target} />
                </Row>
              );
            })}
          </Section>
        </>
      )}
      {me && !me.capabilities.includes('callList') ? <EmptyLine>{t('calls.noList')}</EmptyLine> : null}
    </>
  );
}
