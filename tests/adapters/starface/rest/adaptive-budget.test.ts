import { expect, test } from '@jest/globals';
import { AdaptiveBudget } from '../../../../src/adapters/starface/rest/adaptive-budget.ts';
import { starfaceError } from '../../../../src/adapters/starface/starface-error.ts';
import type { PbxPriority } from '../../../../src/bridge/ports.ts';
import { ManualClock } from '../support/manual-clock.ts';

/** A budget under load: `latencyMs` is how long the PBX takes now. */
class Load {
  readonly clock = new ManualClock();
  readonly startedAt: number[] = [];
  readonly order: string[] = [];
  latencyMs = 100;
  error: Error | null = null;
  readonly budget: AdaptiveBudget;

  constructor(limits: ConstructorParameters<typeof AdaptiveBudget>[1] = {}) {
    this.budget = new AdaptiveBudget(this.clock, limits);
  }

  ask(priority: PbxPriority, name = '', signal?: AbortSignal): Promise<void> {
    const work = async (): Promise<void> => {
      this.startedAt.push(this.clock.now());
      this.order.push(name);
      await new Promise<void>((resolve) => this.clock.after(this.latencyMs, resolve));
      if (this.error !== null) throw this.error;
    };
    return this.budget.run(priority, work, signal);
  }

  /** Keeps `count` requests waiting for `seconds`. */
  async run(seconds: number, count = 40): Promise<void> {
    for (let second = 0; second < seconds; second += 1) {
      for (let missing = count - this.budget.state().waiting; missing > 0; missing -= 1) {
        this.ask('claim').catch(() => undefined);
      }
      await this.clock.advance(1_000);
    }
  }

  get perSecond(): number {
    return this.budget.state().perSecond;
  }

  busiestSecond(): number {
    const within = (from: number): number => this.startedAt.filter((at) => at >= from && at < from + 1_000).length;
    return Math.max(...this.startedAt.map(within));
  }
}

test('it starts at 5 a second and grows by one each second up to 25 while the PBX is fast', async () => {
  const load = new Load();
  expect(load.perSecond).toBe(5);
  await load.run(5);
  expect(load.perSecond).toBeGreaterThanOrEqual(8);
  expect(load.perSecond).toBeLessThanOrEqual(10);
  await load.run(30);
  expect(load.perSecond).toBe(25);
  expect(load.busiestSecond()).toBeLessThanOrEqual(25);
});

test('500 people who enter a meeting together are written within a minute at a PBX that answers in 100 ms', async () => {
  const load = new Load();
  const start = load.clock.now();
  const requests = Array.from({ length: 1_000 }, () => load.ask('claim'));
  await load.clock.advance(60_000);
  await Promise.all(requests);
  expect(Math.max(...load.startedAt) - start).toBeLessThan(60_000);
});

test('it halves on slow answers down to 1 and grows again when they are fast', async () => {
  const load = new Load();
  await load.run(15);
  const before = load.perSecond;
  load.latencyMs = 1_500;
  await load.run(4);
  expect(load.perSecond).toBeLessThanOrEqual(before / 2);
  await load.run(20);
  expect(load.perSecond).toBe(1);
  load.latencyMs = 50;
  await load.run(10);
  expect(load.perSecond).toBeGreaterThan(5);
});

test('a burst of failures of one moment halves it once', async () => {
  const load = new Load({ startPerSecond: 20 });
  load.latencyMs = 600;
  const burst = Array.from({ length: 10 }, () => load.ask('claim').catch(() => undefined));
  load.error = starfaceError('unavailable', 'unavailable', 'down');
  await load.clock.advance(1_100);
  await Promise.all(burst);
  expect(load.perSecond).toBe(10);
});

test('a person who does not exist says nothing about the speed of the PBX', async () => {
  const load = new Load();
  load.error = starfaceError('notFound', 'not-found', 'gone');
  await load.run(10);
  expect(load.perSecond).toBeGreaterThan(10);
});

test('answers between fast and slow leave it as it is', async () => {
  const load = new Load();
  load.latencyMs = 500;
  await load.run(20);
  expect(load.perSecond).toBe(5);
});

