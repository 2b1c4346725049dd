/** What a tap on a past call or a message shows: kind and length, and what else can be done about it. */
import type { ReactElement } from 'react';
import { useAnswer } from '../../ui/api/use-answer.ts';
import { writeMail } from '../actions/write-mail.ts';
import type { DialTarget } from '../desk.ts';
import { useItem } from '../item/item-context.tsx';
import { useLiveState, usePane } from '../pane-context.tsx';
import { ActionButton } from '../rows/action-button.tsx';
import { RowActions } from '../rows/row-actions.tsx';
import type { PastCall } from './group-calls.ts';
import { addressAtHand, addressInBook } from './mail-address.ts';

type Caller = Pick<PastCall, 'id' | 'name' | 'number'>;

export function PastCallDetails(props: {
  readonly call: Caller;
  /** What is known of it beside the mail address. */
  readonly words: readonly (string | null)[];
  readonly target: DialTarget | null;
  /** Of the call, as it is shown. */
  readonly time: string | null;
}): ReactElement {
  const { call, words, target, time } = props;
  const { t } = usePane();
  const address = useMailAddress(call);
  const subject = time === null ? t('mailTo.subject') : t('mailTo.subjectAt', { time });
  return (
    <>
      <p className="small quiet">{[...words, address].filter(Boolean).join(' · ')}</p>
      <RowActions target={target}>
        {address === null ? null : <ActionButton action={writeMail} target={{ to: address, subject }} wide />}
      </RowActions>
    </>
  );
}

/** The address book is asked only about a call that somebody looks at, and where nothing is at hand. */
function useMailAddress(call: Caller): string | null {
  const { telephone, numbers, team } = usePane();
  const { colleagues } = useLiveState();
  const view = useItem();
  const atHand = addressAtHand(call, { colleagues: colleagues ?? [], view, team }, numbers);
  const isWorthIt = atHand === null && (call.name !== null || call.number !== null);
  const { value } = useAnswer(isWorthIt ? () => addressInBook(call, telephone, numbers) : null, call.id);
  return atHand ?? value;
}
