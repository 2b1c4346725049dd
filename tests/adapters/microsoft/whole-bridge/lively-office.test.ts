/**
 * A lively office behind the whole bridge, with a Graph that counts as Microsoft says it does. Three requests a sweep show
 * how people are split; 10,000 people are counted in tests/bench/microsoft.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Seeded } from '../../../simulation/seeded.ts';
import { mostInWindow } from '../stage.ts';
import { second, World } from './world.ts';

/** One more than two requests read. */
const people = 2 * 650 + 1;

let world: World;

beforeAll(async () => {
  world = await new World({ people }).begin();
}, 120_000);
afterAll(() => world.end());

test('everybody is read every two seconds, 650 people a request, and the start costs no refusal', async () => {
  const from = world.now;
  await world.passes(4 * second);
  expect(world.tenant.count('getPresencesByUserId', from, from + 4 * second)).toBe(2 * 3);
  expect(world.tenant.seen.filter(({ status }) => status !== 200)).toEqual([]);
  const pages = world.tenant.seen.filter(({ operation }) => operation === 'users');
  expect(pages.length).toBeLessThanOrEqual(2);
}, 60_000);

test('more calls begin and end in a quarter of a minute than the budget carries: all are shown, and none is refused', async () => {
  const random = new Seeded(3);
  const [from, everybody] = [world.now, world.everybody()];
  const group = (tick: number) => everybody.slice(tick * 60, tick * 60 + 60);
  for (let tick = 0; tick < 16; tick += 1) {
    for (const { worker } of group(tick)) world.call(worker, true);
    if (tick >= 8) for (const { worker } of group(tick - 8)) world.call(worker, false);
    everybody[Math.floor(random.between(1_000, everybody.length))]?.person.is('Busy', 'InAMeeting');
    await world.passes(second);
  }
  // A tenth of the events is lost; a re-read of the running calls finds their ends.
  await world.passes(45 * second);
  expect(world.inCall(everybody.slice(0, 480))).toBe(0);
  expect(world.inCall(everybody.slice(480, 960))).toBe(480);
  const answers = world.tenant.seen.filter(({ at, side }) => at >= from && side === 'graph');
  expect(answers.filter(({ status }) => status === 429)).toEqual([]);
  const most = mostInWindow(answers.map(({ at }) => at));
  expect(most).toBeLessThanOrEqual(1_050);
  // Had the budget not been reached, this would prove nothing.
  expect(most).toBeGreaterThan(1_000);
}, 120_000);
