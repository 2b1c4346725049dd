/** Where calls go: one block for each slot of the phone system, and above them what callers get now. */
import type { ReactElement } from 'react';
import { useAnswer } from '../../ui/api/use-answer.ts';
import { callersText } from '../callers/callers-text.ts';
import { useLiveState, usePane } from '../pane-context.tsx';
import { EmptyLine } from '../rows/empty-line.tsx';
import { Answered } from './answered.tsx';
import { RedirectionSlot } from './redirection-slot.tsx';
import { useMeText } from './me-text.ts';

export default function ForwardingPage(): ReactElement {
  const pane = usePane();
  const { me } = useLiveState();
  const m = useMeText();
  const answer = useAnswer(pane.telephone.redirections, 'redirections');
  return (
    <Answered answer={answer}>
      {({ redirections }) => {
        const now = callersText(me?.dnd.on ?? null, redirections, pane);
        const silent = callersText(true, redirections, pane);
        const mailbox = redirections.map(({ target }) => target).find((target) => target?.kind === 'mailbox') ?? null;
        return (
          <>
            {now === null ? null : <p className="strong">{m('forwarding.now', { callers: now })}</p>}
            {silent === null ? null : <p className="small quiet">{m('forwarding.silent', { callers: silent })}</p>}
            {redirections.length === 0 ? <EmptyLine>{m('forwarding.noSlots')}</EmptyLine> : null}
            {redirections.map((slot) => (
              <RedirectionSlot
                key={`${slot.id}-${JSON.stringify(slot.target)}`}
                slot={slot}
                mailbox={mailbox}
                onDone={answer.again}
              />
            ))}
          </>
        );
      }}
    </Answered>
  );
}
