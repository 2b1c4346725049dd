import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startStarface, type StarfaceSimulator } from './index.ts';
import { CallbackReceiver } from './testing/callback-receiver.ts';
import { anna, ben } from './testing/people.ts';
import { UciClient, UciFaultAnswer } from './testing/uci-client.ts';

let pbx: StarfaceSimulator;
let receiver: CallbackReceiver;
let uci: UciClient;
let time: number;

beforeEach(async () => {
  time = Date.parse('2026-11-24T08:00:00Z');
  pbx = await startStarface({ people: [anna, ben], now: () => time, timeZone: 'Europe/Berlin' });
  receiver = new CallbackReceiver();
  uci = new UciClient({ url: pbx.url, login: '0101', password: 'Geheim-Anna-1', callback: await receiver.start() });
});

afterEach(async () => {
  await pbx.stop();
  await receiver.stop();
});

async function subscribe(): Promise<void> {
  expect(await uci.call('connection.login')).toBe(true);
  expect(await uci.call('service.subscribeEvents', 'ucp.v30.events.call')).toBe(true);
}

test('an incoming call rings, is talked and ends, in this order', async () => {
  await subscribe();
  const person = pbx.person('Anna');
  person.call('ringing', '+4930123456');
  expect(person.state()).toMatchObject({
    telephonyState: 'ringing',
    calls: [{ direction: 'in', state: 'ringing', with: '+4930123456' }],
  });
  person.call('connected', '+4930123456');
  expect(person.state().telephonyState).toBe('onCall');
  person.call('idle', '+4930123456');
  expect(person.state()).toMatchObject({ dnd: false, telephonyState: 'idle', calls: [] });
  expect(await receiver.states(4)).toEqual(['INCOMING', 'RINGING', 'CONNECTED', 'HANGUP']);
});

test('an event bears the seven base members and goes to the secret path with the login', async () => {
  await subscribe();
  pbx.person('Anna').call('ringing', '+4930123456');
  await receiver.states(2);
  const [, ringing] = receiver.events;
  expect(ringing?.url).toBe('/uci/secret?de.vertico.starface.user=0101');
  expect(ringing?.methodName).toBe('ucp.v30.events.call.receiveCallState');
  expect(ringing?.call).toMatchObject({
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    state: 'RINGING',
    timestamp: { text: '20261124T09:00:00' },
    callerNumber: '+4930123456',
    callerName: '',
    calledNumber: '101',
    calledName: 'Anna Muster',
  });
});

test('a placed call rings at the far end, is answered there and hung up by its id', async () => {
  await subscribe();
  const id = await uci.call('call.placeCallWithPhone', '+4972112345', 'SIP/17', '');
  expect(await uci.call('call.getCallIds')).toEqual([id]);
  expect(await uci.call('call.getCallState', id)).toMatchObject({ id, state: 'RINGBACK', calledNumber: '+4972112345' });
  pbx.person('Anna').answers();
  expect(await uci.call('call.getCallState', id)).toMatchObject({ state: 'CONNECTED' });
  expect(await uci.call('call.hangupCall', id)).toBe(true);
  expect(await uci.call('call.hangupCall', id)).toBe(false);
  expect(await uci.call('call.getCallState', id)).toEqual({});
  expect(await receiver.states(4)).toEqual(['OUTGOING', 'RINGBACK', 'CONNECTED', 'HANGUP']);
});

test('a bad number, a foreign phone and a second call being placed are refused with an empty id', async () => {
  await subscribe();
  expect(await uci.call('call.placeCallWithPhone', 'abc', '', '')).toBe('');
  expect(await uci.call('call.placeCallWithPhone', '', '', '')).toBe('');
  expect(await uci.call('call.placeCallWithPhone', '+4972112345', 'SIP/99', '')).toBe('');
  expect(await uci.call('call.placeCallWithPhone', '+4972112345', null, null)).not.toBe('');
  expect(await uci.call('call.placeCallWithPhone', '+4972154321', null, null)).toBe('');
});

test('a call to a colleague rings there and shows both ends their own id', async () => {
  await subscribe();
  const id = await uci.call('call.placeCallWithPhone', '102', '', '');
  const [call] = pbx.person('Ben').state().calls;
  expect(call).toMatchObject({ direction: 'in', state: 'ringing', with: '101' });
  expect(call?.id).not.toBe(id);
  pbx.person('Ben').answers();
  expect(pbx.person('Anna').state().telephonyState).toBe('onCall');
  pbx.person('Ben').hangsUp();
  expect(pbx.person('Anna').state().telephonyState).toBe('idle');
});

