/** The part of the call list that is on the page: the newest calls, and as many older pages as were asked for. */
import type { CallListAnswer } from '../../contract/telephone.ts';
import type { PastCall } from './group-calls.ts';

/** Calls of one request; the bridge takes at most 100. */
export const pageSize = 50;

export type PastPages = {
  readonly entries: readonly PastCall[];
  /** Places of the list that were asked for, from the newest one on: more than `entries` where some can't be read. */
  readonly asked: number;
  /** Places of the whole list. */
  readonly total: number;
  /** Another number after each start from the top: an older page that was on its way then leaves a gap. */
  readonly start: number;
};

/**
 * The newest page, read again: what came meanwhile goes above, what is known below stays. Where more came than fit
 * into a page nothing below joins it, and the list starts anew.
 */
export function withNewest(known: PastPages | null, { entries, total }: CallListAnswer): PastPages {
  const ids = new Set(entries.map(({ id }) => id));
  const lastShared = known?.entries.findLastIndex(({ id }) => ids.has(id)) ?? -1;
  if (known === null || lastShared < 0) return { entries, asked: pageSize, total, start: (known?.start ?? 0) + 1 };
  const below = known.entries.slice(lastShared + 1);
  const came = entries.length + below.length - known.entries.length;
  return { ...known, entries: [...entries, ...below], asked: Math.max(pageSize, known.asked + came), total };
}

/** The page that follows. Calls that came meanwhile push the list down: what is known already is not shown twice. */
export function withOlder(known: PastPages, start: number, { entries, total }: CallListAnswer): PastPages {
  if (known.start !== start) return known;
  const ids = new Set(known.entries.map(({ id }) => id));
  const older = entries.filter(({ id }) => !ids.has(id));
  return { ...known, entries: [...known.entries, ...older], asked: known.asked + pageSize, total };
}
