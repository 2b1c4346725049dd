import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { GraphClient, handClock, startTenant } from '../scenario.ts';
import type { MicrosoftSimulator } from '../index.ts';

type Notification = Record<string, unknown>;

let clock: ReturnType<typeof handClock>;
let simulator: MicrosoftSimulator;
let graph: GraphClient;
let annaId: string;
let endpoint: Server;
let endpointUrl: string;
let received: Notification[];
/** How the endpoint answers the handshake and notifications. */
let behaviour: { echo: (token: string) => string; contentType: string; status: number };

beforeEach(async () => {
  clock = handClock();
  received = [];
  behaviour = { echo: (token) => token, contentType: 'text/plain', status: 202 };
  endpoint = createServer((request, response) => {
    const token = new URL(request.url ?? '/', 'http://localhost').searchParams.get('validationToken');
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      if (token !== null)
        return void response.writeHead(200, { 'content-type': behaviour.contentType }).end(behaviour.echo(token));
      if (behaviour.status < 300) received.push(...(JSON.parse(text) as { value: Notification[] }).value);
      response.writeHead(behaviour.status).end();
      behaviour.status = 202;
    });
  });
  await new Promise<void>((resolve) => endpoint.listen(0, '127.0.0.1', resolve));
  endpointUrl = `http://127.0.0.1:${(endpoint.address() as AddressInfo).port}/hooks/graph/secret`;
  simulator = await startTenant({ now: clock.now });
  simulator.delivery.retryAfterMs = [1, 1];
  annaId = simulator.person('anna').id;
  graph = await signedIn('Presence.Read.All');
});

afterEach(async () => {
  await simulator.stop();
  await new Promise((resolve) => endpoint.close(resolve));
});

async function signedIn(scope: string): Promise<GraphClient> {
  const audience = 'https://graph.microsoft.com';
  const authorizedParty = simulator.clientId;
  return new GraphClient(simulator, await simulator.mintUserToken({ upn: 'bernd', audience, scope, authorizedParty }));
}

function wanted(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    changeType: 'updated',
    notificationUrl: endpointUrl,
    resource: `/communications/presences?$filter=id in ('${annaId}')`,
    expirationDateTime: new Date(clock.now() + 60 * 60_000).toISOString(),
    clientState: 's3',
    ...change,
  };
}

test('a change of a watched person is told in the documented shape', async () => {
  const { status, body } = await graph.post('/subscriptions', wanted());
  expect(status).toBe(201);
  const { id } = body as { id: string };
  expect(body).toMatchObject({
    applicationId: simulator.clientId,
    creatorId: simulator.person('bernd').id,
    changeType: 'updated',
  });
  simulator.person('anna').is('Busy', 'InAMeeting');
  await simulator.notificationsSettled();
  expect(received).toEqual([
    {
      subscriptionId: id,
      clientState: 's3',
      changeType: 'updated',
      tenantId: simulator.tenantId,
      resource: `communications/presences/${annaId}`,
      subscriptionExpirationDateTime: new Date(clock.now() + 60 * 60_000).toISOString(),
      resourceData: { '@odata.id': `users/${annaId}/presence`, '@odata.type': '#microsoft.graph.presence', id: annaId },
      organizationId: simulator.tenantId,
    },
  ]);
});

test('who is not watched and what does not change is not told', async () => {
  await graph.post('/subscriptions', wanted());
  simulator.person('bernd').is('Busy');
  simulator.person('anna').is('Offline');
  await simulator.notificationsSettled();
  expect(received).toEqual([]);
});

test('the end of a lease is told too', async () => {
  await new GraphClient(simulator).setPresence(annaId, 'Busy/InACall');
  await graph.post('/subscriptions', wanted());
  clock.pass(5);
  await simulator.notificationsSettled();
  expect(received).toHaveLength(1);
});

test('an application without a signed-in person is refused', async () => {
  simulator.tenant.roles = ['Presence.Read.All', 'Presence.ReadWrite.All'];
  expect(await new GraphClient(simulator).post('/subscriptions', wanted())).toMatchObject({
    status: 403,
    body: { error: { code: 'ExtensionError', message: expect.stringContaining('Status Code: Forbidden') as unknown } },
  });
});

test('a person without the scope is refused', async () => {
  expect((await (await signedIn('Presence.Read')).post('/subscriptions', wanted())).status).toBe(403);
});

test('a second subscription of the same person and application is 409 until the first is deleted or has ended', async () => {
  const { body } = await graph.post('/subscriptions', wanted());
  const { id } = body as { id: string };
  expect(await graph.post('/subscriptions', wanted())).toMatchObject({
    status: 409,
    body: { error: { code: 'ExtensionError' } },
  });
  expect((await graph.get('/subscriptions')).body).toMatchObject({ value: [{ id }] });
  expect((await graph.send('DELETE', `/subscriptions/${id}`)).status).toBe(204);
  expect((await graph.post('/subscriptions', wanted())).status).toBe(201);
  clock.pass(60);
  expect((await graph.post('/subscriptions', wanted())).status).toBe(201);
});

