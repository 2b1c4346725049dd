import { expect, test } from '@jest/globals';
import type { MicrosoftPriority } from '../../../../src/bridge/ports.ts';
import { RequestBudget } from '../../../../src/adapters/microsoft/budget/request-budget.ts';
import { OutsideError } from '../../../../src/domain/outside-error.ts';
import { HandClock, mostInWindow, settled, steadyRandom } from '../stage.ts';

function budgetOf(clock: HandClock, share = 0.7, random = 0.5): RequestBudget {
  return new RequestBudget({ clock, random: steadyRandom(random), share });
}

/** Sends as many requests as leave at once, so that the next ones have to wait. */
async function emptied(budget: RequestBudget): Promise<void> {
  const { tokens } = budget.figures();
  await Promise.all(Array.from({ length: tokens }, () => budget.run('release', async () => undefined)));
}

function throttled(retryAfterMs?: number): OutsideError {
  const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
  return new OutsideError('microsoft', 'rateLimited', 'microsoft.throttled', 'asked for less', wait);
}

const all: readonly MicrosoftPriority[] = ['housekeeping', 'sweep', 'renewal', 'callStart', 'release'];

test('requests that wait are served by class, and in the order of asking within one', async () => {
  const clock = new HandClock();
  const budget = budgetOf(clock);
  await emptied(budget);
  const served: string[] = [];
  const runs = [1, 2].flatMap((number) =>
    all.map((priority) => budget.run(priority, async () => void served.push(`${priority} ${number}`))),
  );
  expect(served).toEqual([]);
  await clock.pass(1_000);
  await Promise.all(runs);
  expect(served).toEqual([
    'release 1',
    'release 2',
    'callStart 1',
    'callStart 2',
    'renewal 1',
    'renewal 2',
    'sweep 1',
    'sweep 2',
    'housekeeping 1',
    'housekeeping 2',
  ]);
});

test('a release that comes late passes everything that waits already', async () => {
  const clock = new HandClock();
  const budget = budgetOf(clock);
  await emptied(budget);
  const served: string[] = [];
  for (let count = 0; count < 100; count += 1)
    budget.run('callStart', async () => void served.push('callStart')).catch(() => undefined);
  await clock.pass(100);
  const before = served.length;
  void budget.run('release', async () => void served.push('release'));
  await clock.pass(40);
  expect(served[before]).toBe('release');
  budget.stop();
});

test('10,000 requests at once never exceed the share in any 30 s, and all are sent', async () => {
  const clock = new HandClock();
  const budget = budgetOf(clock);
  const sent: number[] = [];
  const runs = Array.from({ length: 10_000 }, () => budget.run('callStart', async () => void sent.push(clock.now())));
  await clock.pass(6 * 60_000);
  await Promise.all(runs);
  expect(sent).toHaveLength(10_000);
  expect(mostInWindow(sent)).toBeLessThanOrEqual(1_050);
});

test('the sweep takes at most 30 % of what Microsoft allows, though nobody else asks', async () => {
  const clock = new HandClock();
  const budget = budgetOf(clock);
  let sent = 0;
  for (let count = 0; count < 3_000; count += 1) {
    budget.run('sweep', async () => void (sent += 1)).catch(() => undefined);
  }
  await clock.pass(30_000);
  expect(sent).toBeGreaterThan(400);
  expect(sent).toBeLessThanOrEqual(450);
  await clock.pass(30_000);
  expect(sent).toBeLessThanOrEqual(900);
  budget.stop();
});

test('a sweep of 10,000 people every 2 s never waits', async () => {
  const clock = new HandClock();
  const budget = budgetOf(clock);
  for (let round = 0; round < 30; round += 1) {
    let read = 0;
    for (let call = 0; call < 16; call += 1) void budget.run('sweep', async () => void (read += 1));
    await settled();
    expect(read).toBe(16);
    await clock.pass(2_000);
  }
});

test('after a Retry-After nothing of that class is sent before it ends, and other classes go on', async () => {
  const clock = new HandClock();
  const budget = budgetOf(clock);
  await expect(budget.run('sweep', () => Promise.reject(throttled(41_000)))).rejects.toThrow('asked for less');

  let sent = 0;
  const sweep = () => budget.run('sweep', async () => void (sent += 1));
  await clock.pass(40_999);
  await expect(sweep()).rejects.toMatchObject({ kind: 'rateLimited', code: 'microsoft.throttled', retryAfterMs: 1 });
  await budget.run('release', async () => undefined);
  await budget.run('callStart', async () => undefined);
  expect(sent).toBe(0);
  await clock.pass(1);
  await sweep();
  expect(sent).toBe(1);
});

test('requests that wait when their class is paused are refused with the rest of the pause', async () => {
  const clock = new HandClock();
  const budget = budgetOf(clock);
  let answer: (error: OutsideError) => void = () => undefined;
  const asked = budget.run('callStart', () => new Promise<never>((_resolve, reject) => void (answer = reject)));
  await emptied(budget);
  const waiting = budget.run('callStart', async () => 'sent');
  const other = budget.run('renewal', async () => 'sent');
  answer(throttled(5_000));
  await expect(asked).rejects.toThrow();
  await expect(waiting).rejects.toMatchObject({ kind: 'rateLimited', retryAfterMs: 5_000 });
  await clock.pass(1_000);
  await expect(other).resolves.toBe('sent');
});

