import { Duration } from 'luxon';

/** Milliseconds of an ISO 8601 duration such as `PT5M`; undefined where it is none. */
export function durationMs(text: unknown): number | undefined {
  if (typeof text !== 'string') return undefined;
  const duration = Duration.fromISO(text);
  return duration.isValid ? duration.toMillis() : undefined;
}