test.each<[string, () => void]>([
  ['gives something else back', () => (behaviour.echo = () => 'OK')],
  ['gives the token back encoded', () => (behaviour.echo = encodeURIComponent)],
  ['answers with HTML', () => (behaviour.contentType = 'text/html')],
])('an endpoint that %s is not accepted', async (_, spoil) => {
  spoil();
  expect(await graph.post('/subscriptions', wanted())).toMatchObject({
    status: 400,
    body: { error: { code: 'ValidationError' } },
  });
  expect((await graph.get('/subscriptions')).body).toEqual({ value: [] });
});

test.each<[string, Record<string, unknown>]>([
  ['another change type', { changeType: 'created' }],
  ['plain http to another machine', { notificationUrl: 'http://bridge.example.test/hook' }],
  ['another resource', { resource: '/users' }],
  ['a time in the past', { expirationDateTime: '2020-01-01T00:00:00Z' }],
  ['more than an hour', { expirationDateTime: '2026-11-24T11:00:00Z' }],
  ['no time', { expirationDateTime: undefined }],
  ['129 characters of client state', { clientState: 'x'.repeat(129) }],
  ['an unknown member', { colour: 'red' }],
])('%s is refused', async (_, change) => {
  expect((await graph.post('/subscriptions', wanted(change))).status).toBe(400);
});

test('650 people can be watched and 651 cannot', async () => {
  const list = (size: number) => Array.from({ length: size }, () => `'${annaId}'`).join(',');
  const resource = (size: number) => `/communications/presences?$filter=id in (${list(size)})`;
  expect((await graph.post('/subscriptions', wanted({ resource: resource(651) }))).status).toBe(400);
  expect((await graph.post('/subscriptions', wanted({ resource: resource(650) }))).status).toBe(201);
});

test('less than 45 minutes are made 45, and a renewal lengthens them', async () => {
  const soon = new Date(clock.now() + 60_000).toISOString();
  const { body } = await graph.post('/subscriptions', wanted({ expirationDateTime: soon }));
  const { id, expirationDateTime } = body as { id: string; expirationDateTime: string };
  expect(Date.parse(expirationDateTime)).toBe(clock.now() + 45 * 60_000);
  clock.pass(30);
  const later = { expirationDateTime: new Date(clock.now() + 59 * 60_000).toISOString() };
  expect((await graph.send('PATCH', `/subscriptions/${id}`, later)).body).toMatchObject({ id, ...later });
  expect((await graph.post(`/subscriptions/${id}/reauthorize`)).status).toBe(204);
  clock.pass(60);
  expect((await graph.send('PATCH', `/subscriptions/${id}`, later)).status).toBe(404);
});

test('notifications can be repeated, lost, and sent again after a failure', async () => {
  await graph.post('/subscriptions', wanted());
  simulator.delivery.copies = 2;
  simulator.person('anna').is('Away');
  await simulator.notificationsSettled();
  expect(received).toHaveLength(2);

  simulator.delivery.lossRate = 1;
  simulator.person('anna').is('Busy');
  await simulator.notificationsSettled();
  expect(received).toHaveLength(2);

  Object.assign(simulator.delivery, { lossRate: 0, copies: 1 });
  behaviour.status = 500;
  simulator.person('anna').is('Available');
  await simulator.notificationsSettled();
  expect(received).toHaveLength(3);
});

test('a delayed notification comes no sooner than told', async () => {
  await graph.post('/subscriptions', wanted());
  simulator.delivery.delayMs = 80;
  const start = performance.now();
  simulator.person('anna').is('Away');
  await simulator.notificationsSettled();
  expect(performance.now() - start).toBeGreaterThanOrEqual(75);
  expect(received).toHaveLength(1);
});

test('lifecycle events go to their own address, and a removed subscription is gone', async () => {
  await graph.post('/subscriptions', wanted({ lifecycleNotificationUrl: `${endpointUrl}/lifecycle` }));
  simulator.sendLifecycle('reauthorizationRequired');
  simulator.sendLifecycle('subscriptionRemoved');
  await simulator.notificationsSettled();
  expect(received.map(({ lifecycleEvent }) => lifecycleEvent).sort()).toEqual([
    'reauthorizationRequired',
    'subscriptionRemoved',
  ]);
  expect(received[0]).toMatchObject({ clientState: 's3', tenantId: simulator.tenantId });
  expect((await graph.get('/subscriptions')).body).toEqual({ value: [] });
});

test('creating is remembered as a write', async () => {
  await graph.post('/subscriptions', wanted());
  expect(simulator.writes()).toMatchObject([{ operation: 'createSubscription', value: { clientState: 's3' } }]);
});
