import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { eventually } from '../support/surroundings.ts';
import { FakeUci, Fault } from '../support/fake-uci.ts';

let uci: FakeUci;

beforeEach(async () => {
  uci = await new FakeUci().start();
});

afterEach(() => uci.stop());

const struct = (state: string, more: object = {}) => ({ id: 'c', state, callerNumber: '+4972112345', ...more });

test('a request names the person, his token and the address for events, and keeps the cookie', async () => {
  await uci.connect();
  const [first, second] = uci.asked;
  expect(first?.cookie).toBeUndefined();
  expect(second?.cookie).toBe('JSESSIONID=abc');
  expect(Object.fromEntries(second?.query ?? [])).toMatchObject({
    'de.vertico.starface.user': '0101',
    'de.vertico.starface.auth': expect.stringMatching(/^0101:[0-9a-f]{128}$/) as unknown,
    'de.vertico.starface.callback.host': '127.0.0.1',
    'de.vertico.starface.callback.port': '3000',
    'de.vertico.starface.callback.path': expect.stringMatching(/^\/hooks\/uci\/[\w-]{43}$/) as unknown,
    'de.vertico.starface.callback.type': 'http',
  });
});

test('a session logs in, subscribes and reads the calls, in this order', async () => {
  await uci.connect();
  expect(uci.methods).toEqual([
    'connection.login',
    'service.subscribeEvents',
    'service.getProvidedRequests',
    'call.getCallIds',
  ]);
  expect(uci.asked[1]?.parameters).toEqual(['ucp.v30.events.call']);
});

test('a PBX that knows no v30 is spoken to in v22', async () => {
  uci.dialect = 'v22';
  await uci.connect();
  expect(uci.asked.map(({ method }) => method.split('.')[1])).toEqual(['v30', 'v22', 'v22', 'v22', 'v22']);
  expect(uci.asked[2]?.parameters).toEqual(['ucp.v22.events.call']);
});

test('a PBX that gives no v30 events is asked for those of v22', async () => {
  uci.answers.set('service.subscribeEvents', ({ parameters }) => parameters[0] === 'ucp.v22.events.call');
  await uci.connect();
  expect(uci.methods.filter((method) => method === 'service.subscribeEvents')).toHaveLength(2);
});

test('a PBX that gives no events at all is asked for the calls every 15 s', async () => {
  uci.answers.set('service.subscribeEvents', new Fault('UciException: no such event'));
  await uci.connect();
  const before = uci.methods.length;
  await uci.clock.advance(15_000);
  await eventually('the calls are read', () => uci.methods.length === before + 1);
  expect(uci.methods.at(-1)).toBe('call.getCallIds');
});

test.each(['ucp.v30.events.call', 'ucp.v22.events.call', 'ucp.v20.client.communication.call'])(
  'an event of %s is understood',
  async (service) => {
    await uci.connect();
    await uci.event(`${service}.receiveCallState`, struct('RINGING'));
    expect(uci.witness.lists.at(-1)).toMatchObject([{ id: 'c', state: 'ringingIn', number: '+4972112345' }]);
  },
);

test('events that say nothing of calls change nothing', async () => {
  await uci.connect();
  const { length } = uci.witness.lists;
  await uci.event('ucp.v30.events.call.newMessageWaitingIndicationEvent', 'x', 3);
  await uci.event('ucp.v30.events.call.receiveCallState');
  await uci.event('ucp.v30.events.call.receiveCallState', 'no struct');
  await uci.event('ucp.v30.events.call.receiveCallState', { state: 'CONNECTED' });
  await uci.event('ucp.v30.events.call.somethingNew', struct('CONNECTED'));
  expect(uci.witness.lists).toHaveLength(length);
});

test('a call that changes its id goes on, and the PBX is asked soon whether that was right', async () => {
  await uci.connect();
  await uci.event('ucp.v30.events.call.receiveCallState', struct('CONNECTED'));
  await uci.event('ucp.v30.events.call.callChangesIdEvent', 'c', 'd');
  expect(uci.witness.lists.at(-1)?.map(({ id, state }) => [id, state])).toEqual([
    ['d', 'connected'],
    ['c', 'ended'],
  ]);
  uci.answers.set('call.getCallIds', ['d']);
  uci.answers.set('call.getCallState', struct('CONNECTED', { id: 'd' }));
  await uci.clock.advance(2_000);
  await eventually('the calls are read', () => uci.methods.at(-1) === 'call.getCallState');
});

test('a conference event, spelled as the PBX spells it, has the calls read again', async () => {
  await uci.connect();
  const before = uci.methods.length;
  await uci.event('ucp.v30.events.conferencecall.receiveConfrenceCallState', {});
  await uci.clock.advance(2_000);
  await eventually('the calls are read', () => uci.methods.length > before);
});

test('the old "reset" event means to log in again', async () => {
  await uci.connect();
  await uci.event('ucp.v20.client.connection.reset');
  await eventually('the loss is told', () => uci.witness.connected === false);
  await uci.clock.advance(1_000);
  await eventually('it is connected again', () => uci.witness.connected === true);
  expect(uci.methods.filter((method) => method === 'connection.login')).toHaveLength(2);
});

test('what the PBX provides is what the person can do', async () => {
  uci.answers.set('service.getProvidedRequests', ['ucp.v30.requests.connection', 'ucp.v30.requests.call']);
  const account = await uci.connect();
  expect(account.capabilities()).not.toContain('callList');
  await expect(account.telephone?.chatStatus()).rejects.toMatchObject({ code: 'starface.not-provided' });
});

test('a call that is listed but of which the PBX says nothing has ended', async () => {
  uci.answers.set('call.getCallIds', ['c', 'x']);
  uci.answers.set('call.getCallState', ({ parameters }) => (parameters[0] === 'c' ? struct('CONNECTED') : {}));
  await uci.connect();
  expect(uci.witness.states).toEqual(['connected']);
  uci.answers.set('call.getCallState', {});
  await uci.clock.advance(20_000);
  await eventually('it ended', () => uci.witness.states?.[0] === 'ended');
});

test('a call of which the PBX cannot be asked lives on while it is listed', async () => {
  uci.answers.set('call.getCallIds', ['c']);
  uci.answers.set('call.getCallState', struct('CONNECTED'));
  await uci.connect();
  uci.answers.set('call.getCallState', new Fault('UciException: busy'));
  const { length } = uci.witness.lists;
  await uci.clock.advance(20_000);
  await eventually('the calls are read', () => uci.witness.lists.length > length);
  expect(uci.witness.states).toEqual(['connected']);
});

test.each([[null], ['text'], [{ ids: [] }], [7]])(
  'a list of calls that reads %j is a lost session, not an empty one',
  async (answer) => {
    uci.answers.set('call.getCallIds', answer);
    uci.open();
    await eventually('the calls were asked for', () => uci.methods.includes('call.getCallIds'));
    await uci.clock.advance(30_000);
    expect(uci.witness.lists).toEqual([]);
  },
);

test('a PBX that offers no list of calls is asked for those that are known', async () => {
  uci.answers.delete('call.getCallIds');
  await uci.connect();
  await uci.event('ucp.v30.events.call.receiveCallState', struct('CONNECTED'));
  uci.answers.set('call.getCallState', struct('CONNECTED'));
  const { length } = uci.witness.lists;
  await uci.clock.advance(20_000);
  await eventually('the call is confirmed', () => uci.witness.lists.length > length);
  expect(uci.witness.states).toEqual(['connected']);
  uci.answers.set('call.getCallState', {});
  await uci.clock.advance(20_000);
  await eventually('it ended', () => uci.witness.states?.[0] === 'ended');
});
