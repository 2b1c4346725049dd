/** How long to wait before the next try. */
export type BackOff = {
  readonly firstMs: number;
  readonly maxMs: number;
  /** Between 0 and 1; panes that lost the same bridge must not all come back in the same second. */
  readonly random: () => number;
};

/** Doubles with each failure; half of it is left to chance. A wish of the server is kept, up to `maxMs` beyond it. */
export function waitMs(failures: number, backOff: BackOff, retryAfterMs: number | null = null): number {
  const full = Math.min(backOff.maxMs, backOff.firstMs * 2 ** Math.max(0, failures - 1));
  const own = full / 2 + (full / 2) * backOff.random();
  return retryAfterMs === null ? own : retryAfterMs + Math.min(own, backOff.firstMs);
}
