import { readFileSync } from 'node:fs';

import { afterEach, beforeEach, expect, test } from '@jest/globals';

import type { MicrosoftSimulator } from './index.ts';
import { anna, bernd, GraphClient, handClock, seen, startTenant } from './scenario.ts';

type Example = {
  readonly request: { readonly method: string; readonly url: string; readonly body?: Record<string, unknown> };
  readonly response: { readonly status: number; readonly body?: Record<string, unknown> };
};

/** The ids that the examples use throughout. */
const tenantId = '84bd8158-6d4d-4958-8b9f-9d6445542f95';
const clientId = '22553876-f5ab-4529-bffb-cfe50aa89f87';
const annaId = 'fa8bf3dc-eca7-46b7-bad1-db199b62afc3';
const berndId = '66825e03-7ef5-42da-9069-724602c31f6b';

let simulator: MicrosoftSimulator;
let graph: GraphClient;

beforeEach(async () => {
  const people = [
    { ...anna, objectId: annaId },
    { ...bernd, objectId: berndId },
  ];
  const { now } = handClock(Date.parse('2026-11-24T11:10:00Z'));
  simulator = await startTenant({ people, tenantId, clientId, now });
  graph = new GraphClient(simulator);
});

afterEach(() => simulator.stop());

function example(name: string): Example {
  const file = new URL(`../../fixtures/graph/examples/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Example;
}

function replay({ request }: Example, client = graph) {
  return client.send(request.method, request.url.replace('/v1.0', ''), request.body);
}

test.each([
  ['set-presence-Available-Available', 'Available/Available'],
  ['set-presence-Away-Away', 'Away/Away'],
  ['set-presence-Busy-InACall', 'Busy/InACall'],
  ['set-presence-Busy-InAConferenceCall', 'Busy/InAConferenceCall'],
  ['set-presence-DoNotDisturb-Presenting', 'DoNotDisturb/Presenting'],
])('%s is carried out', async (name, expected) => {
  expect(await replay(example(name))).toMatchObject({ status: 200, body: undefined });
  expect(seen(simulator, 'anna')).toBe(expected);
});

test.each([
  ['set-user-preferred-Available', 'Available/Available'],
  ['set-user-preferred-Away', 'Away/Away'],
  ['set-user-preferred-BeRightBack', 'BeRightBack/BeRightBack'],
  ['set-user-preferred-Busy', 'Busy/Busy'],
  ['set-user-preferred-DoNotDisturb', 'DoNotDisturb/DoNotDisturb'],
  ['set-user-preferred-Offline', 'Offline/OffWork'],
])('%s shows over a session until it is cleared', async (name, expected) => {
  expect((await replay(example(name))).status).toBe(200);
  expect(seen(simulator, 'anna')).toBe('Offline/Offline');
  await replay(example('set-presence-DoNotDisturb-Presenting'));
  expect(seen(simulator, 'anna')).toBe(expected);
  expect((await replay(example('clear-user-preferred'))).status).toBe(200);
  expect(seen(simulator, 'anna')).toBe('DoNotDisturb/Presenting');
});

test('clear-presence is carried out once and 404 after that', async () => {
  await replay(example('set-presence-Busy-InACall'));
  expect((await replay(example('clear-presence'))).status).toBe(200);
  expect((await replay(example('clear-presence'))).status).toBe(404);
});

test('set-status-message is carried out, its expiry is hidden from others, and it ends', async () => {
  // The example's message ends in October 2022, at 17:05 of the Pacific coast.
  await simulator.stop();
  const { now, pass } = handClock(Date.parse('2022-10-19T00:05:00Z'));
  simulator = await startTenant({ people: [{ ...anna, objectId: annaId }], tenantId, clientId, now });
  graph = new GraphClient(simulator);
  expect((await replay(example('set-status-message'))).status).toBe(200);
  const { body } = await graph.get(`/users/${annaId}/presence`);
  expect(body).toMatchObject({
    statusMessage: { message: { content: "Hey I'm currently in a meeting.", contentType: 'text' } },
  });
  expect(body).not.toHaveProperty('statusMessage.expiryDateTime');
  pass(1);
  expect((await graph.get(`/users/${annaId}/presence`)).body).toMatchObject({ statusMessage: null });
});

test.each(['presences-by-user-id', 'presence-get'])('%s is answered as documented', async (name) => {
  simulator.person('anna').is('Busy', 'InAMeeting');
  const isList = name === 'presences-by-user-id';
  simulator.person('bernd').is(isList ? 'Away' : 'DoNotDisturb', isList ? 'Away' : 'Presenting');
  const { response } = example(name);
  const { '@odata.context': context, sequenceNumber, ...stable } = response.body ?? {};
  const answer = await replay(example(name));
  expect(answer).toMatchObject({ status: response.status, body: stable });
  if (typeof context === 'string') {
    const own = context.replace('https://graph.microsoft.com', simulator.graphUrl);
    expect(answer.body).toMatchObject({ '@odata.context': own });
    expect(answer.body).toHaveProperty('sequenceNumber', expect.stringMatching(/^A\d{10}$/));
    expect(typeof sequenceNumber).toBe('string');
  }
});

test('batch gives each item its own answer, as documented', async () => {
  simulator.throttling.presenceLimit = 1;
  await graph.get(`/users/${annaId}/presence`);
  const { body } = await replay(example('batch'));
  const { responses } = body as { responses: { id: string; status: number; headers: Record<string, string> }[] };
  expect(responses.map(({ id }) => id)).toEqual(['2', '1']);
  expect(responses.find(({ id }) => id === '1')).toMatchObject({
    status: 429,
    headers: { 'retry-after': expect.stringMatching(/^\d+$/) as unknown },
    body: { error: { code: 'TooManyRequests', message: 'Too many requests' } },
  });
});

test('the refusals of subscriptions read as they were reported', async () => {
  simulator.tenant.roles = ['Presence.Read.All'];
  const forbidden = example('subscription-forbidden-app-only').response;
  const request = {
    method: 'POST',
    url: '/v1.0/subscriptions',
    body: example('subscription-create-bulk').request.body ?? {},
  };
  expect(await replay({ request, response: forbidden }, new GraphClient(simulator))).toMatchObject({
    status: forbidden.status,
    body: forbidden.body,
  });
});

test('the order of numbers says which of two states is the younger one', async () => {
  const number = async () =>
    ((await graph.get(`/users/${annaId}/presence`)).body as { sequenceNumber: string }).sequenceNumber;
  const first = await number();
  expect(await number()).toBe(first);
  simulator.person('anna').is('Away');
  expect((await number()) > first).toBe(true);
  simulator.graph.sequenceNumbers = false;
  expect(await number()).toBeUndefined();
});
