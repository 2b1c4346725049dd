/** `Retry-After` as RFC 9110 section 10.2.3 writes it: whole seconds, or a date. */

/** Microsoft has been seen to name 315 s; a longer wait than an hour would be a fault of its own. */
const longestMs = 3_600_000;

/** Milliseconds to wait, 0 to 3,600,000; undefined where the header is absent or means nothing. */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(text)) return bounded(Number(text) * 1_000);
  // A date always names a weekday; `Date.parse` alone would also read bare numbers as years.
  if (!/^[A-Za-z]{3,9},? /.test(text)) return undefined;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : bounded(date - now);
}

function bounded(ms: number): number {
  return Math.min(longestMs, Math.max(0, Math.ceil(ms)));
}
