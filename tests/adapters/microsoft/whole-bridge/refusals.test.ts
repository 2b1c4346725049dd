/**
 * What is promised where Microsoft 365 says no, kept by the whole bridge: a refusal does not wait, a pause that Microsoft asks
 * for is kept to, and only what is refused stops.
 */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { minute, second, World } from './world.ts';

const well = { kind: 'none' } as const;

let world: World;

beforeEach(async () => {
  world = await World.atWork();
  expect([world.silent(world.everybody()), world.inCall(world.everybody())]).toEqual([10, 10]);
});
afterEach(() => world.end());

const meeting = () => world.some(0, 10);
const calling = () => world.some(10, 20);
const graph = (trouble: (typeof world.tenant.trouble)['graph']) => {
  world.tenant.trouble = { ...world.tenant.trouble, graph: trouble };
};
const microsoftSide = () => world.bridge.admin.status().connections.find(({ side }) => side === 'microsoft');

test('consent is withdrawn and Graph challenges the token: everything is given back within a minute, and comes back with it', async () => {
  const { entra } = world.tenant;
  entra.state = 'consentWithdrawn';
  entra.generation += 1;
  expect(await world.passesUntil(() => world.silent(meeting()) === 0, minute)).toBeLessThanOrEqual(minute);
  expect(microsoftSide()).toMatchObject({ state: 'refused', problem: 'microsoft.unknown-application' });
  // Sessions that cannot be cleared any more end by themselves.
  await world.passes(5 * minute);
  expect(world.inCall(calling())).toBe(0);
  const asked = world.tenant.seen.length;
  await world.passes(10 * minute);
  // Entra ID is asked whether it is mended, and Graph is left alone. Each question is two requests.
  expect(world.tenant.seen.slice(asked).every(({ side }) => side === 'entra')).toBe(true);
  expect(world.tenant.seen.length - asked).toBeLessThanOrEqual(2 * 4 * 10 + 2);
  entra.state = 'well';
  const isBack = () => world.silent(meeting()) === 10 && world.inCall(calling()) === 10;
  expect(await world.passesUntil(isBack, 2 * minute)).toBeLessThanOrEqual(minute);
});

test('consent is withdrawn and new tokens have no roles: the same', async () => {
  const { entra } = world.tenant;
  const roles = entra.roles;
  entra.roles = [];
  entra.generation += 1;
  expect(await world.passesUntil(() => world.silent(meeting()) === 0, minute)).toBeLessThanOrEqual(minute);
  expect(microsoftSide()).toMatchObject({ state: 'refused', problem: 'microsoft.permission-missing' });
  entra.roles = roles;
  expect(await world.passesUntil(() => world.silent(meeting()) === 10, 2 * minute)).toBeLessThanOrEqual(minute);
});

test('the secret expires: the token in hand is used to its end, then everything is given back within a minute', async () => {
  world.tenant.entra.state = 'secretExpired';
  await world.passes(45 * minute);
  expect([world.silent(meeting()), microsoftSide()?.state]).toEqual([10, 'ok']);
  await world.passesUntil(() => microsoftSide()?.state === 'refused', 20 * minute);
  expect(microsoftSide()?.problem).toBe('microsoft.secret-expired');
  expect(await world.passesUntil(() => world.silent(meeting()) === 0, minute)).toBeLessThanOrEqual(minute);
});

test('an administrator takes the right to write away: calls are not shown any more, meetings still silence', async () => {
  const { entra } = world.tenant;
  entra.roles = ['Presence.Read.All', 'User.ReadBasic.All'];
  entra.generation += 1;
  for (const { worker } of calling()) world.call(worker, false);
  for (const { worker } of world.some(20, 25)) world.call(worker, true);
  await world.passes(6 * minute);
  expect(world.inCall(world.everybody())).toBe(0);
  expect(world.silent(meeting())).toBe(10);
  for (const { person } of world.some(25, 30)) person.is('Busy', 'InAMeeting');
  for (const { person } of meeting()) person.is('Available');
  await world.passes(30 * second);
  expect([world.silent(world.some(25, 30)), world.silent(meeting())]).toEqual([5, 0]);
  expect(microsoftSide()).toMatchObject({ state: 'ok', problem: 'microsoft.permission-missing' });
});

