import { useEffect, useState } from 'react';
import { useLiveState, usePane } from '../pane-context.tsx';

/** Since when this pane has seen a DND that a person set without an end; milliseconds since 1970, else null. */
export function useSilentSince(): number | null {
  const { now } = usePane();
  const { me } = useLiveState();
  const isOpenEnded = me?.dnd.on === true && me.dnd.origin === 'person' && me.dnd.until === undefined;
  const [since, setSince] = useState<number | null>(null);
  useEffect(() => setSince(isOpenEnded ? now() : null), [isOpenEnded, now]);
  return isOpenEnded ? since : null;
}