test('503 with Retry-After pauses too, 503 without does not', async () => {
  const clock = new HandClock();
  const budget = budgetOf(clock);
  const down = (wait: object) => new OutsideError('microsoft', 'unavailable', 'microsoft.unavailable', 'down', wait);
  await expect(budget.run('sweep', () => Promise.reject(down({})))).rejects.toThrow('down');
  await expect(budget.run('sweep', async () => 'sent')).resolves.toBe('sent');
  await expect(budget.run('sweep', () => Promise.reject(down({ retryAfterMs: 3_000 })))).rejects.toThrow('down');
  await expect(budget.run('sweep', async () => 'sent')).rejects.toMatchObject({ retryAfterMs: 3_000 });
});

test('without Retry-After a class waits 1, 2, 4 … 60 s, jittered, until it succeeds', async () => {
  const clock = new HandClock();
  const budget = budgetOf(clock, 0.7, 0);
  const refused = () => budget.run('sweep', () => Promise.reject(throttled()));
  const pauses: number[] = [];
  for (let attempt = 0; attempt < 9; attempt += 1) {
    await expect(refused()).rejects.toThrow('asked for less');
    const { pausedForMs } = budget.figures().classes.sweep;
    pauses.push(pausedForMs);
    await clock.pass(pausedForMs);
  }
  expect(pauses).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
  await budget.run('sweep', async () => undefined);
  await expect(refused()).rejects.toThrow();
  expect(budget.figures().classes.sweep.pausedForMs).toBe(500);
});

test('sixteen refusals of one round count as one', async () => {
  const clock = new HandClock();
  const budget = budgetOf(clock, 0.7, 0);
  await Promise.allSettled(Array.from({ length: 16 }, () => budget.run('sweep', () => Promise.reject(throttled()))));
  expect(budget.figures().classes.sweep.pausedForMs).toBe(500);
});

test('who gives up loses his place and sends nothing', async () => {
  const clock = new HandClock();
  const budget = budgetOf(clock);
  await emptied(budget);
  const patience = new AbortController();
  let sent = false;
  const run = budget.run('sweep', async () => void (sent = true), patience.signal);
  patience.abort();
  await expect(run).rejects.toMatchObject({ kind: 'unavailable', code: 'microsoft.given-up' });
  await expect(budget.run('sweep', async () => void (sent = true), patience.signal)).rejects.toThrow();
  await clock.pass(1_000);
  expect(sent).toBe(false);
  expect(budget.figures().classes.sweep.waiting).toBe(0);
});

test('slow reads leave places in flight for what is urgent', async () => {
  const clock = new HandClock();
  const budget = budgetOf(clock);
  const never = () => new Promise<never>(() => undefined);
  for (let count = 0; count < 60; count += 1) {
    budget.run('sweep', never).catch(() => undefined);
    budget.run('renewal', never).catch(() => undefined);
  }
  await clock.pass(10_000);
  expect(budget.figures().inFlight).toBe(48);
  await expect(budget.run('release', async () => 'sent')).resolves.toBe('sent');
  budget.stop();
});

test('a sweep under a storm of writes is slow but lives', async () => {
  const clock = new HandClock();
  const budget = budgetOf(clock);
  let reads = 0;
  for (let count = 0; count < 20_000; count += 1) budget.run('callStart', async () => undefined).catch(() => undefined);
  for (let count = 0; count < 100; count += 1)
    budget.run('sweep', async () => void (reads += 1)).catch(() => undefined);
  await clock.pass(59_000);
  expect(reads).toBe(0);
  await clock.pass(31_000);
  expect(reads).toBeGreaterThanOrEqual(25);
  budget.stop();
});

test('stopping refuses what waits and leaves no timer', async () => {
  const clock = new HandClock();
  const budget = budgetOf(clock);
  await emptied(budget);
  const waiting = budget.run('release', async () => 'sent');
  budget.stop();
  await expect(waiting).rejects.toMatchObject({ code: 'microsoft.stopped' });
  await expect(budget.run('release', async () => 'sent')).rejects.toMatchObject({ code: 'microsoft.stopped' });
  expect(clock.waiting).toBe(0);
});

test('the figures say what was sent, what failed and what waits', async () => {
  const clock = new HandClock();
  const budget = budgetOf(clock);
  await emptied(budget);
  void budget.run('release', async () => undefined);
  await clock.pass(1_000);
  await expect(budget.run('sweep', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  await expect(budget.run('sweep', () => Promise.reject(throttled(2_000)))).rejects.toThrow();
  expect(budget.figures()).toMatchObject({
    perSecond: 30,
    inFlight: 0,
    classes: {
      release: { sent: 151, failed: 0, throttled: 0, waiting: 0, pausedForMs: 0 },
      sweep: { sent: 2, failed: 2, throttled: 1, waiting: 0, pausedForMs: 2_000 },
    },
  });
});
