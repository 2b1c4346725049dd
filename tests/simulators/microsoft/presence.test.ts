import { afterEach, beforeEach, expect, test } from '@jest/globals';

import type { MicrosoftSimulator } from './index.ts';
import { anna, bernd, GraphClient, handClock, seen, startTenant } from './scenario.ts';

let clock: ReturnType<typeof handClock>;
let simulator: MicrosoftSimulator;
let graph: GraphClient;
let annaId: string;

beforeEach(async () => {
  clock = handClock();
  simulator = await startTenant({ now: clock.now });
  graph = new GraphClient(simulator);
  annaId = simulator.person('anna').id;
});

afterEach(() => simulator.stop());

test('nobody has a session at first, so everybody is offline', () => {
  expect(seen(simulator, 'anna')).toBe('Offline/Offline');
  expect(simulator.person('anna').observed().sessions).toEqual([]);
});

test('a call shows while the application holds its session, and the value from before returns when it is cleared', async () => {
  simulator.person('anna').is('Available');
  expect((await graph.setPresence(annaId, 'Busy/InACall', 'PT5M')).status).toBe(200);
  expect(seen(simulator, 'anna')).toBe('Busy/InACall');
  expect((await graph.clearPresence(annaId)).status).toBe(200);
  expect(seen(simulator, 'anna')).toBe('Available/Available');
});

test('set and clear answer 200 with an empty body', async () => {
  expect((await graph.setPresence(annaId, 'Busy/InACall')).body).toBeUndefined();
  expect((await graph.clearPresence(annaId)).body).toBeUndefined();
});

test('clearing a session that is not there is 404', async () => {
  const answer = await graph.clearPresence(annaId);
  expect(answer).toMatchObject({ status: 404, body: { error: { code: 'NotFound' } } });
});

test('clearing the only session leaves the person offline', async () => {
  await graph.setPresence(annaId, 'Busy/InACall');
  await graph.clearPresence(annaId);
  expect(seen(simulator, 'anna')).toBe('Offline/Offline');
});

test('a session without a length ends after five minutes', async () => {
  simulator.person('anna').is('Available');
  await graph.setPresence(annaId, 'Busy/InACall');
  clock.pass(4.9);
  expect(seen(simulator, 'anna')).toBe('Busy/InACall');
  clock.pass(0.1);
  expect(seen(simulator, 'anna')).toBe('Available/Available');
  expect((await graph.clearPresence(annaId)).status).toBe(404);
});

test('setting again renews the lease', async () => {
  await graph.setPresence(annaId, 'Busy/InACall');
  clock.pass(4);
  await graph.setPresence(annaId, 'Busy/InACall');
  clock.pass(4);
  expect(seen(simulator, 'anna')).toBe('Busy/InACall');
});

test.each(['PT4M59S', 'PT4H1S', 'PT0S', '5 minutes', 'P1M'])('a lease of %s is refused', async (length) => {
  expect((await graph.setPresence(annaId, 'Busy/InACall', length)).status).toBe(400);
});

test.each(['PT5M', 'PT4H', 'PT1H30M'])('a lease of %s is taken', async (length) => {
  expect((await graph.setPresence(annaId, 'Busy/InACall', length)).status).toBe(200);
});

test.each(['Available/Available', 'Busy/InACall', 'Busy/InAConferenceCall', 'Away/Away', 'DoNotDisturb/Presenting'])(
  'a session may hold %s',
  async (pair) => {
    expect((await graph.setPresence(annaId, pair)).status).toBe(200);
    expect(seen(simulator, 'anna')).toBe(pair);
  },
);

test.each([
  'Busy/Busy',
  'DoNotDisturb/DoNotDisturb',
  'Busy/InAMeeting',
  'Offline/Offline',
  'Available/InACall',
  'Nonsense/X',
])('a session must not hold %s', async (pair) => {
  expect((await graph.setPresence(annaId, pair)).status).toBe(400);
});

