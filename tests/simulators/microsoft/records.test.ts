import { afterEach, beforeEach, expect, test } from '@jest/globals';

import type { MicrosoftSimulator } from './index.ts';
import { anna, applicationToken, GraphClient, seen, startTenant, tokenReply } from './scenario.ts';

let simulator: MicrosoftSimulator;
let graph: GraphClient;
let annaId: string;

beforeEach(async () => {
  simulator = await startTenant();
  graph = new GraphClient(simulator, await applicationToken(simulator));
  annaId = simulator.person('anna').id;
});

afterEach(() => simulator.stop());

test('every request is counted by operation and status, and changing ones are remembered', async () => {
  const before = new Date();
  await graph.setPresence(annaId, 'Busy/InACall', 'PT5M');
  await graph.post('/communications/getPresencesByUserId', { ids: [annaId] });
  await graph.clearPresence(annaId);
  await graph.clearPresence(annaId);
  expect(simulator.stats()).toMatchObject({
    requests: 5,
    writes: 3,
    byOperation: { token: 1, setPresence: 1, getPresencesByUserId: 1, clearPresence: 2 },
    byStatus: { '200': 4, '404': 1 },
  });
  expect(simulator.stats().maxPerSecond).toBeGreaterThan(0);
  expect(simulator.writes()).toHaveLength(3);
  expect(simulator.writes()[0]).toMatchObject({
    target: 'microsoft',
    person: anna.upn,
    operation: 'setPresence',
    value: { sessionId: simulator.clientId, availability: 'Busy', activity: 'InACall', expirationDuration: 'PT5M' },
  });
  expect(simulator.writes(before)).toHaveLength(3);
  expect(simulator.writes(new Date(Date.now() + 1000))).toEqual([]);
});

test('a refused write is counted and remembered as well', async () => {
  const response = await fetch(`${simulator.graphUrl}/v1.0/users/${annaId}/presence/setPresence`, { method: 'POST' });
  expect(response.status).toBe(401);
  expect(simulator.stats()).toMatchObject({ writes: 1, byStatus: { '401': 1 } });
  expect(simulator.writes()).toMatchObject([{ person: anna.upn, operation: 'setPresence', value: null }]);
});

test('a fault with a status answers it in the shape of Graph, with Retry-After, and changes nothing', async () => {
  simulator.setFault({ kind: 'status', status: 429, retryAfter: 7 });
  const answer = await graph.setPresence(annaId, 'Busy/InACall');
  expect(answer).toMatchObject({ status: 429, body: { error: { code: 'TooManyRequests' } } });
  expect(answer.headers.get('retry-after')).toBe('7');
  expect(seen(simulator, 'anna')).toBe('Offline/Offline');
  expect(simulator.writes()).toHaveLength(1);
});

test('a fault hits Graph and Entra ID alike, and none ends it', async () => {
  simulator.setFault({ kind: 'status' });
  expect((await graph.get('/users')).status).toBe(503);
  expect(await tokenReply(simulator, {})).toMatchObject({ status: 503, body: { error: 'temporarily_unavailable' } });
  simulator.setFault({ kind: 'status', status: 401 });
  expect(await tokenReply(simulator, {})).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
  expect(await graph.get('/users')).toMatchObject({
    status: 401,
    body: { error: { code: 'InvalidAuthenticationToken' } },
  });
  simulator.setFault({ kind: 'none' });
  expect((await graph.get('/users')).status).toBe(200);
});

test('down closes the connection without an answer and is counted', async () => {
  simulator.setFault({ kind: 'down' });
  await expect(graph.setPresence(annaId, 'Busy/InACall')).rejects.toThrow();
  expect(simulator.stats().byStatus).toMatchObject({ down: 1 });
  expect(simulator.writes()).toHaveLength(1);
  expect(seen(simulator, 'anna')).toBe('Offline/Offline');
});

test('reset carries the request out and dies in the middle of the answer', async () => {
  simulator.setFault({ kind: 'reset' });
  await expect(graph.setPresence(annaId, 'Busy/InACall')).rejects.toThrow();
  expect(seen(simulator, 'anna')).toBe('Busy/InACall');
  await expect(graph.get('/users')).rejects.toThrow();
  expect(simulator.stats().byStatus).toMatchObject({ reset: 2 });
});

test('latency holds the answer back for at least that long', async () => {
  simulator.setFault({ kind: 'latency', ms: 120 });
  const start = performance.now();
  await graph.get('/users');
  expect(performance.now() - start).toBeGreaterThanOrEqual(115);
});

test('a fault with a rate hits only that share', async () => {
  await simulator.stop();
  const draws = [0.1, 0.9, 0.1, 0.9];
  simulator = await startTenant({ random: () => draws.shift() ?? 0.9 });
  const token = await applicationToken(simulator);
  graph = new GraphClient(simulator, token);
  draws.splice(0, draws.length, 0.1, 0.9, 0.1, 0.9);
  simulator.setFault({ kind: 'status', status: 502, rate: 0.5 });
  const statuses = [];
  for (let count = 0; count < 4; count += 1) statuses.push((await graph.get('/users')).status);
  expect(statuses).toEqual([502, 200, 502, 200]);
});

test('a half-dead socket takes the request and never answers', async () => {
  simulator.setSocketTrouble({ kind: 'half-dead' });
  const signal = AbortSignal.timeout(150);
  await expect(fetch(`${simulator.graphUrl}/v1.0/users`, { signal })).rejects.toThrow();
  expect(simulator.stats().byOperation).toMatchObject({ listUsers: 1 });
});

test('a trickling socket still gives the whole answer', async () => {
  simulator.setSocketTrouble({ kind: 'trickle', msPerByte: 0 });
  expect((await graph.get('/users?$select=id')).body).toMatchObject({ value: [{ id: annaId }, {}] });
});

test('what Graph does not know is 404, counted as unknown, and named', async () => {
  expect(await graph.get('/teapots/1')).toMatchObject({
    status: 404,
    body: { error: { code: 'Request_ResourceNotFound' } },
  });
  expect(simulator.stats().byOperation).toMatchObject({ unknown: 1 });
  expect(simulator.unknownRequests()).toEqual(['GET /teapots/1']);
});

test('a strict simulator fails at its end where something unknown was asked for', async () => {
  const strict = await startTenant({ strict: true });
  await new GraphClient(strict).get('/teapots');
  await expect(strict.stop()).rejects.toThrow('GET /teapots');
});

test('after the end both ports are free', async () => {
  const [graphPort, entraPort] = [simulator.graphUrl, simulator.entraUrl].map((url) => Number(new URL(url).port));
  await simulator.stop();
  simulator = await startTenant({ graphPort: graphPort ?? 0, entraPort: entraPort ?? 0 });
  expect(new URL(simulator.graphUrl).port).toBe(String(graphPort));
  expect(new URL(simulator.entraUrl).port).toBe(String(entraPort));
});
