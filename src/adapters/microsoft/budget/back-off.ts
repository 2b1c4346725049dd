export type BackOffPolicy = { readonly firstMs: number; readonly longestMs: number };

/**
 * Doubles from `firstMs` to `longestMs`; the upper half is random, so that many who failed together come back apart.
 *
 * @param attempt 0 for the first wait
 * @param random 0 ≤ x < 1
 */
export function backOffMs(attempt: number, { firstMs, longestMs }: BackOffPolicy, random: number): number {
  const full = Math.min(longestMs, firstMs * 2 ** Math.min(attempt, 30));
  return Math.round(full / 2 + (full / 2) * random);
}
