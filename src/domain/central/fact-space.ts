/**
 * All facts that rules can tell apart, as boxes: in each dimension a set of classes, one bit for each. As long as nothing
 * was read of a person no rule is asked, so that there is no class for it.
 *
 * The dimensions are independent of each other; what depends on each other (row, availability, activity, out of office)
 * is one dimension. A class stands for all values that no rule of the set tells apart.
 */
import { isWithin, minuteOf, weekdays, type LocalTime } from '../hours.ts';
import { rowOf, type PresenceRow } from '../presence.ts';
import { chatStates, type ChatState } from '../telephone.ts';
import { folded, wordsOf } from './first-match.ts';
import { activityWords, availabilityWords } from './presence-words.ts';
import type { Rule } from './rule.ts';

export const dimensions = ['presence', 'onCall', 'dnd', 'chatState', 'time'] as const;

export type Box = Readonly<Record<(typeof dimensions)[number], bigint>>;

export type PresenceClass = {
  readonly row: PresenceRow | null;
  readonly availability: string;
  readonly activity: string;
  readonly outOfOffice: boolean;
};

export type FactSpace = {
  readonly presences: readonly PresenceClass[];
  readonly times: readonly LocalTime[];
};

const switches = [false, true] as const;
const shownChatStates: readonly (ChatState | null)[] = [null, ...chatStates];

/** Availabilities that the engine takes as information; the newer documents list the last four as such too. */
const availabilities = [...Object.keys(availabilityWords), 'inacall', 'inameeting', 'presenting', 'focusing'];

export function factSpaceOf(rules: readonly Rule[]): FactSpace {
  const named = new Set(rules.flatMap((rule) => [...wordsOf(rule).activity]));
  const activities = [...new Set([...Object.keys(activityWords), '', ...named])];
  const presences = availabilities.flatMap((availability) =>
    activities.flatMap((activity) =>
      switches.map((outOfOffice) => {
        const presence = { availability, activity, outOfOffice };
        return { ...presence, row: rowOf(presence) };
      }),
    ),
  );
  const windows = rules.flatMap((rule) => rule.when.windows ?? []);
  const edges = windows.flatMap((window) => [minuteOf(window.from), minuteOf(window.to)]);
  const minutes = [...new Set([0, ...edges])].filter((minute) => minute >= 0 && minute < 24 * 60);
  return {
    presences,
    times: weekdays.flatMap((weekday) => minutes.map((minute) => ({ weekday, minute }))),
  };
}

/** The facts for which the *when* of a rule holds. */
export function boxOf(rule: Rule, space: FactSpace): Box {
  const { when } = rule;
  const words = wordsOf(rule);
  return {
    presence: bits(
      space.presences,
      (one) =>
        (when.rows === undefined || (one.row !== null && when.rows.includes(one.row))) &&
        (when.availability === undefined || words.availability.has(folded(one.availability))) &&
        (when.activity === undefined || words.activity.has(folded(one.activity))) &&
        (when.outOfOffice ?? one.outOfOffice) === one.outOfOffice,
    ),
    onCall: bits(switches, (one) => (when.onCall ?? one) === one),
    dnd: bits(switches, (one) => (when.dnd ?? one) === one),
    chatState: bits(
      shownChatStates,
      (one) => when.chatState === undefined || (one !== null && when.chatState.includes(one)),
    ),
    time: bits(space.times, (one) => when.windows === undefined || isWithin(when.windows, one)),
  };
}

export function isEmpty(box: Box): boolean {
  return dimensions.some((dimension) => box[dimension] === 0n);
}

/** What of a box lies outside the other, in boxes that do not overlap. */
export function without(box: Box, other: Box): readonly Box[] {
  const pieces: Box[] = [];
  let rest = box;
  for (const dimension of dimensions) {
    const outside = rest[dimension] & ~other[dimension];
    if (outside === rest[dimension]) return [box];
    if (outside !== 0n) pieces.push({ ...rest, [dimension]: outside });
    rest = { ...rest, [dimension]: rest[dimension] & other[dimension] };
  }
  return pieces;
}

function bits<Value>(values: readonly Value[], holds: (value: Value) => boolean): bigint {
  const digits = values.map((value) => (holds(value) ? '1' : '0')).join('');
  return BigInt(`0b${digits === '' ? '0' : digits}`);
}
