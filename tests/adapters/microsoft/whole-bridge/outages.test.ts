/**
 * What is promised for outages of Microsoft 365, kept by the whole bridge: silence is endured for ten minutes, then everything
 * is given back, and when Microsoft is there again the bridge is right within a minute.
 */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { minute, second, World } from './world.ts';

const down = { kind: 'unreachable' } as const;
const well = { kind: 'none' } as const;

let world: World;

beforeEach(async () => {
  world = await World.atWork();
  expect([world.silent(world.everybody()), world.inCall(world.everybody())]).toEqual([10, 10]);
});
afterEach(() => world.end());

const meeting = () => world.some(0, 10);
const calling = () => world.some(10, 20);
const idle = () => world.some(20, 40);
const graph = (trouble: (typeof world.tenant.trouble)['graph']) => {
  world.tenant.trouble = { ...world.tenant.trouble, graph: trouble };
};
const entra = (trouble: (typeof world.tenant.trouble)['entra']) => {
  world.tenant.trouble = { ...world.tenant.trouble, entra: trouble };
};

test.each([down, { kind: 'silent' }, { kind: 'status', status: 503 }] as const)(
  'Graph is away for half an hour (%j): DND is held for ten minutes, then given back, and all is right within 30 s of its return',
  async (trouble) => {
    graph(trouble);
    const from = world.now;
    await world.passes(9.5 * minute);
    expect(world.silent(meeting())).toBe(10);
    await world.passes(minute);
    expect(world.silent(world.everybody())).toBe(0);
    await world.passes(19.5 * minute);
    expect(world.silent(world.everybody())).toBe(0);
    // Nobody hammers a Graph that is away.
    expect(world.tenant.count('getPresencesByUserId', from)).toBeLessThan(300);
    for (const { person } of meeting().slice(5)) person.is('Available');
    for (const { person } of idle().slice(0, 5)) person.is('DoNotDisturb', 'Presenting');
    graph(well);
    const isRight = () =>
      world.silent(meeting().slice(0, 5)) === 5 &&
      world.silent(meeting().slice(5)) === 0 &&
      world.silent(idle().slice(0, 5)) === 5 &&
      world.inCall(calling()) === 10;
    expect(await world.passesUntil(isRight, minute)).toBeLessThanOrEqual(30 * second);
    await world.passes(5 * minute);
    expect(isRight()).toBe(true);
  },
);

test('an outage shorter than ten minutes changes nothing for anybody whose meeting goes on', async () => {
  const before = world.office.workers.map(({ dndAt }) => dndAt);
  graph(down);
  await world.passes(8 * minute);
  graph(well);
  await world.passes(2 * minute);
  expect(world.office.workers.map(({ dndAt }) => dndAt)).toEqual(before);
});

test('whoever hung up during an outage is shown as free before others are shown as talking', async () => {
  world.end();
  world = await new World({ people: 600 }).begin();
  const [before, after] = [world.some(0, 300), world.some(300, 600)];
  for (const { worker } of before) world.call(worker, true);
  await world.passes(30 * second);
  graph(down);
  await world.passes(30 * second);
  for (const { worker } of before) world.call(worker, false);
  for (const { worker } of after) world.call(worker, true);
  await world.passes(30 * second);
  const returned = world.now;
  graph(well);
  const isRight = () => world.inCall(before) === 0 && world.inCall(after) === 300;
  expect(await world.passesUntil(isRight, minute)).toBeLessThanOrEqual(60 * second);
  const times = (operation: string) =>
    world.tenant.seen.filter((one) => one.at >= returned && one.operation === operation).map(({ at }) => at - returned);
  const [clears, sets] = [times('clearPresence'), times('setPresence')];
  expect([clears.length, sets.length]).toEqual([300, 300]);
  expect(sets.filter((at) => at < Math.max(...clears))).toEqual([]);
});

test('nobody is "in a call" longer than five minutes after Graph went away, whatever happened', async () => {
  graph(down);
  for (const { worker } of calling()) world.call(worker, false);
  await world.passes(5 * minute);
  expect(world.inCall(world.everybody())).toBe(0);
});

test('the token endpoint is away for half an hour while the token is good: nobody notices', async () => {
  entra(down);
  await world.passes(30 * minute);
  expect([world.silent(meeting()), world.inCall(calling())]).toEqual([10, 10]);
  expect(world.bridge.admin.status().connections.find(({ side }) => side === 'microsoft')?.state).toBe('ok');
});

test('the token endpoint is away when the token ends: that is silence, held for ten minutes and then given back', async () => {
  entra(down);
  // The token is an hour old at most and ends during this.
  await world.passesUntil(() => world.bridge.admin.status().connections[0]?.state === 'unavailable', 65 * minute);
  await world.passes(9 * minute);
  expect(world.silent(meeting())).toBe(10);
  await world.passes(1.5 * minute);
  expect(world.silent(meeting())).toBe(0);
  entra(well);
  expect(await world.passesUntil(() => world.silent(meeting()) === 10, minute)).toBeLessThanOrEqual(30 * second);
});
