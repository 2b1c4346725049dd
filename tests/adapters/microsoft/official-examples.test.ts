/** What we send is what the official examples send and the official description allows; what they answer is understood. */
import { afterEach, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { clearPresence } from '../../../src/adapters/microsoft/graph/calls/clear-presence.ts';
import { setPresence } from '../../../src/adapters/microsoft/graph/calls/set-presence.ts';
import { setStatusMessage } from '../../../src/adapters/microsoft/graph/calls/set-status-message.ts';
import { createSubscription, renewSubscription } from '../../../src/adapters/microsoft/graph/calls/subscriptions.ts';
import {
  clearUserPreferredPresence,
  preferredPairs,
  setUserPreferredPresence,
} from '../../../src/adapters/microsoft/graph/calls/user-preferred-presence.ts';
import type { GraphClient } from '../../../src/adapters/microsoft/graph/graph-client.ts';
import { PresenceSweep } from '../../../src/adapters/microsoft/graph/presence-sweep.ts';
import { startScriptedGraph } from './scripted-graph.ts';
import type { Asked, ScriptedGraph, Told } from './scripted-graph.ts';
import { realClock } from './stage.ts';

const folder = new URL('../../fixtures/graph/', import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

type Example = {
  readonly request: { readonly method: string; readonly url: string; readonly body: Readonly<Record<string, unknown>> };
  readonly response: { readonly status: number; readonly body?: unknown };
};

const example = (name: string) => read(`examples/${name}.json`) as Example;

type JsonSchema = Parameters<typeof z.fromJSONSchema>[0];
type Operation = {
  readonly requestBody?: { readonly content: { readonly 'application/json': { readonly schema: object } } };
};
const { paths, components } = read('openapi-presence-subscriptions.json') as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
};

/** A schema with its references put in, refusing every member that it does not name. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { $ref, ...rest } = schema as { readonly $ref?: string };
  if ($ref !== undefined) return closed(components.schemas[$ref.split('/').at(-1) ?? '']);
  const inside = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, closed(value)]));
  return 'properties' in rest ? { ...inside, additionalProperties: false } : inside;
}

/** The schema of a request's body. */
function schemaOf({ method, path }: Asked): z.ZodType {
  const found = Object.entries(paths).find(([template]) =>
    new RegExp(`^/v1\\.0${template.replaceAll('/', '\\/').replace(/\{[^}]+\}/g, '[^/]+')}$`).test(path),
  );
  const operation = found?.[1][method.toLowerCase()];
  if (operation === undefined) throw new Error(`The description knows no ${method} ${path}`);
  const schema = operation.requestBody?.content['application/json'].schema ?? { type: 'object' };
  return z.fromJSONSchema(closed(schema) as JsonSchema, { defaultTarget: 'openapi-3.0' });
}

const graphs: ScriptedGraph[] = [];

afterEach(async () => {
  for (const graph of graphs.splice(0)) await graph.end();
});

/** Makes a call and returns the request, checked against the description. */
async function sent(call: (client: GraphClient) => Promise<unknown>, told: Told = { status: 200 }): Promise<Asked> {
  const graph = await startScriptedGraph(() => told);
  graphs.push(graph);
  await call(graph.client);
  const asked = graph.asked[0] as Asked;
  expect(schemaOf(asked).safeParse(asked.body).error).toBeUndefined();
  return asked;
}

const userId = 'fa8bf3dc-eca7-46b7-bad1-db199b62afc3';
const clientId = '22553876-f5ab-4529-bffb-cfe50aa89f87';
const hour = 3_600_000;

function expectExample(asked: Asked, { request }: Example): void {
  expect(asked.method).toBe(request.method);
  expect(asked.path).toBe(request.url);
  expect(asked.body).toEqual(request.body);
}

test('the description itself refuses what it does not name', () => {
  const path = `/v1.0/users/${userId}/presence/setPresence`;
  const asked: Asked = { method: 'POST', path, target: path, headers: {}, body: {} };
  const schema = schemaOf(asked);
  expect(schema.safeParse({ availability: 'Busy', activity: 'InACall' }).success).toBe(true);
  expect(schema.safeParse({ availability: 'Busy', activity: 'InACall', shoeSize: 43 }).success).toBe(false);
  expect(schema.safeParse({ availability: 'Busy' }).success).toBe(false);
});

test.each(['InACall', 'InAConferenceCall'] as const)(
  'our session Busy/%s is set as the example sets it',
  async (activity) => {
    const pair = { availability: 'Busy', activity } as const;
    const options = { durationMs: hour, priority: 'callStart' } as const;
    const asked = await sent((client) => setPresence(client, clientId, userId, pair, options));
    expectExample(asked, example(`set-presence-Busy-${activity}`));
  },
);

test('our session is ended as the example ends it', async () => {
  expectExample(await sent((client) => clearPresence(client, clientId, userId)), example('clear-presence'));
});

test.each([299_999, 4 * hour + 1, 0, Number.NaN])('a session of %d ms is not even tried', async (durationMs) => {
  const graph = await startScriptedGraph(() => ({}));
  graphs.push(graph);
  const pair = { availability: 'Busy', activity: 'InACall' } as const;
  const set = setPresence(graph.client, clientId, userId, pair, { durationMs, priority: 'callStart' });
  await expect(set).rejects.toMatchObject({ kind: 'rejected' });
  expect(graph.asked).toEqual([]);
});

test('the bulk read is asked as in the example, and its answer is understood', async () => {
  const { request, response } = example('presences-by-user-id');
  const ids = request.body['ids'] as readonly string[];
  let readings: unknown;
  const asked = await sent(
    async (client) => {
      readings = await new PresenceSweep(client, realClock).read(ids);
    },
    { status: response.status, body: response.body },
  );
  expectExample(asked, { request, response });
  expect(readings).toEqual([
    { userId: ids[0], presence: { availability: 'Busy', activity: 'InAMeeting', outOfOffice: false } },
    { userId: ids[1], presence: { availability: 'Away', activity: 'Away', outOfOffice: false } },
  ]);
});

test('the example of one presence, as an entry of a bulk answer, is understood', async () => {
  const { response } = example('presence-get');
  const { id } = response.body as { readonly id: string };
  let readings: unknown;
  await sent(
    async (client) => {
      readings = await new PresenceSweep(client, realClock).read([id]);
    },
    { status: 200, body: { value: [response.body] } },
  );
  expect(readings).toEqual([
    { userId: id, presence: { availability: 'DoNotDisturb', activity: 'Presenting', outOfOffice: false } },
  ]);
});

test.each(preferredPairs)('the preferred state $availability is set as in the example', async (pair) => {
  const asked = await sent((client) => setUserPreferredPresence(client, userId, pair, 8 * hour));
  expectExample(asked, example(`set-user-preferred-${pair.availability}`));
});

test('the preferred state is taken away as in the example, and 404 is success', async () => {
  const asked = await sent((client) => clearUserPreferredPresence(client, userId), { status: 404 });
  expectExample(asked, example('clear-user-preferred'));
});

test('a status message has the shape of the example and an end in UTC', async () => {
  const end = Date.parse('2026-11-24T15:30:00Z');
  const asked = await sent((client) => setStatusMessage(client, userId, 'In a call', end));
  expect(asked.path).toBe(example('set-status-message').request.url);
  expect(asked.body).toEqual({
    statusMessage: {
      message: { content: 'In a call', contentType: 'text' },
      expiryDateTime: { dateTime: '2026-11-24T15:30:00.000', timeZone: 'UTC' },
    },
  });
});

test('a subscription is asked for with what the example asks for, save the encrypted content', async () => {
  const { request, response } = example('subscription-create-bulk');
  const wanted = {
    userIds: ['fa8bf3dc-eca7-46b7-bad1-db199b62afc3', '66825e03-7ef5-42da-9069-724602c31f6b'],
    notificationUrl: String(request.body['notificationUrl']),
    lifecycleNotificationUrl: String(request.body['lifecycleNotificationUrl']),
    clientState: 'state',
    expiresAt: Date.parse('2026-11-24T12:00:00Z'),
  };
  let made: unknown;
  const asked = await sent(
    async (client) => {
      made = await createSubscription(client, wanted);
    },
    { status: response.status, body: response.body },
  );
  expect(asked.path).toBe(request.url);
  const { changeType, resource } = request.body;
  expect(asked.body).toMatchObject({ changeType, resource, clientState: 'state' });
  expect(asked.body).not.toHaveProperty('includeResourceData');
  expect(made).toMatchObject({ id: '76222963-cc7b-42d2-882d-8aaa69cb2ba3' });
});

test('a subscription is renewed as in the example', async () => {
  const { request, response } = example('subscription-renew');
  const id = request.url.split('/').at(-1) ?? '';
  const end = Date.parse(String(request.body['expirationDateTime']));
  const told = { status: response.status, body: response.body };
  const asked = await sent((client) => renewSubscription(client, id, end), told);
  expect([asked.method, asked.path]).toEqual([request.method, request.url]);
  expect(Date.parse(String((asked.body as Record<string, unknown>)['expirationDateTime']))).toBe(end);
});

test('an id that is no id stays one part of the path', async () => {
  const graph = await startScriptedGraph(() => ({ status: 404 }));
  graphs.push(graph);
  await clearPresence(graph.client, clientId, '../../me?x=');
  expect(graph.asked[0]?.target).toBe('/v1.0/users/..%2F..%2Fme%3Fx%3D/presence/clearPresence');
});

test('the throttled example is a pause of its ten seconds', async () => {
  const { status, headers, body } = read('examples/throttled.json') as Told;
  const graph = await startScriptedGraph(() => ({ status: status ?? 0, headers: headers ?? {}, body }));
  graphs.push(graph);
  await expect(clearPresence(graph.client, clientId, userId)).rejects.toMatchObject({
    kind: 'rateLimited',
    retryAfterMs: 10_000,
  });
});
