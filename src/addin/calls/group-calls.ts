/** Calls of the list with the same number one after the other, as one line with a count. */
import type { CallListAnswer } from '../../contract/telephone.ts';

export type PastCall = CallListAnswer['entries'][number];

/** `ids`: of all calls that the line stands for, the newest first. */
export type GroupedCall = { readonly call: PastCall; readonly ids: readonly string[] };

/** The newest of a group stands for it. Withheld numbers are never the same, nor are a done call and an open one. */
export function groupCalls(calls: readonly PastCall[]): readonly GroupedCall[] {
  const groups: GroupedCall[] = [];
  for (const call of calls) {
    const last = groups.at(-1);
    if (last && isSame(last.call, call)) groups[groups.length - 1] = { ...last, ids: [...last.ids, call.id] };
    else groups.push({ call, ids: [call.id] });
  }
  return groups;
}

function isSame(one: PastCall, other: PastCall): boolean {
  return (
    one.number !== null &&
    one.number === other.number &&
    one.direction === other.direction &&
    one.result === other.result &&
    one.group === other.group &&
    one.done === other.done
  );
}
