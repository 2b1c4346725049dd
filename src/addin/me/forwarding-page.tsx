/** Where calls go: one block for each slot of the phone system, and above them what callers get now. */
import { Fragment, type ReactElement } from 'react';
import { useAnswer } from '../../ui/api/use-answer.ts';
import { callersText } from '../callers/callers-text.ts';
import type { Redirections } from '../callers/redirections-store.ts';
import { useLiveState, useNumberRules, usePane } from '../pane-context.tsx';
import { EmptyLine } from '../rows/empty-line.tsx';
import { Answered } from './answered.tsx';
import { RedirectionSlot } from './redirection-slot.tsx';
import { useMeText } from './me-text.ts';

export default function ForwardingPage(): ReactElement {
  const pane = usePane();
  const { me } = useLiveState();
  const m = useMeText();
  useNumberRules();
  const shown = (number: string): string => {
    const read = pane.numbers.normalise(number);
    return read?.ok ? pane.numbers.format(read) : number;
  };
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
            {byNumber(redirections).map(([number, slots]) => (
              <Fragment key={number}>
                {number === null ? null : <h3>{m('forwarding.ofNumber', { number: shown(number) })}</h3>}
                {slots.map((slot) => (
                  <RedirectionSlot
                    key={`${slot.id}-${JSON.stringify(slot.target)}`}
                    slot={slot}
                    shown={shown}
                    mailbox={mailbox}
                    onDone={answer.again}
                  />
                ))}
              </Fragment>
            ))}
          </>
        );
      }}
    </Answered>
  );
}

/** Each number of the person has slots of its own. They stand together, in the order of the phone system. */
function byNumber(slots: Redirections): readonly (readonly [string | null, Redirections])[] {
  const numbers = [...new Set(slots.map(({ number }) => number))];
  return numbers.map((number) => [number, slots.filter((slot) => slot.number === number)]);
}
