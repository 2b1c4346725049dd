/** When to try again: quickly at first, never slower than the bounds after a fault allow. */
import type { Failure } from './outside-error.ts';

export type Retry = { readonly attempt: number; readonly at: number };

const delaysMs = [1_000, 2_000, 4_000, 8_000, 15_000] as const;
const longestMs = 15_000;

/** `Retry-After` wins where it is later. */
export function retryAfter(previous: Retry | null, failure: Failure, now: number): Retry {
  const attempt = (previous?.attempt ?? 0) + 1;
  const delayMs = delaysMs[attempt - 1] ?? longestMs;
  return { attempt, at: now + Math.max(delayMs, failure.retryAfterMs ?? 0) };
}

export const setsPerMinute = 6;

/** When the next set of a lever may leave: more than six in a minute wait. */
export function nextSetAt(sets: readonly number[], now: number): number {
  const recent = sets.filter((at) => now - at < 60_000);
  const oldest = recent.at(-setsPerMinute);
  return oldest === undefined ? now : oldest + 60_000;
}

export function countSet(sets: readonly number[], now: number): readonly number[] {
  return [...sets.filter((at) => now - at < 60_000), now];
}
