/** The call list as far as it was asked for. It is read again whenever a call comes or ends. */
import { useCallback, useEffect, useState } from 'react';
import { problemFrom, type ApiProblem } from '../../ui/api/api-problem.ts';
import { useLiveState, usePane } from '../pane-context.tsx';
import type { PastCall } from './group-calls.ts';
import { keepCalls, keptCalls } from './kept-calls.ts';
import { pageSize, withNewest, withOlder, type PastPages } from './past-pages.ts';

export type PastCalls = {
  /** Newest first; null before the first answer. */
  readonly entries: readonly PastCall[] | null;
  /** What stands there could not be read anew, and may be old. */
  readonly isOld: boolean;
  /** Why the last request failed; null after a success. */
  readonly problem: ApiProblem | null;
  readonly isLoading: boolean;
  /** Asks for the page that follows; null where the list ends. */
  readonly older: (() => void) | null;
  readonly again: () => void;
};

export function usePastCalls(missed: boolean): PastCalls {
  const { telephone } = usePane();
  const { calls, connection, me } = useLiveState();
  const [pages, setPages] = useState<PastPages | null>(() => {
    const kept = keptCalls(telephone, missed);
    return kept && withNewest(null, kept);
  });
  const [isOld, setOld] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [isLoading, setLoading] = useState(true);
  const [round, setRound] = useState(0);
  const again = useCallback(() => setRound((last) => last + 1), []);
  const running = calls.map(({ id }) => id).join();
  useEffect(() => {
    let isWanted = true;
    setLoading(true);
    telephone.callList({ missed, offset: 0, limit: pageSize }).then(
      (answer) => {
        if (!isWanted) return;
        keepCalls(telephone, missed, answer);
        setPages((known) => withNewest(known, answer));
        setOld(false);
        setProblem(null);
        setLoading(false);
      },
      (error: unknown) => {
        if (!isWanted) return;
        setOld(true);
        setProblem(problemFrom(error));
        setLoading(false);
      },
    );
    return () => {
      isWanted = false;
    };
  }, [telephone, missed, running, round]);
  const isReachable = connection === 'live' && me?.telephonyState !== null;
  useEffect(() => {
    if (isReachable && isOld) again();
    // Not `isOld`: what fails while it is reachable waits for a click.
  }, [isReachable]);
  const older = async (from: PastPages): Promise<void> => {
    setLoading(true);
    try {
      const answer = await telephone.callList({ missed, offset: from.asked, limit: pageSize });
      setPages((known) => (known === null ? known : withOlder(known, from.start, answer)));
      setProblem(null);
    } catch (error) {
      setProblem(problemFrom(error));
    }
    setLoading(false);
  };
  return {
    entries: pages?.entries ?? null,
    isOld,
    problem,
    isLoading,
    older: pages !== null && pages.asked < pages.total ? () => void older(pages) : null,
    again,
  };
}
