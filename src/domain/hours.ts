/** Weekdays and times of day in the time zone of the PBX, daylight saving included. */
import { DateTime } from 'luxon';

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

export type Weekday = (typeof weekdays)[number];

export type TimeWindow = {
  readonly weekdays: readonly Weekday[];
  /** `HH:MM`; the end is not part of the window. `24:00` is the end of the day. */
  readonly from: string;
  readonly to: string;
};

export type LocalTime = {
  readonly weekday: Weekday;
  /** Minutes since local midnight by the clock on the wall. */ readonly minute: number;
};

/** The wall clock changes once a minute; everybody of the PBX shares it. */
let last: { readonly key: string; readonly time: LocalTime } | null = null;

export function localTime(now: number, zone: string): LocalTime {
  const key = `${zone} ${Math.floor(now / 60_000)}`;
  if (last?.key === key) return last.time;
  const local = DateTime.fromMillis(now, { zone });
  const weekday = weekdays[local.weekday - 1] ?? 'mon';
  last = { key, time: { weekday, minute: local.hour * 60 + local.minute } };
  return last.time;
}

export function minuteOf(time: string): number {
  const [hours = '0', minutes = '0'] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}

export function isWithin(windows: readonly TimeWindow[], time: LocalTime): boolean {
  return windows.some(
    (window) =>
      window.weekdays.includes(time.weekday) &&
      time.minute >= minuteOf(window.from) &&
      time.minute < minuteOf(window.to),
  );
}

/** Milliseconds since 1970 at which a window may begin or end next: no later than the next local midnight. */
export function nextEdge(windows: readonly TimeWindow[], zone: string, now: number): number | null {
  if (windows.length === 0) return null;
  const local = DateTime.fromMillis(now, { zone });
  const midnight = local.plus({ days: 1 }).startOf('day');
  const edges = windows
    .flatMap((window) => [window.from, window.to])
    .map((time) => {
      const minute = minuteOf(time);
      return local.startOf('day').set({ hour: Math.floor(minute / 60), minute: minute % 60 });
    })
    .filter((edge) => edge.isValid && edge.toMillis() > now);
  return Math.min(midnight.toMillis(), ...edges.map((edge) => edge.toMillis()));
}
