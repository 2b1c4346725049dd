/** A flood of genuine notifications on the listening web server: answered, gathered, and never more than one read a second. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import { Endpoint } from '../../src/adapters/microsoft/push/endpoint.ts';
import { Hints, type Hint } from '../../src/adapters/microsoft/push/hints.ts';
import { NotificationHook } from '../../src/adapters/microsoft/push/notification-hook.ts';
import { HandClock, realRandom } from '../adapters/microsoft/stage.ts';
import { startFixture, type Fixture } from '../http/http-fixture.ts';

const tenantId = '84bd8158-6d4d-4958-8b9f-9d6445542f95';
const subscriptionId = '76222963-cc7b-42d2-882d-8aaa69cb2ba3';
const people = Array.from({ length: 650 }, (_, index) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`);
const itemsInAPost = 1_000;

let fixture: Fixture;
let post: () => Promise<number>;
const clock = new HandClock();
const seen: Hint[] = [];

beforeAll(async () => {
  const { endpoint, clientState } = Endpoint.make(tenantId, people, realRandom);
  endpoint.belongsTo(subscriptionId);
  const hints = new Hints(clock, (hint) => void seen.push(hint));
  const hook = new NotificationHook((path) => (path === endpoint.path ? endpoint : undefined), {
    changed: (id) => hints.person(id),
    lifecycle: () => undefined,
  });
  fixture = await startFixture();
  Object.assign(fixture.hooks.graph, { handle: hook.handle.bind(hook) });
  await fixture.app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = fixture.app.server.address() as AddressInfo;
  const value = Array.from({ length: itemsInAPost }, (_, index) => ({
    subscriptionId,
    tenantId,
    clientState,
    changeType: 'updated',
    resourceData: { id: people[index % 3] },
  }));
  const body = JSON.stringify({ value });
  post = async () =>
    (await fetch(`http://127.0.0.1:${port}/hooks/graph/${endpoint.path}/notify`, { method: 'POST', body })).status;
});
afterAll(() => fixture.stop());

test('copies of a change of three people are one hint of three people, after what the first of them caused', async () => {
  expect(await post()).toBe(202);
  await clock.pass(1_000);
  expect(seen.flat().length).toBeLessThanOrEqual(3 + 1);
  expect(new Set(seen.flat())).toEqual(new Set(people.slice(0, 3)));
});

test('30,000 of them in ten seconds are all taken, and cost one read a second and never a queue', async () => {
  seen.splice(0);
  for (let second = 0; second < 10; second += 1) {
    for (const ms of [300, 300, 400]) {
      expect(await post()).toBe(202);
      await clock.pass(ms);
    }
  }
  expect(seen.length).toBeGreaterThanOrEqual(9);
  expect(seen.length).toBeLessThanOrEqual(11);
  // So many are more than an office makes: people are no longer told apart.
  expect(seen).toContain('everybody');
  seen.splice(0);
  await clock.pass(60_000);
  expect(seen.length).toBeLessThanOrEqual(1);
});