test('a colleague on DND is busy', async () => {
  await subscribe();
  pbx.person('Ben').setDnd(true);
  await uci.call('call.placeCallWithPhone', '102', '', '');
  expect(pbx.person('Ben').state().calls).toEqual([]);
  expect(pbx.person('Anna').state().telephonyState).toBe('idle');
});

test('a call outlives the session that placed it', async () => {
  await subscribe();
  await uci.call('call.placeCallWithPhone', '+4972112345', '', '');
  expect(await uci.call('connection.logout')).toBe(true);
  expect(pbx.person('Anna').state().calls).toHaveLength(1);
});

test('a session ends after 60 s without a request: keepAlive is false and requests are faults', async () => {
  await subscribe();
  time += 59_999;
  expect(await uci.call('connection.keepAlive')).toBe(true);
  time += 60_000;
  expect(await uci.call('connection.keepAlive')).toBe(false);
  await expect(uci.call('call.getCallIds')).rejects.toThrow('UcpNotConnectedException');
  pbx.person('Anna').call('ringing', '+4930123456');
  await pbx.callbacksSettled();
  expect(receiver.events).toEqual([]);
});

test('before login only the server version and the login itself are served', async () => {
  expect(await uci.call('system.getServerVersion')).toBe('10.0.2.6');
  expect(await uci.call('connection.keepAlive')).toBe(false);
  await expect(uci.call('phone.getPhoneIds')).rejects.toThrow(UciFaultAnswer);
  await subscribe();
  expect(await uci.call('phone.getPhoneIds')).toEqual(['SIP/17']);
});

test('a wrong token is a fault', async () => {
  const stranger = new UciClient({ url: pbx.url, login: '0101', password: 'wrong' });
  await expect(stranger.call('connection.login')).rejects.toThrow('UciIllegalAccessException');
});

test('an unknown method is a fault and an empty body is 400', async () => {
  await expect(uci.call('call.answerCall', 'x')).rejects.toThrow('No such handler');
  expect((await uci.post('')).status).toBe(400);
  expect((await uci.post('<!DOCTYPE x><methodCall/>')).status).toBe(400);
  expect(pbx.unknownRequests()).toEqual(['ucp.v30.requests.call.answerCall']);
});

test('a client that is gone costs nobody anything', async () => {
  await subscribe();
  await receiver.stop();
  pbx.person('Anna').call('connected', '+4930123456');
  await pbx.callbacksSettled();
  expect(pbx.callbackCounts()).toEqual({ delivered: 0, failed: 3 });
  expect(await uci.call('call.getCallIds')).toHaveLength(1);
  receiver = new CallbackReceiver();
  await receiver.start();
});

test('events come twice, out of order or empty where a test wants them so', async () => {
  await subscribe();
  pbx.setCallbackQuirks({ duplicate: true, emptyFirst: true });
  pbx.person('Anna').call('ringing', '+4930123456');
  expect(await receiver.states(4)).toEqual(['', '', 'RINGING', 'RINGING']);
  pbx.setCallbackQuirks({ outOfOrder: true });
  pbx.person('Anna').call('connected', '+4930123456');
  pbx.person('Anna').call('idle', '+4930123456');
  expect((await receiver.states(6)).slice(4)).toEqual(['HANGUP', 'CONNECTED']);
});

test('the spellings of all dialects are understood, and v20 gets its own states', async () => {
  expect(await uci.call('ucp.v22.server.connection.login')).toBe(true);
  expect(await uci.call('ucp.v20.server.connection.setProvidedServices', ['ucp.v20.client.communication.call'])).toBe(
    true,
  );
  expect(await uci.call('ucp.v20.server.connection.probe')).toBe(true);
  const id = await uci.call('ucp.v20.server.communication.call.placeCall', '+4972112345', '', '');
  expect(await uci.call('ucp.v30.server.communication.call.getCallIds')).toEqual([id]);
  expect(await receiver.states(2)).toEqual(['PROCEEDING', 'PROCEEDING']);
  expect(receiver.events[0]?.methodName).toBe('ucp.v20.client.communication.call.receiveCallState');
});
