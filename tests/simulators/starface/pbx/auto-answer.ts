import type { Pbx } from './pbx.ts';

/** The world outside picks up by itself after this time; never where it is undefined. Answers what ends that. */
export function answerOutside(pbx: Pbx, afterMs: number | undefined): () => void {
  const timers = new Set<NodeJS.Timeout>();
  if (afterMs === undefined) return () => undefined;
  const end = pbx.calls.changed.on(({ leg, snapshot }) => {
    const { calledNumber } = leg;
    // A called person or group of the same PBX answers by steering.
    const isInside = pbx.personAt(calledNumber) !== undefined || pbx.groupAt(calledNumber) !== undefined;
    if (snapshot.state !== 'RINGBACK' || isInside) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      pbx.calls.answer(leg);
    }, afterMs);
    timers.add(timer);
  });
  return () => {
    end();
    for (const timer of timers) clearTimeout(timer);
  };
}
