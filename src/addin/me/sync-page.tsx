/** The sync with Teams: what it does, the own table where there is one, and how to leave it for a while. */
import type { ReactElement } from 'react';
import { useAnswer } from '../../ui/api/use-answer.ts';
import { useLiveState, usePane } from '../pane-context.tsx';
import { Answered } from './answered.tsx';
import { useMeText } from './me-text.ts';
import { PauseChoice } from './pause-choice.tsx';
import { RuleTable } from './rule-table.tsx';

export default function SyncPage(): ReactElement {
  const { telephone } = usePane();
  const { me } = useLiveState();
  const m = useMeText();
  const answer = useAnswer(telephone.ownSync, `sync ${me?.mode}`);
  const mode = me?.mode ?? 'off';
  return (
    <>
      <p>{m(`sync.mode.${mode}`)}</p>
      {mode === 'off' ? null : (
        <Answered answer={answer}>
          {(sync) => (
            <>
              <PauseChoice sync={sync} onDone={answer.again} />
              {mode === 'individual' ? <RuleTable sync={sync} onDone={answer.again} /> : null}
            </>
          )}
        </Answered>
      )}
    </>
  );
}
