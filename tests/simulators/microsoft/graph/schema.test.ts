import { readFileSync } from 'node:fs';

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';

import { anna, GraphClient, startTenant } from '../scenario.ts';
import type { MicrosoftSimulator } from '../index.ts';

type Schema = { [key: string]: unknown; properties?: Record<string, Schema>; $ref?: string };

const file = new URL('../../../fixtures/graph/openapi-presence-subscriptions.json', import.meta.url);
const { components } = JSON.parse(readFileSync(file, 'utf8')) as { components: { schemas: Record<string, Schema> } };

/** The schema of a resource, with its references put in, refusing every property that it does not name. */
function strictly(name: string): z.ZodType {
  return z.fromJSONSchema(closed(components.schemas[name] ?? {}) as Parameters<typeof z.fromJSONSchema>[0], {
    defaultTarget: 'openapi-3.0',
  });
}

function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { $ref, allOf, ...rest } = schema as Schema;
  if ($ref !== undefined) return closed(components.schemas[$ref.split('/').at(-1) ?? '']);
  const whole = Array.isArray(allOf) ? { ...rest, ...(closed(allOf[0]) as Schema) } : rest;
  const inside = Object.fromEntries(Object.entries(whole).map(([key, value]) => [key, closed(value)]));
  const isClosed = 'properties' in whole && !('additionalProperties' in whole);
  return isClosed ? { ...inside, additionalProperties: false } : inside;
}

let simulator: MicrosoftSimulator;
let graph: GraphClient;

beforeAll(async () => {
  simulator = await startTenant();
  graph = new GraphClient(simulator);
  simulator.person('anna').is('Busy', 'InAMeeting');
  simulator.person('anna').setStatusMessage('On tour', undefined);
});

afterAll(() => simulator.stop());

test('the schema itself refuses what it does not name', () => {
  expect(strictly('presence').safeParse({ id: 'x', shoeSize: 43 }).success).toBe(false);
  expect(strictly('presence').safeParse({ id: 'x', availability: null }).success).toBe(true);
});

test('presences, alone and in bulk, follow the official schema', async () => {
  const { id } = simulator.person('anna');
  const { '@odata.context': _, ...one } = (await graph.get(`/users/${id}/presence`)).body as Record<string, unknown>;
  expect(strictly('presence').safeParse(one).error).toBeUndefined();
  const { value } = (await graph.post('/communications/getPresencesByUserId', { ids: [id] })).body as {
    value: unknown[];
  };
  expect(value).toHaveLength(1);
  for (const presence of value) expect(strictly('presence').safeParse(presence).error).toBeUndefined();
});

test('failures follow the official schema, whoever words them', async () => {
  const failures = [
    await graph.get('/users/nobody@example.test'),
    await graph.get('/teapots'),
    await graph.post('/communications/getPresencesByUserId', {}),
    await new GraphClient(simulator, 'broken').get('/users'),
  ];
  simulator.setFault({ kind: 'status', status: 503 });
  failures.push(await graph.get('/users'));
  simulator.setFault({ kind: 'none' });
  for (const { status, body } of failures) {
    expect(status).toBeGreaterThanOrEqual(400);
    expect(strictly('error').safeParse(body).error).toBeUndefined();
  }
});

test('any page may call Graph with a token', async () => {
  const headers = { origin: 'https://bridge.example.test', 'access-control-request-headers': 'authorization' };
  const preflight = await fetch(`${simulator.graphUrl}/v1.0/users`, { method: 'OPTIONS', headers });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get('access-control-allow-headers')).toBe('authorization');
  expect((await graph.get(`/users/${anna.upn}/`)).headers.get('access-control-allow-origin')).toBe('*');
});
