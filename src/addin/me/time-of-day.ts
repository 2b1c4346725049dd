/**
 * The next moment at which clocks here show `time` (`HH:MM`), as milliseconds since 1970; null where it is no time.
 * A time that has passed today is tomorrow's.
 */
export function nextTimeOfDay(time: string, now: number): number | null {
  const match = /^(\d{2}):(\d{2})$/.exec(time);
  if (!match) return null;
  const at = new Date(now);
  at.setHours(Number(match[1]), Number(match[2]), 0, 0);
  if (at.getTime() <= now) at.setDate(at.getDate() + 1);
  return at.getTime();
}

export function startOfTomorrow(now: number): number {
  const at = new Date(now);
  at.setHours(24, 0, 0, 0);
  return at.getTime();
}
