import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { FakeUci, Fault } from '../support/fake-uci.ts';
import { eventually } from '../support/surroundings.ts';

let uci: FakeUci;

beforeEach(async () => {
  uci = await new FakeUci().start();
});

afterEach(() => uci.stop());

const logins = (): number => uci.methods.filter((method) => method === 'connection.login').length;
const restLogins = (): number =>
  uci.pbx.received.filter(({ url, method }) => url === '/rest/login' && method === 'POST').length;

/** Time in steps, so that requests get answered in between. */
async function minutes(count: number): Promise<void> {
  for (let second = 0; second < count * 60; second += 1) {
    await uci.clock.advance(1_000);
    if (second % 10 === 0) await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

test.each([
  [
    'a fault that denies access',
    (): void => void uci.answers.set('connection.login', new Fault('UciIllegalAccessException')),
  ],
  ['a 401', (): void => void (uci.status = 401)],
  ['false', (): void => void uci.answers.set('connection.login', false)],
])('a login that is answered with %s is proven by REST, and a wrong password ends it', async (_, deny) => {
  deny();
  uci.restLogin = 400;
  uci.open();
  await eventually('the refusal is told', () => uci.witness.refusals === 1);
  expect([logins(), restLogins()]).toEqual([1, 1]);
  await minutes(5);
  expect([logins(), restLogins()]).toEqual([1, 1]);
});

test('where the password is right, a missing right is tried again within a minute, and found granted', async () => {
  uci.answers.set('connection.login', new Fault('UciIllegalAccessException: the right is missing'));
  uci.open();
  await minutes(6);
  expect(logins()).toBeGreaterThan(4);
  expect(logins()).toBeLessThan(20);
  uci.answers.set('connection.login', true);
  await minutes(2);
  await eventually('the session is connected', () => uci.witness.connected === true);
  expect(uci.witness.refusals).toBe(0);
});

test.each([
  ['an outage', 503],
  ['a missing address', 404],
  ['a bad request', 400],
])('%s says nothing about the person', async (_, status) => {
  uci.status = status;
  uci.open();
  await minutes(2);
  expect(uci.witness).toMatchObject({ refusals: 0, connections: [] });
  expect(restLogins()).toBe(0);
  uci.status = null;
  await minutes(1);
  await eventually('the session is connected', () => uci.witness.connected === true);
});

test('a link that is dead is found within 20 s of the next request', async () => {
  await uci.connect();
  uci.latencyMs = 10_000_000;
  await uci.clock.advance(50_000);
  await eventually('the session is kept alive', () => uci.methods.at(-1) === 'connection.keepAlive');
  await uci.clock.advance(20_000);
  await eventually('the loss is told', () => uci.witness.connected === false);
});

test('a PBX that takes 10 s for every answer keeps its sessions', async () => {
  uci.answers.set('call.getCallIds', ['c']);
  uci.answers.set('call.getCallState', { id: 'c', state: 'CONNECTED' });
  uci.latencyMs = 10_000;
  uci.open();
  await minutes(2);
  const told = uci.witness.lists.length;
  expect(uci.witness.connections).toEqual([true]);
  await minutes(2);
  expect(uci.witness.connections).toEqual([true]);
  expect(uci.witness.lists.length - told).toBeGreaterThanOrEqual(3);
});

test.each([
  ['no XML', 'hello'],
  ['a DOCTYPE', '<!DOCTYPE x [<!ENTITY a "b">]><methodResponse/>'],
  ['a page', '<html><body>Please log in</body></html>'],
])('a PBX that answers with %s is away, and comes back', async (_, body) => {
  await uci.connect();
  const { answer } = uci.pbx;
  uci.pbx.answer = (request, response) => {
    if (request.url.startsWith('/xml-rpc')) response.writeHead(200).end(body);
    else answer(request, response);
  };
  await minutes(1.5);
  expect(uci.witness.connected).toBe(false);
  uci.pbx.answer = answer;
  await minutes(1);
  await eventually('it is connected again', () => uci.witness.connected === true);
});

test('dialling waits for a session that is just being made', async () => {
  uci.answers.set('call.placeCallWithPhone', 'c-1');
  uci.latencyMs = 1;
  const dialling = uci.open().placeCall('+4972112345', 'SIP/16');
  await uci.outcome(dialling);
  expect(await dialling).toEqual({
    id: 'c-1',
    state: 'ringingOut',
    number: '+4972112345',
    name: null,
    connectedAt: null,
  });
  const asked = uci.asked.find(({ method }) => method.endsWith('placeCallWithPhone'));
  expect(asked?.parameters).toEqual(['+4972112345', 'SIP/16', '']);
});

test('dialling without a session says so, by what is wrong', async () => {
  uci.status = 503;
  const waiting = uci.open().placeCall('+4972112345');
  const outcome = expect(waiting).rejects.toMatchObject({ kind: 'unavailable', code: 'starface.unavailable' });
  await uci.clock.advance(8_000);
  await outcome;
});

test('dialling for somebody whose password is wrong says that', async () => {
  uci.status = 401;
  uci.restLogin = 400;
  const account = uci.open();
  await eventually('the refusal is told', () => uci.witness.refusals === 1);
  await expect(account.placeCall('+49')).rejects.toMatchObject({ code: 'starface.wrong-credentials' });
});

test('a call is never dialled twice: neither a silence nor a broken line is tried again', async () => {
  const account = await uci.connect();
  const { answer } = uci.pbx;
  uci.pbx.answer = (request, response) => {
    if (request.body.includes('placeCallWithPhone')) response.destroy();
    else answer(request, response);
  };
  await expect(account.placeCall('+49')).rejects.toMatchObject({ kind: 'unavailable' });
  const dialled = uci.pbx.received.filter(({ body }) => body.includes('placeCallWithPhone'));
  expect(dialled).toHaveLength(1);
});

test.each([
  ['UciIllegalAccessException', 'forbidden'],
  ['UciException: nonsense', 'rejected'],
  ['UcpCommunicationException', 'unavailable'],
])('a fault %p in answer to dialling is %s', async (text, kind) => {
  uci.answers.set('call.placeCallWithPhone', new Fault(text));
  const account = await uci.connect();
  await expect(account.placeCall('+49')).rejects.toMatchObject({ side: 'starface', kind });
});

test('hanging up what the PBX does not end is declined, what it does not know is not found', async () => {
  uci.answers.set('call.hangupCall', false);
  const account = await uci.connect();
  await expect(account.hangUp('c')).rejects.toMatchObject({ kind: 'notFound' });
  await uci.event('ucp.v30.events.call.receiveCallState', { id: 'c', state: 'CONNECTED' });
  await expect(account.hangUp('c')).rejects.toMatchObject({ kind: 'rejected' });
});

test('who may not use REST is proven by UCI and named by the administrator', async () => {
  uci.ownUser = 403;
  uci.answers.set('system.getServerVersion', '9.0.2.1');
  const user = await uci.outcome(uci.starface.accounts.verify({ login: '0101', password: 'Geheim-1' }));
  expect(user).toMatchObject({ id: '17', login: '0101' });
  expect(uci.methods).toEqual(['system.getServerVersion', 'connection.login', 'connection.logout']);
});

test.each([
  ['may not use UCI either', (): void => void uci.answers.set('connection.login', false), 'forbidden'],
  [
    'is denied by a fault',
    (): void => void uci.answers.set('connection.login', new Fault('UciIllegalAccessException')),
    'forbidden',
  ],
])('who %s cannot be linked', async (_, deny, kind) => {
  uci.ownUser = 403;
  uci.answers.set('system.getServerVersion', '9.0.2.1');
  deny();
  const verifying = uci.outcome(uci.starface.accounts.verify({ login: '0101', password: 'x' }));
  await expect(verifying).rejects.toMatchObject({ kind });
});
