/** A tenant of 10,000 people behind the whole bridge, with a Graph that counts as Microsoft says it does. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Seeded } from '../../../simulation/seeded.ts';
import { mostInWindow } from '../stage.ts';
import { second, World } from './world.ts';

let world: World;

beforeAll(async () => {
  world = await new World({ people: 10_000 }).begin();
}, 120_000);
afterAll(() => world.end());

test('everybody is read every two seconds with 16 requests, and the start costs no refusal', async () => {
  const from = world.now;
  await world.passes(4 * second);
  expect(world.tenant.count('getPresencesByUserId', from, from + 4 * second)).toBe(32);
  expect(world.tenant.seen.filter(({ status }) => status !== 200)).toEqual([]);
  const all = world.tenant.seen.filter(({ operation }) => operation === 'users');
  expect(all.length).toBeLessThanOrEqual(11);
}, 60_000);

test('a lively quarter of a minute (272 calls begin, 136 end) is shown, within the budget and without one refusal', async () => {
  const random = new Seeded(3);
  const [from, people] = [world.now, world.everybody()];
  const group = (tick: number) => people.slice(tick * 17, tick * 17 + 17);
  for (let tick = 0; tick < 16; tick += 1) {
    for (const { worker } of group(tick)) world.call(worker, true);
    if (tick >= 8) for (const { worker } of group(tick - 8)) world.call(worker, false);
    people[Math.floor(random.between(1_000, people.length))]?.person.is('Busy', 'InAMeeting');
    await world.passes(second);
  }
  // A tenth of the events is lost; a re-read of the running calls finds their ends.
  await world.passes(30 * second);
  expect(world.inCall(people.slice(0, 136))).toBe(0);
  expect(world.inCall(people.slice(136, 272))).toBe(136);
  const answers = world.tenant.seen.filter(({ at, side }) => at >= from && side === 'graph');
  expect(answers.filter(({ status }) => status === 429)).toEqual([]);
  expect(mostInWindow(answers.map(({ at }) => at))).toBeLessThanOrEqual(1_050);
  const { classes } = world.microsoft.stats().budget;
  const sent = Object.entries(classes).map(([name, figures]) => `${name} ${figures.sent}`);
  process.stdout.write(`Requests of 10,000 people since the start: ${sent.join(', ')}\n`);
}, 120_000);
