/** When time alone may make another rule hold. */
import { DateTime } from 'luxon';
import { isWithin, localTime, minuteOf, type TimeWindow } from '../hours.ts';
import type { Rule } from './rule.ts';

/** A weekly window changes within a week, and within two where the clock change swallows it. */
const horizonDays = 15;

type Edge = { readonly zone: string; readonly from: number; readonly edge: number | null };

/** The answer holds until its edge, and the same rules are asked for with every fact. */
const lastEdge = new WeakMap<readonly Rule[], Edge>();

/** Milliseconds since 1970 at which a window of a rule begins or ends next; null where none ever does. */
export function nextRuleEdge(rules: readonly Rule[], zone: string, now: number): number | null {
  const last = lastEdge.get(rules);
  if (last?.zone === zone && now >= last.from && (last.edge === null || now < last.edge)) return last.edge;
  const edge = findEdge(
    rules.flatMap((rule) => rule.when.windows ?? []),
    zone,
    now,
  );
  lastEdge.set(rules, { zone, from: now, edge });
  return edge;
}

function findEdge(windows: readonly TimeWindow[], zone: string, now: number): number | null {
  if (windows.length === 0) return null;
  const minutes = [...new Set([0, ...windows.flatMap((window) => [minuteOf(window.from), minuteOf(window.to)])])];
  const today = DateTime.fromMillis(now, { zone }).startOf('day');
  const before = signature(windows, zone, now);
  for (let day = 0; day < horizonDays; day += 1) {
    const edges = edgesOfDay(today.plus({ days: day }), minutes).filter((edge) => edge > now);
    const edge = edges.sort((a, b) => a - b).find((one) => signature(windows, zone, one) !== before);
    if (edge !== undefined) return edge;
  }
  return null;
}

/** On the day of a clock change, wall times count by both offsets, and the change itself may jump over an edge. */
function edgesOfDay(day: DateTime, minutes: readonly number[]): number[] {
  const next = day.plus({ days: 1 }).startOf('day');
  const offsets = [...new Set([day.offset, next.offset])];
  const wallMidnight = day.toMillis() + day.offset * 60_000;
  const edges = offsets.flatMap((offset) => minutes.map((minute) => wallMidnight + (minute - offset) * 60_000));
  if (offsets.length > 1) edges.push(clockChange(day, next));
  // By the other offset a wall time may fall into a neighbouring day, which has edges of its own.
  return edges.filter((edge) => edge >= day.toMillis() && edge < next.toMillis());
}

function clockChange(from: DateTime, to: DateTime): number {
  let [low, high] = [from.toMillis(), to.toMillis()];
  while (high - low > 60_000) {
    const middle = Math.floor((low + high) / 120_000) * 60_000;
    if (DateTime.fromMillis(middle, { zone: from.zone }).offset === from.offset) low = middle;
    else high = middle;
  }
  return high;
}

function signature(windows: readonly TimeWindow[], zone: string, at: number): string {
  const time = localTime(at, zone);
  return windows.map((window) => (isWithin([window], time) ? '1' : '0')).join('');
}
