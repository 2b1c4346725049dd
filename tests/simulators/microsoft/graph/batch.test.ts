import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { GraphClient, seen, startTenant } from '../scenario.ts';
import type { MicrosoftSimulator } from '../index.ts';

type Item = { id: string; status: number; headers: Record<string, string>; body?: unknown };

let simulator: MicrosoftSimulator;
let graph: GraphClient;

beforeEach(async () => {
  simulator = await startTenant();
  graph = new GraphClient(simulator);
});

afterEach(() => simulator.stop());

function item(id: string, name: string, action: string, members: Record<string, unknown> = {}) {
  const url = `/users/${simulator.person(name).id}/presence/${action}`;
  const headers = { 'Content-Type': 'application/json' };
  return { id, method: 'POST', url, headers, body: { sessionId: simulator.clientId, ...members } };
}

const call = { availability: 'Busy', activity: 'InACall' };

async function answers(requests: readonly unknown[]): Promise<Map<string, Item>> {
  const { status, body } = await graph.post('/$batch', { requests });
  expect(status).toBe(200);
  return new Map((body as { responses: Item[] }).responses.map((response) => [response.id, response]));
}

test('each item has its own status, and the answers are not in the order of the requests', async () => {
  const { body } = await graph.post('/$batch', {
    requests: [item('1', 'anna', 'setPresence', call), item('2', 'bernd', 'clearPresence')],
  });
  expect(body).toMatchObject({
    responses: [
      { id: '2', status: 404, body: { error: { code: 'NotFound' } } },
      { id: '1', status: 200 },
    ],
  });
  expect(seen(simulator, 'anna')).toBe('Busy/InACall');
});

test('items are counted and remembered under their own names, beside the batch', async () => {
  await answers([item('1', 'anna', 'setPresence', call), item('2', 'bernd', 'clearPresence')]);
  expect(simulator.stats()).toMatchObject({
    requests: 2,
    writes: 2,
    byOperation: { $batch: 1, setPresence: 1, clearPresence: 1, token: 1 },
  });
});

test('items count against the limit one by one, and a throttled one says so itself', async () => {
  simulator.throttling.presenceLimit = 1;
  const results = await answers([item('1', 'anna', 'setPresence', call), item('2', 'bernd', 'setPresence', call)]);
  expect(results.get('1')?.status).toBe(200);
  expect(results.get('2')).toMatchObject({ status: 429, headers: { 'retry-after': '30' } });
});

test('an item that depends on a failed one is 424', async () => {
  const results = await answers([
    item('1', 'bernd', 'clearPresence'),
    { ...item('2', 'anna', 'setPresence', call), dependsOn: ['1'] },
  ]);
  expect(results.get('2')?.status).toBe(424);
  expect(seen(simulator, 'anna')).toBe('Offline/Offline');
});

test('a body without a Content-Type in its item is 400', async () => {
  const { headers: _, ...bare } = item('1', 'anna', 'setPresence', call);
  expect((await answers([bare])).get('1')?.status).toBe(400);
});

test('more than 20 items, the same id twice, and no items are refused as a whole', async () => {
  const many = Array.from({ length: 21 }, (_, index) => item(String(index), 'anna', 'setPresence', call));
  const twice = [item('1', 'anna', 'setPresence', call), item('1', 'bernd', 'setPresence', call)];
  for (const requests of [many, twice, []]) expect((await graph.post('/$batch', { requests })).status).toBe(400);
  expect((await graph.post('/$batch', {})).status).toBe(400);
  expect(seen(simulator, 'anna')).toBe('Offline/Offline');
});
