import { expect, test } from '@jest/globals';
import { Alarm } from '../../../../src/adapters/starface/uci/alarm.ts';
import { Gate } from '../../../../src/adapters/starface/uci/gate.ts';
import { ManualClock } from '../support/manual-clock.ts';

async function isDone(promise: Promise<void>): Promise<boolean> {
  let done = false;
  void promise.then(() => (done = true));
  await new Promise((resolve) => setImmediate(resolve));
  return done;
}

test('a wait ends in time, or with a ring, and leaves no timer', async () => {
  const clock = new ManualClock();
  const alarm = new Alarm(clock);
  const first = alarm.wait(1_000);
  await clock.advance(999);
  expect(await isDone(first)).toBe(false);
  await clock.advance(1);
  expect(await isDone(first)).toBe(true);
  const second = alarm.wait(1_000);
  alarm.ring();
  expect(await isDone(second)).toBe(true);
  expect(clock.pending()).toBe(0);
});

test('a ring while nobody waits cuts the next wait short, once', async () => {
  const clock = new ManualClock();
  const alarm = new Alarm(clock);
  alarm.ring();
  alarm.ring();
  expect(await isDone(alarm.wait(1_000))).toBe(true);
  const next = alarm.wait(1_000);
  expect(await isDone(next)).toBe(false);
  alarm.ring();
});

test('a gate lets its number through at once and the rest in their order, whatever fails', async () => {
  const gate = new Gate(2);
  const order: number[] = [];
  let inside = 0;
  let most = 0;
  const passing = Array.from({ length: 9 }, (_, at) =>
    gate
      .pass(async () => {
        inside += 1;
        most = Math.max(most, inside);
        order.push(at);
        await new Promise((resolve) => setImmediate(resolve));
        inside -= 1;
        if (at % 3 === 0) throw new Error('failed');
      })
      .catch(() => undefined),
  );
  await Promise.all(passing);
  expect(most).toBe(2);
  expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
});