test('an account is deleted: that person is given back, nobody else notices', async () => {
  meeting()[0]?.person.leaves();
  expect(await world.passesUntil(() => world.silent(meeting()) === 9, 7 * minute)).toBeLessThanOrEqual(6 * minute);
  expect(meeting().map(({ worker }) => worker.dnd)).toEqual([false, ...Array.from({ length: 9 }, () => true)]);
});

test('an account that is made anew under the same address inherits neither the link nor what was held', async () => {
  const [old] = meeting();
  const upn = old?.worker.microsoftUser.upn ?? '';
  const rows = () => world.bridge.admin.people().matched.filter((row) => row.upn === upn);
  expect(rows()).toMatchObject([{ linked: true, claim: true }]);
  old?.person.leaves();
  const objectId = '00000000-0000-4000-9000-0000000000ff';
  world.tenant.directory.join({ firstName: 'P', familyName: 'anew', upn, objectId }).is('Available');
  await world.passesUntil(() => rows().some(({ id }) => id.endsWith(objectId)), 7 * minute);
  await world.passes(minute);
  expect(rows()).toMatchObject([{ linked: false, claim: false, lease: false }]);
  expect(old?.worker.dnd).toBe(false);
});

test('an account that is renamed to the address of another PBX user loses its link, and does not get that user’s', async () => {
  const [renamed, other] = calling();
  const { upn } = other?.worker.microsoftUser ?? { upn: '' };
  other?.person.leaves();
  renamed?.person.changes({ userPrincipalName: upn, mail: upn, proxyAddresses: [`SMTP:${upn}`] });
  const rows = () => world.bridge.admin.people().matched.filter(({ id }) => id.endsWith(renamed?.person.id ?? '?'));
  await world.passesUntil(() => rows()[0]?.login === other?.worker.pbxUser.login, 7 * minute);
  await world.passes(minute);
  expect(rows()).toMatchObject([{ linked: false, lease: false }]);
});

test('429 for five minutes with Retry-After: not one request of a class before it ends, and a meeting that goes on stays silent', async () => {
  graph({ kind: 'status', status: 429, retryAfterSeconds: 300 });
  await world.passes(5 * second);
  const told = world.tenant.seen.find(
    ({ operation, status }) => operation === 'getPresencesByUserId' && status === 429,
  );
  const from = told?.at ?? 0;
  expect(world.tenant.count('getPresencesByUserId', from + 1, from + 299 * second)).toBe(0);
  for (const { person } of meeting().slice(5)) person.is('Available');
  await world.passesUntil(() => world.now >= from + 298 * second, 6 * minute);
  graph(well);
  expect(world.tenant.count('getPresencesByUserId', from + 1, world.now)).toBe(0);
  expect(world.silent(meeting())).toBe(10);
  const isRight = () => world.silent(meeting().slice(0, 5)) === 5 && world.silent(meeting().slice(5)) === 0;
  expect(await world.passesUntil(isRight, minute)).toBeLessThanOrEqual(32 * second);
});

test('429 on the sweep leaves the way free for whoever hangs up', async () => {
  graph({ kind: 'status', status: 429, retryAfterSeconds: 300 });
  await world.passes(5 * second);
  graph(well);
  for (const { worker } of calling()) world.call(worker, false);
  expect(await world.passesUntil(() => world.inCall(calling()) === 0, minute)).toBeLessThanOrEqual(30 * second);
});

test('429 for five minutes without Retry-After: few questions, further and further apart', async () => {
  const from = world.now;
  graph({ kind: 'status', status: 429 });
  await world.passes(5 * minute);
  const times = world.tenant.seen.filter(({ at, operation }) => at >= from && operation === 'getPresencesByUserId');
  expect(times.length).toBeGreaterThanOrEqual(5);
  expect(times.length).toBeLessThanOrEqual(20);
  const gaps = times.slice(1).map(({ at }, index) => at - (times[index]?.at ?? 0));
  expect(Math.max(...gaps)).toBeLessThanOrEqual(61 * second);
  expect(Math.max(...gaps.slice(-2))).toBeGreaterThan(10 * second);
  graph(well);
  expect(await world.passesUntil(() => world.inCall(calling()) === 10, 2 * minute)).toBeLessThanOrEqual(70 * second);
});
