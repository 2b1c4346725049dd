import { useEffect, useState } from 'react';
import { useLiveState } from '../pane-context.tsx';

/** A session at the phone system takes a moment to begin, after linking and after a restart of the bridge. */
const patienceMs = 5_000;

/** Whether the phone system has told a linked person nothing of his calls for a while: then it is not reachable. */
export function usePbxLost(): boolean {
  const { me } = useLiveState();
  const isSilent = me?.linked === true && me.telephonyState === null && me.capabilities.includes('call.place');
  const [isLost, setLost] = useState(false);
  useEffect(() => {
    if (!isSilent) return setLost(false);
    const timer = setTimeout(() => setLost(true), patienceMs);
    return () => clearTimeout(timer);
  }, [isSilent]);
  return isSilent && isLost;
}
