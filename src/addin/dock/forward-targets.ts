import type { Colleague } from '../../contract/api.ts';
import type { DialTarget } from '../desk.ts';

export type ForwardTarget = {
  readonly target: DialTarget;
  /** Whose state stands beside the name; null for everybody else. */
  readonly colleague: Colleague | null;
};

/** Each number once, where it was first, with whatever says most about it: a colleague, else a name. */
export function distinctTargets(targets: readonly ForwardTarget[]): readonly ForwardTarget[] {
  const byNumber = new Map<string, ForwardTarget>();
  for (const entry of targets) {
    const known = byNumber.get(entry.target.number.dial);
    if (known === undefined || saysMore(entry, known)) byNumber.set(entry.target.number.dial, entry);
  }
  return [...byNumber.values()];
}

function saysMore(entry: ForwardTarget, known: ForwardTarget): boolean {
  if (known.colleague !== null) return false;
  return entry.colleague !== null || (known.target.name === null && entry.target.name !== null);
}
