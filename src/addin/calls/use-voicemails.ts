/** The voicemails, read again whenever a call ends and once they can be read again; what was read stays meanwhile. */
import { useEffect } from 'react';
import type { VoicemailAnswer } from '../../contract/telephone.ts';
import { useAnswer, type Answer } from '../../ui/api/use-answer.ts';
import { useLiveState, usePane } from '../pane-context.tsx';
import { keepVoicemails, keptVoicemails } from './kept-calls.ts';

type Voicemails = readonly VoicemailAnswer[];

export function useVoicemails(): Pick<Answer<Voicemails>, 'value' | 'problem' | 'again'> {
  const { telephone } = usePane();
  const { calls, connection, me } = useLiveState();
  const read = async (): Promise<Voicemails> => {
    const answer = await telephone.voicemails();
    keepVoicemails(telephone, answer);
    return answer;
  };
  const { value, problem, again } = useAnswer(read, calls.map(({ id }) => id).join());
  const isReachable = connection === 'live' && me?.telephonyState !== null;
  useEffect(() => {
    if (isReachable && problem) again();
    // Not `problem`: what fails while it is reachable waits for a click.
  }, [isReachable]);
  return { value: value ?? keptVoicemails(telephone), problem, again };
}
