import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startStarface, type StarfaceSimulator } from './index.ts';
import { CallbackReceiver } from './testing/callback-receiver.ts';
import { anna, ben } from './testing/people.ts';
import { UciClient } from './testing/uci-client.ts';

// Anna and Cem are in the group Vertrieb, Ben is in Service.
const cem = { login: '0103', password: 'Geheim-Cem-3', firstName: 'Cem', familyName: 'Aydin', internalNumber: '103' };

let pbx: StarfaceSimulator;

beforeEach(async () => {
  pbx = await startStarface({ people: [anna, ben, cem] });
});

afterEach(() => pbx.stop());

const states = () => ['Anna', 'Ben', 'Cem'].map((name) => pbx.person(name).state().telephonyState);

test('a call to a group rings at all who are logged on, and the first to pick up has it', () => {
  expect(pbx.callGroup('Vertrieb', '+49301')).toEqual(['0101', '0103']);
  expect(states()).toEqual(['ringing', 'idle', 'ringing']);
  pbx.person('Cem').answers();
  expect(states()).toEqual(['idle', 'idle', 'onCall']);
  pbx.person('Cem').hangsUp();
  expect(states()).toEqual(['idle', 'idle', 'idle']);
});

test('whoever is on DND, busy or logged off is left out, and nobody at all ends the call', async () => {
  pbx.person('Anna').setDnd(true);
  pbx.person('Cem').call('connected', '+49302');
  expect(pbx.callGroup('Vertrieb', '+49301')).toEqual([]);
  pbx.person('Ben').dials('700');
  expect(pbx.person('Ben').state().telephonyState).toBe('idle');
});

test('a colleague who calls the group is connected with the one who picks up, and ends it for all', () => {
  pbx.person('Ben').dials('700');
  expect(states()).toEqual(['ringing', 'ringing', 'ringing']);
  pbx.person('Anna').answers();
  expect(states()).toEqual(['onCall', 'onCall', 'idle']);
  pbx.person('Anna').hangsUp();
  expect(states()).toEqual(['idle', 'idle', 'idle']);
  pbx.person('Ben').dials('700');
  pbx.person('Ben').hangsUp();
  expect(states()).toEqual(['idle', 'idle', 'idle']);
});

test('one who declines lets it ring on at the others; when all have declined, the caller is told', () => {
  pbx.person('Ben').dials('700');
  pbx.person('Anna').hangsUp();
  expect(states()).toEqual(['idle', 'ringing', 'ringing']);
  pbx.person('Cem').hangsUp();
  expect(states()).toEqual(['idle', 'idle', 'idle']);
});

test('events and the call list name the group', async () => {
  const receiver = new CallbackReceiver();
  const callback = await receiver.start();
  const uci = new UciClient({ url: pbx.url, login: '0101', password: 'Geheim-Anna-1', callback });
  await uci.call('connection.login');
  await uci.call('service.subscribeEvents', 'ucp.v30.events.call');
  pbx.callGroup('Vertrieb', '+49301');
  pbx.person('Cem').answers();
  expect(await receiver.states(3)).toEqual(['INCOMING', 'RINGING', 'HANGUP']);
  const [group] = (await uci.call('group.getGroupSettings')) as unknown as { id: string }[];
  expect(receiver.events.map(({ call }) => call['groupID'])).toEqual([group?.id, group?.id, group?.id]);
  const list = async (restriction: string): Promise<number> => {
    const page = await uci.call('callList.getCallList', null, null, '', '', restriction, '', '', 0, 10);
    return (page as unknown as { totalCount: number }).totalCount;
  };
  expect([await list(''), await list('NON_GROUP')]).toEqual([1, 0]);
  await receiver.stop();
});
