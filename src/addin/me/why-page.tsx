/** Why the state is what it is: the facts with their age, the rule, what the bridge holds, and what people did. */
import type { ReactElement } from 'react';
import { useAnswer } from '../../ui/api/use-answer.ts';
import { useLiveState, usePane } from '../pane-context.tsx';
import { Answered } from './answered.tsx';
import { useMeText } from './me-text.ts';
import { SilentAgain } from './silent-again.tsx';
import { whyLines } from './why-lines.ts';

export default function WhyPage(): ReactElement {
  const pane = usePane();
  const { me } = useLiveState();
  const m = useMeText();
  // Whatever the stream tells may have another reason.
  const seen = JSON.stringify([me?.dnd, me?.telephonyState, me?.microsoft, me?.mode]);
  const answer = useAnswer(pane.telephone.why, `why ${seen}`);
  return (
    <Answered answer={answer}>
      {(why) => (
        <>
          <dl className="why">
            {whyLines(why, m, pane).map(({ term, text }) => (
              <div key={`${term} ${text}`}>
                <dt className="small quiet">{term}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
          {why.override?.on === false && why.override.by === 'phone' && why.outcome === 'on' ? (
            <SilentAgain onDone={answer.again} />
          ) : null}
        </>
      )}
    </Answered>
  );
}
