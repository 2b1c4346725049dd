import { useEffect, useState } from 'react';
import { instantOf } from '../../ui/locales/formats.ts';
import { useLiveState, usePane } from '../pane-context.tsx';

export type SilentSince = {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The silence may have begun earlier: it is older than what bridge and pane have seen. */
  readonly orEarlier: boolean;
};

/** Since when a DND that a person set without an end is on: as the bridge tells it, else since this pane has seen it. */
export function useSilentSince(): SilentSince | null {
  const { now } = usePane();
  const { me } = useLiveState();
  const isOpenEnded = me?.dnd.on === true && me.dnd.origin === 'person' && me.dnd.until === undefined;
  const [seenAt, setSeenAt] = useState<number | null>(null);
  useEffect(() => setSeenAt(isOpenEnded ? now() : null), [isOpenEnded, now]);
  if (!isOpenEnded) return null;
  const toldAt = instantOf(me.dnd.since);
  if (toldAt !== null) return { at: toldAt, orEarlier: false };
  return seenAt === null ? null : { at: seenAt, orEarlier: true };
}
