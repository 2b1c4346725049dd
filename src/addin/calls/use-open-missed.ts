/** How many missed calls are still to be dealt with; read again whenever a call comes or ends, or one is marked. */
import { useEffect, useState } from 'react';
import { useDesk, useLiveState, usePane } from '../pane-context.tsx';

/** The most that one request of the call list gives out. */
const looksAt = 100;

/** 0 where the phone system shows no call list; after a failure what was known before stays. */
export function useOpenMissed(): number {
  const { telephone } = usePane();
  const { calls, me } = useLiveState();
  const { marks } = useDesk();
  const [count, setCount] = useState(0);
  const isOffered = me?.capabilities.includes('callList') === true;
  const running = calls.map(({ id }) => id).join();
  useEffect(() => {
    if (!isOffered) return;
    let isWanted = true;
    telephone.callList({ missed: true, offset: 0, limit: looksAt }).then(
      ({ entries }) => {
        if (isWanted) setCount(entries.filter(({ done }) => !done).length);
      },
      // The Calls page tells why, where it is looked at.
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [telephone, isOffered, running, marks]);
  return isOffered ? count : 0;
}
