/**
 * A token bucket as a value: `take` and `wait` are pure.
 *
 * In any span of t seconds at most `capacity + perSecond · t` tokens leave it, whatever the clock does: a clock that
 * jumps forward fills it once, a clock that jumps back fills nothing.
 */
export type Bucket = {
  readonly capacity: number;
  readonly perSecond: number;
  readonly tokens: number;
  /** Milliseconds since 1970 at which `tokens` was right. */
  readonly at: number;
};

export function fullBucket(capacity: number, perSecond: number, now: number): Bucket {
  return { capacity, perSecond, tokens: capacity, at: now };
}

/** What a sum of fractions may lack of a whole token. */
const grain = 1e-9;

/** The bucket with one token less, or null where there is none. */
export function take(bucket: Bucket, now: number): Bucket | null {
  const filled = fill(bucket, now);
  return filled.tokens < 1 - grain ? null : { ...filled, tokens: filled.tokens - 1 };
}

/** Milliseconds until a token is there, rounded up; 0 where one is there now. */
export function wait(bucket: Bucket, now: number): number {
  const missing = 1 - fill(bucket, now).tokens;
  return missing <= grain ? 0 : Math.ceil((missing / bucket.perSecond) * 1_000);
}

export function fill(bucket: Bucket, now: number): Bucket {
  const gained = (Math.max(0, now - bucket.at) * bucket.perSecond) / 1_000;
  return { ...bucket, tokens: Math.min(bucket.capacity, bucket.tokens + gained), at: now };
}
