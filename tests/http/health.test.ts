import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { Gauge, Registry } from 'prom-client';
import type { Connection } from '../../src/bridge/console-words.ts';
import { buildHealthApp } from '../../src/http/app.ts';
import { aConnection, FakeAdmin } from '../support/fake-services.ts';
import { problemOf, RecordedLog } from './http-fixture.ts';

let app: FastifyInstance;
let admin: FakeAdmin;
const metrics = new Registry();
new Gauge({ name: 'bridge_claims', help: 'Claims that stand.', registers: [metrics] }).set(3);

beforeEach(async () => {
  admin = new FakeAdmin();
  app = await buildHealthApp({ status: () => admin.status(), metrics, log: new RecordedLog() });
});
afterEach(() => app.close());

const get = (url: string) => app.inject({ method: 'GET', url });

test('live answers whatever the state of the others', async () => {
  admin.connections = [];
  expect((await get('/health/live')).statusCode).toBe(200);
});

test('ready means that the store works and both sides answer', async () => {
  const response = await get('/health/ready');
  expect(response.statusCode).toBe(200);
  expect(response.json()).toMatchObject({ status: 'ready', mode: 'presence-oauth' });
});

test.each<[string, readonly Connection[]]>([
  [
    'the PBX is connecting',
    [aConnection('microsoft'), aConnection('starface', { state: 'connecting' }), aConnection('store')],
  ],
  [
    'the PBX is down',
    [aConnection('microsoft'), aConnection('starface', { state: 'unavailable' }), aConnection('store')],
  ],
  [
    'Microsoft refuses',
    [aConnection('microsoft', { state: 'refused' }), aConnection('starface'), aConnection('store')],
  ],
  [
    'the store fails',
    [aConnection('microsoft'), aConnection('starface'), aConnection('store', { state: 'unavailable' })],
  ],
  [
    'one of two PBXs is down',
    [
      aConnection('microsoft'),
      aConnection('starface'),
      aConnection('starface', { state: 'unavailable' }),
      aConnection('store'),
    ],
  ],
  ['nothing is known of Microsoft', [aConnection('starface'), aConnection('store')]],
  ['nothing is known at all', []],
])('not ready while %s', async (_what, connections) => {
  admin.connections = connections;
  const response = await get('/health/ready');
  expect(response.statusCode).toBe(503);
  expect(response.json()).toMatchObject({ status: 'not ready' });
});

test('the state of each side is shown with its problem, and nothing of its details', async () => {
  admin.connections = [
    aConnection('microsoft'),
    aConnection('starface', { state: 'refused', problem: 'starface.wrong-credentials', details: { login: '0001' } }),
    aConnection('store'),
  ];
  const response = await get('/health/ready');
  expect(response.json()).toHaveProperty('connections.1', {
    side: 'starface',
    state: 'refused',
    problem: 'starface.wrong-credentials',
    lastSuccess: '2026-03-02T09:00:00.000Z',
  });
  expect(response.body).not.toContain('0001');
});

test('metrics are in the text form of Prometheus', async () => {
  const response = await get('/metrics');
  expect(response.headers['content-type']).toBe(metrics.contentType);
  expect(response.body).toContain('bridge_claims 3');
});

test.each(['/', '/health', '/api/v1/me', '/admin/'])('there is nothing else: %s', async (url) => {
  expect(problemOf(await get(url)).status).toBe(404);
});

test('a certificate that ends soon is told, and nothing is taken out of service for it', async () => {
  const credential = { kind: 'certificate', expiresAt: Date.UTC(2026, 2, 10), warning: 14 } as const;
  const requests = {} as NonNullable<ReturnType<FakeAdmin['status']>['microsoft']>['requests'];
  const status = () => ({ ...admin.status(), microsoft: { requests, credential } });
  const own = await buildHealthApp({ status, metrics, log: new RecordedLog() });
  const response = await own.inject({ method: 'GET', url: '/health/ready' });
  await own.close();
  expect(response.statusCode).toBe(200);
  expect(response.json()).toMatchObject({
    microsoftCredential: { kind: 'certificate', expiresAt: '2026-03-10T00:00:00.000Z', warning: 14 },
  });
});
