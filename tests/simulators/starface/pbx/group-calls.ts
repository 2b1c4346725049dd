import { isOver, type CallLeg } from './call-leg.ts';
import type { Group } from './groups.ts';
import type { Pbx } from './pbx.ts';
import type { Person } from './person.ts';

/** One call that rings at several people. Whoever picks up first has it. */
export type Fork = {
  /** Undefined where the call comes from outside. */
  readonly caller: CallLeg | undefined;
  readonly ringing: Set<CallLeg>;
};

/** Assumed: a group rings at all members who are logged on, not on DND and not busy, at the same time. */
export function reachableMembers(group: Group, pbx: Pbx): readonly Person[] {
  return [...group.loggedOn].filter(
    (person) =>
      pbx.byId(person.userId) === person &&
      !person.presence.dnd &&
      ![...person.calls.values()].some((leg) => !isOver(leg)),
  );
}

/** Somebody picks up, or the caller's far end is steered to: answers the leg that gets the call and those that lose it. */
export function pick(
  fork: Fork,
  leg: CallLeg,
): { readonly chosen: CallLeg | undefined; readonly lost: readonly CallLeg[] } {
  const chosen = leg === fork.caller ? [...fork.ringing][0] : leg;
  const lost = [...fork.ringing].filter((other) => other !== chosen);
  for (const one of [...fork.ringing, ...(fork.caller === undefined ? [] : [fork.caller])]) one.fork = undefined;
  if (chosen !== undefined && fork.caller !== undefined) {
    chosen.peer = fork.caller;
    fork.caller.peer = chosen;
  }
  return { chosen, lost };
}

/** Somebody hangs up while it rings: the caller ends it for all, a member only for himself. Answers the legs that end. */
export function drop(fork: Fork, leg: CallLeg): readonly CallLeg[] {
  const { caller } = fork;
  if (leg === caller) return [caller, ...fork.ringing];
  fork.ringing.delete(leg);
  return fork.ringing.size > 0 || caller === undefined ? [leg] : [leg, caller];
}
