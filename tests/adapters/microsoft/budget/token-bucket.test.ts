import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sweepBucket, tenantBucket, tenantLimit } from '../../../../src/adapters/microsoft/budget/limits.ts';
import { fill, fullBucket, take, wait } from '../../../../src/adapters/microsoft/budget/token-bucket.ts';
import { mostInWindow } from '../stage.ts';
import type { Bucket } from '../../../../src/adapters/microsoft/budget/token-bucket.ts';

test('a full bucket gives its capacity at once and then one token after the other', () => {
  let bucket = fullBucket(3, 10, 1_000);
  for (let count = 0; count < 3; count += 1) bucket = take(bucket, 1_000) ?? bucket;
  expect(take(bucket, 1_000)).toBeNull();
  expect(wait(bucket, 1_000)).toBe(100);
  expect(take(bucket, 1_099)).toBeNull();
  expect(take(bucket, 1_100)).not.toBeNull();
});

test('whoever waits as long as he is told gets his token', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 500, noNaN: true }), fc.nat(10_000), (perSecond, start) => {
      const empty: Bucket = { ...fullBucket(5, perSecond, start), tokens: 0 };
      const later = start + wait(empty, start);
      expect(take(empty, later)).not.toBeNull();
    }),
  );
});

test.each([
  ['the tenant', tenantBucket, 0.7, tenantLimit * 0.7],
  ['the tenant with a small share', tenantBucket, 0.1, tenantLimit * 0.1],
  ['the sweep', sweepBucket, 0.7, tenantLimit * 0.3],
  ['the sweep within a small share', sweepBucket, 0.1, tenantLimit * 0.1],
] as const)(
  'in no span of 30 s does %s send more than its share, however the asking falls',
  (_name, size, share, limit) => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4_000 }), { minLength: 50, maxLength: 80 }), (pauses) => {
        const { capacity, perSecond } = size(share);
        let bucket = fullBucket(capacity, perSecond, 0);
        let now = 0;
        const sent: number[] = [];
        for (const pause of pauses) {
          now += pause;
          for (let next = take(bucket, now); next !== null; next = take(bucket, now)) {
            bucket = next;
            sent.push(now);
          }
        }
        expect(mostInWindow(sent)).toBeLessThanOrEqual(limit);
      }),
      { numRuns: 30 },
    );
  },
);

test('the default share is 150 requests at once and 30 a second', () => {
  expect(tenantBucket(0.7)).toEqual({ capacity: 150, perSecond: 30 });
});

test('a clock that jumps fills the bucket once or not at all', () => {
  const empty: Bucket = { ...fullBucket(150, 30, 1_000_000), tokens: 0 };
  expect(fill(empty, 1_000_000 + 400 * 86_400_000).tokens).toBe(150);
  const back = fill(empty, 0);
  expect(back.tokens).toBe(0);
  expect(fill(back, 1_000).tokens).toBe(30);
});
