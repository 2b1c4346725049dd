import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startStarface, type StarfaceSimulator } from './index.ts';
import { anna } from './testing/people.ts';
import { RestClient } from './testing/rest-client.ts';
import { UciClient } from './testing/uci-client.ts';

let pbx: StarfaceSimulator;
let admin: RestClient;

beforeEach(async () => {
  pbx = await startStarface({ people: [anna] });
  admin = new RestClient(pbx.url);
  await admin.login(pbx.admin.login, pbx.admin.password);
});

afterEach(() => pbx.stop());

async function setAnnasDnd(on: boolean): Promise<unknown> {
  const path = `/users/${pbx.person('Anna').userId}/phoneconfig`;
  return admin.put(path, { callWaiting: true, displayNumberId: 1, doNotDisturb: on, primaryPhoneId: 17 });
}

test('a change is recorded with its person, operation and value', async () => {
  await setAnnasDnd(true);
  expect(pbx.writes()).toEqual([
    { at: expect.any(String), target: 'starface', person: '0101', operation: 'setDnd', value: true },
  ]);
  const uci = new UciClient({ url: pbx.url, login: '0101', password: 'Geheim-Anna-1' });
  await uci.call('connection.login');
  const id = await uci.call('call.placeCallWithPhone', '+4972112345', '', '');
  await uci.call('call.hangupCall', id);
  expect(pbx.writes().slice(1)).toMatchObject([
    { person: '0101', operation: 'placeCall', value: '+4972112345' },
    { person: '0101', operation: 'hangUp', value: id },
  ]);
  expect(pbx.stats()).toMatchObject({ writes: 3, byOperation: { setDnd: 1, placeCall: 1, hangUp: 1 } });
});

test('writes can be asked for since a moment', async () => {
  await setAnnasDnd(true);
  expect(pbx.writes(new Date(Date.now() + 60_000))).toEqual([]);
  expect(pbx.writes(new Date(Date.now() - 60_000))).toHaveLength(1);
});

test('while the PBX is down nothing is answered or changed, yet everything is counted', async () => {
  pbx.setFault({ kind: 'down' });
  await expect(setAnnasDnd(true)).rejects.toThrow();
  expect(pbx.person('Anna').state().dnd).toBe(false);
  expect(pbx.stats().byStatus['down']).toBe(1);
  expect(pbx.writes()).toHaveLength(1);
  pbx.setFault({ kind: 'none' });
  await setAnnasDnd(true);
  expect(pbx.person('Anna').state().dnd).toBe(true);
});

test('a status fault answers instead of the PBX, with Retry-After where given', async () => {
  pbx.setFault({ kind: 'status', status: 429, retryAfter: 7 });
  const response = await fetch(`${pbx.url}/rest/login`);
  expect(response.status).toBe(429);
  expect(response.headers.get('retry-after')).toBe('7');
  pbx.setFault({ kind: 'status' });
  expect((await fetch(`${pbx.url}/rest/login`)).status).toBe(503);
});

test('a reset loses the answer of a change that was carried out', async () => {
  pbx.setFault({ kind: 'reset' });
  await expect(setAnnasDnd(true)).rejects.toThrow();
  expect(pbx.person('Anna').state().dnd).toBe(true);
});

test('latency delays the answer', async () => {
  pbx.setFault({ kind: 'latency', ms: 120 });
  const before = performance.now();
  await fetch(`${pbx.url}/rest/login`);
  expect(performance.now() - before).toBeGreaterThanOrEqual(115);
});

test('a rate hits that share of the requests', async () => {
  pbx.setFault({ kind: 'status', status: 500, rate: 0.5 });
  for (let count = 0; count < 60; count += 1) await fetch(`${pbx.url}/rest/login`).then((answer) => answer.text());
  const hit = pbx.stats().byStatus['500'] ?? 0;
  expect(hit).toBeGreaterThan(5);
  expect(hit).toBeLessThan(55);
});

test('faults never reach the hands at the desk phone', () => {
  pbx.setFault({ kind: 'down' });
  pbx.person('Anna').call('connected', '+4930123456');
  expect(pbx.person('Anna').state().telephonyState).toBe('onCall');
});

test('unknown paths are 404 and remembered, wrong methods 405', async () => {
  expect((await admin.get('/usres')).status).toBe(404);
  expect((await admin.delete('/users/me/phoneconfig/phones')).status).not.toBe(200);
  expect((await fetch(`${pbx.url}/admin`)).status).toBe(404);
  expect(pbx.unknownRequests()).toContain('GET /rest/usres');
});

test('the busiest second is known', async () => {
  await Promise.all(Array.from({ length: 12 }, () => fetch(`${pbx.url}/rest/login`).then((answer) => answer.text())));
  expect(pbx.stats().maxPerSecond).toBeGreaterThanOrEqual(12);
});

test('a stopped PBX leaves its port', async () => {
  const { port } = new URL(pbx.url);
  await pbx.stop();
  pbx = await startStarface({ people: [anna], port: Number(port) });
  expect(new URL(pbx.url).port).toBe(port);
});
