import { expect, test } from '@jest/globals';
import { limitCalls } from '../../../src/addin/office/call-limit.ts';
import { officeCall } from '../../../src/addin/office/office-call.ts';
import { OfficeError } from '../../../src/addin/office/office-error.ts';

type Callback = (result: Office.AsyncResult<string>) => void;

const answer = (result: object) => (callback: Callback) => callback(result as Office.AsyncResult<string>);

test('a callback of Office.js that succeeded is a value', async () => {
  expect(await officeCall('body.getAsync', answer({ status: 'succeeded', value: 'text' }))).toBe('text');
});

test('one that failed is an error with its number, and without a number where Outlook forgot it', async () => {
  const failed = officeCall('x', answer({ status: 'failed', error: { code: 9020, name: 'GenericResponseError' } }));
  await expect(failed).rejects.toMatchObject({ reason: 'failed', code: 9020 });
  await expect(officeCall('x', answer({ status: 'failed' }))).rejects.toMatchObject({ reason: 'failed', code: null });
});

test('a call that is never answered ends, and a late answer changes nothing', async () => {
  let late: Callback = () => undefined;
  const call = officeCall<string>('body.getAsync', (callback) => (late = callback), 5);
  await expect(call).rejects.toMatchObject({ reason: 'timed-out' });
  late({ status: 'succeeded', value: 'late' } as unknown as Office.AsyncResult<string>);
  await expect(call).rejects.toBeInstanceOf(OfficeError);
});

test('a method that this Outlook lacks is told as unavailable', async () => {
  const nothing = {} as { getAsync: (callback: Callback) => void };
  await expect(officeCall('x', (callback: Callback) => nothing.getAsync(callback))).rejects.toMatchObject({
    reason: 'unavailable',
  });
});

test('at most three calls run at once, the others in order, and a failed one gives its place on', async () => {
  const queued = limitCalls(3);
  const started: number[] = [];
  const finish: ((fails?: boolean) => void)[] = [];
  const calls = Array.from({ length: 5 }, (_, index) =>
    queued(() => {
      started.push(index);
      return new Promise<number>((resolve, reject) => {
        finish[index] = (fails = false) => (fails ? reject(new Error('failed')) : resolve(index));
      });
    }).catch(() => -1),
  );
  await settle();
  expect(started).toEqual([0, 1, 2]);
  finish[1]?.(true);
  await settle();
  expect(started).toEqual([0, 1, 2, 3]);
  finish[0]?.();
  await settle();
  for (const index of [2, 3, 4]) finish[index]?.();
  expect(await Promise.all(calls)).toEqual([0, -1, 2, 3, 4]);
});

/** Lets every continuation run that has nothing more to wait for. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}