test('a session id that is not the calling application is refused', async () => {
  const body = { sessionId: annaId, availability: 'Busy', activity: 'InACall' };
  expect((await graph.post(`/users/${annaId}/presence/setPresence`, body)).status).toBe(400);
});

test('a member that the action does not know is refused', async () => {
  const body = { sessionId: simulator.clientId, availability: 'Busy', activity: 'InACall', duration: 'PT5M' };
  const answer = await graph.post(`/users/${annaId}/presence/setPresence`, body);
  expect(answer).toMatchObject({ status: 400, body: { error: { code: 'BadRequest' } } });
});

test('an unknown person is 404', async () => {
  const answer = await graph.setPresence('11111111-1111-4111-8111-111111111111', 'Busy/InACall');
  expect(answer).toMatchObject({ status: 404, body: { error: { code: 'Request_ResourceNotFound' } } });
});

test('what an application made available fades to inactive and then to away, whatever its lease', async () => {
  await graph.setPresence(annaId, 'Available/Available', 'PT4H');
  clock.pass(5);
  expect(seen(simulator, 'anna')).toBe('Available/AvailableInactive');
  clock.pass(5);
  expect(seen(simulator, 'anna')).toBe('Away/Away');
});

test("the person's own Teams keeps its value until it is set again", () => {
  simulator.person('anna').is('Available');
  clock.pass(600);
  expect(seen(simulator, 'anna')).toBe('Available/Available');
});

test('one bulk request reads many people, by object id, in the spelling of the wire', async () => {
  simulator.person('anna').is('Busy', 'InAMeeting');
  simulator.person('bernd').is('DoNotDisturb', 'Presenting');
  const ids = [anna.upn, bernd.upn].map((upn) => simulator.person(upn).id);
  const { status, body } = await graph.post('/communications/getPresencesByUserId', { ids });
  expect(status).toBe(200);
  expect(body).toMatchObject({
    value: [
      { id: ids[0], availability: 'Busy', activity: 'InAMeeting' },
      { id: ids[1], availability: 'DoNotDisturb', activity: 'Presenting' },
    ],
  });
});

test('650 ids are taken and 651 are refused', async () => {
  const ids = Array.from({ length: 651 }, () => annaId);
  expect((await graph.post('/communications/getPresencesByUserId', { ids: ids.slice(1) })).status).toBe(200);
  expect((await graph.post('/communications/getPresencesByUserId', { ids })).status).toBe(400);
});

test.each([{ ids: [anna.upn] }, { ids: [] }, { ids: 'x' }, {}, [], { ids: [annaIdLike()], more: 1 }])(
  'a bulk read of %j is refused',
  async (body) => {
    expect((await graph.post('/communications/getPresencesByUserId', body)).status).toBe(400);
  },
);

test('an unknown id is missing in the answer, or unknown where a test wants it so', async () => {
  const ids = [annaIdLike()];
  const read = async () => (await graph.post('/communications/getPresencesByUserId', { ids })).body;
  expect(await read()).toMatchObject({ value: [] });
  simulator.graph.unknownIds = 'PresenceUnknown';
  expect(await read()).toMatchObject({ value: [{ id: ids[0], availability: 'PresenceUnknown' }] });
});

test('one person is read by either path', async () => {
  simulator.person('anna').is('Away');
  for (const path of [`/users/${annaId}/presence`, `/communications/presences/${annaId}`]) {
    expect((await graph.get(path)).body).toMatchObject({ id: annaId, availability: 'Away', activity: 'Away' });
  }
});

test('who leaves is gone from every answer', async () => {
  simulator.person('anna').leaves();
  expect((await graph.get(`/users/${annaId}/presence`)).status).toBe(404);
  expect((await graph.post('/communications/getPresencesByUserId', { ids: [annaId] })).body).toMatchObject({
    value: [],
  });
});

function annaIdLike(): string {
  return '11111111-1111-4111-8111-111111111111';
}