test('it never passes the ceiling that was set', async () => {
  const load = new Load({ ceilingPerSecond: 3 });
  await load.run(30);
  expect(load.perSecond).toBe(3);
  expect(load.busiestSecond()).toBeLessThanOrEqual(3);
});

test('releases go before claims, claims before the poll, and within each the first goes first', async () => {
  const load = new Load();
  const names: readonly (readonly [PbxPriority, string])[] = [
    ['poll', 'first of all, when nobody waits'],
    ['poll', 'poll 1'],
    ['claim', 'claim 1'],
    ['poll', 'poll 2'],
    ['release', 'release 1'],
    ['claim', 'claim 2'],
    ['release', 'release 2'],
  ];
  const asked = names.map(([priority, name]) => load.ask(priority, name));
  await load.clock.advance(5_000);
  await Promise.all(asked);
  expect(load.order.slice(1)).toEqual(['release 1', 'release 2', 'claim 1', 'claim 2', 'poll 1', 'poll 2']);
});

test('a slow poll never takes the last places: a release still gets through', async () => {
  const load = new Load({ startPerSecond: 20, inFlight: 4 });
  load.latencyMs = 60_000;
  for (let count = 0; count < 10; count += 1) load.ask('poll', 'poll').catch(() => undefined);
  await load.clock.advance(2_000);
  load.ask('release', 'release').catch(() => undefined);
  await load.clock.advance(200);
  expect(load.order).toEqual(['poll', 'poll', 'release']);
  load.budget.stop();
});

test('nothing leaves before the end of a pause that the PBX asked for', async () => {
  const load = new Load();
  load.error = starfaceError('rateLimited', 'busy', 'wait', { retryAfterMs: 30_000 });
  const first = expect(load.ask('claim')).rejects.toMatchObject({ kind: 'rateLimited' });
  await load.clock.advance(150);
  await first;
  load.error = null;
  await expect(load.ask('release')).rejects.toMatchObject({ kind: 'rateLimited', retryAfterMs: 29_950 });
  await load.clock.advance(29_960);
  expect(load.startedAt).toHaveLength(1);
  const later = load.ask('release');
  await load.clock.advance(1_000);
  await later;
  expect(load.startedAt).toHaveLength(2);
});

test('a short pause is waited out', async () => {
  const load = new Load();
  load.error = starfaceError('rateLimited', 'busy', 'wait', { retryAfterMs: 1_000 });
  load.ask('claim').catch(() => undefined);
  await load.clock.advance(150);
  load.error = null;
  const next = load.ask('claim');
  await load.clock.advance(2_000);
  await next;
  expect((load.startedAt[1] ?? 0) - (load.startedAt[0] ?? 0)).toBeGreaterThanOrEqual(1_100);
});

test('a clock that is set back by hours stops nothing', async () => {
  const load = new Load();
  await load.run(3);
  const before = load.startedAt.length;
  load.clock.jump(-7_200_000);
  await load.run(3);
  expect(load.startedAt.length).toBeGreaterThan(before + 5);
});

test('whoever gives up while waiting is not served', async () => {
  const load = new Load();
  const abort = new AbortController();
  load.ask('claim', 'first').catch(() => undefined);
  const given = expect(load.ask('claim', 'given up', abort.signal)).rejects.toMatchObject({ code: 'starface.stopped' });
  abort.abort();
  await given;
  await load.clock.advance(2_000);
  expect(load.order).toEqual(['first']);
});

test('stopping refuses all who wait and leaves no timer', async () => {
  const load = new Load();
  load.latencyMs = 0;
  const asked = Array.from({ length: 5 }, () => load.ask('poll').catch((error: Error) => error));
  load.budget.stop();
  await load.clock.advance(0);
  const outcomes = await Promise.all(asked);
  expect(outcomes.filter((outcome) => outcome instanceof Error)).toHaveLength(4);
  expect(load.clock.pending()).toBe(0);
  await expect(load.ask('poll')).rejects.toMatchObject({ code: 'starface.stopped' });
});
