/**
 * What Microsoft allows, and how much of it the bridge takes.
 *
 * Presence: 1,500 requests in 30 s per application and tenant (https://learn.microsoft.com/graph/throttling-limits).
 * How the window is cut is not documented, so the bound holds for every span of 30 s.
 */
import type { MicrosoftPriority } from '../../../bridge/ports.ts';

export const windowSeconds = 30;
export const tenantLimit = 1_500;
export const defaultShare = 0.7;

/** The sweep may take this much of the tenant's limit, however idle the rest is. */
const sweepShare = 0.3;

/** In the order in which they are served. */
export const priorities = [
  'release',
  'callStart',
  'renewal',
  'sweep',
  'housekeeping',
] as const satisfies readonly MicrosoftPriority[];

/** Requests on their way at the same time. What is urgent has places of its own, so that slow reads never block it. */
export const placesInFlight: Readonly<Record<MicrosoftPriority, number>> = {
  release: 64,
  callStart: 64,
  renewal: 48,
  sweep: 48,
  housekeeping: 48,
};

export type BucketSize = { readonly capacity: number; readonly perSecond: number };

/**
 * Splits a share of the tenant's limit into a burst and a steady rate, so that burst + rate · 30 s is the share.
 * A bucket is preferred to a window of 30 s: where it is empty, the next release waits milliseconds, not half a minute.
 */
export function bucketSize(share: number, burstPart: number): BucketSize {
  const requests = tenantLimit * share;
  const capacity = Math.max(1, Math.floor(requests * burstPart));
  return { capacity, perSecond: (requests - capacity) / windowSeconds };
}

/** 70 %: 150 at once, then 30 a second. */
export function tenantBucket(share: number): BucketSize {
  return bucketSize(share, 1 / 7);
}

/** 30 %: 45 at once (29,250 people), then 13.5 a second; never more than the whole. */
export function sweepBucket(share: number): BucketSize {
  return bucketSize(Math.min(sweepShare, share), 1 / 10);
}
