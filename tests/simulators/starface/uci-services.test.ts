import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startStarface, type StarfaceSimulator } from './index.ts';
import { CallbackReceiver } from './testing/callback-receiver.ts';
import { anna, ben } from './testing/people.ts';
import { UciClient } from './testing/uci-client.ts';
import { DateTime } from './uci/date-time.ts';
import type { XmlRpcValue } from './uci/xml-rpc.ts';

type Struct = Record<string, unknown>;
type List = { entries: Struct[]; totalCount: number };

let pbx: StarfaceSimulator;
let uci: UciClient;
let receiver: CallbackReceiver;
let time: number;

beforeEach(async () => {
  time = Date.parse('2026-11-24T08:00:00Z');
  pbx = await startStarface({ people: [anna, ben], now: () => time, timeZone: 'UTC' });
  receiver = new CallbackReceiver();
  uci = new UciClient({ url: pbx.url, login: '0101', password: 'Geheim-Anna-1', callback: await receiver.start() });
  await uci.call('connection.login');
});

afterEach(async () => {
  await pbx.stop();
  await receiver.stop();
});

function callOf(number: string, talkMs: number): void {
  pbx.person('Anna').call(talkMs > 0 ? 'connected' : 'ringing', number);
  time += talkMs;
  pbx.person('Anna').call('idle');
  time += 1000;
}

async function list(...params: XmlRpcValue[]): Promise<List> {
  return (await uci.call('callList.getCallList', ...params)) as unknown as List;
}

test('the call list is filtered, ordered and paged', async () => {
  callOf('+49301', 12_000);
  callOf('+49302', 0);
  pbx.person('Anna').dials('+49303');
  pbx.person('Anna').hangsUp();
  const all = await list('', '', '', '', 'NON_GROUP', 'startTime', 'DESCENDING', 0, 100);
  expect(all.totalCount).toBe(3);
  expect(all.entries.map(({ callerNumber, calledNumber }) => [callerNumber, calledNumber])).toEqual([
    ['+497219980101', '+49303'],
    ['+49302', '101'],
    ['+49301', '101'],
  ]);
  expect(all.entries[2]).toMatchObject({ direction: 'INBOUND', result: 'ANSWERED', duration: 12, groupId: '' });
  expect(await list('', '', 'INBOUND', 'MISSED', '', 'startTime', 'ASCENDING', 0, 10)).toMatchObject({
    totalCount: 1,
    entries: [{ callerNumber: '+49302', duration: 0 }],
  });
  const page = await list(null, null, '', '', '', 'startTime', 'ASCENDING', 1, 1);
  expect(page).toMatchObject({ totalCount: 3, entries: [{ callerNumber: '+49302' }] });
});

test('the call list is cut by moments in the zone of the PBX', async () => {
  callOf('+49301', 1000);
  time += 60_000;
  callOf('+49302', 1000);
  await uci.call('connection.login');
  const between = [new DateTime('20261124T08:01:00'), new DateTime('20261124T07:59:59')] as const;
  const found = await list(...between, '', '', '', 'startTime', 'ASCENDING', 0, 10);
  expect(found.entries).toMatchObject([{ callerNumber: '+49301', startTime: { text: '20261124T08:00:00' } }]);
});

test('calls of the past can be put into the list', async () => {
  const at = new Date(time - 3_600_000);
  pbx.person('Anna').hadCall({ direction: 'in', with: '+49301', at, seconds: 60, name: 'Petra Albrecht' });
  expect((await list()).entries).toMatchObject([
    { result: 'ANSWERED', callDescription: 'Petra Albrecht', duration: 60 },
  ]);
});

test('an entry is called back and deleted', async () => {
  callOf('+49301', 0);
  const [entry] = (await list()).entries;
  const id = String(entry?.['id']);
  expect(await uci.call('callList.placeCallbackCallWithPhone', id, '', '')).not.toBe('');
  expect(pbx.person('Anna').state().calls).toMatchObject([{ direction: 'out', with: '+49301' }]);
  expect(await uci.call('callList.deleteCallListEntry', id)).toBe(true);
  expect(await uci.call('callList.deleteCallListEntries', [id])).toBe(false);
  expect((await list()).totalCount).toBe(0);
});

test('a call is held and taken back', async () => {
  pbx.person('Anna').call('connected', '+49301');
  const [id] = (await uci.call('call.getCallIds')) as string[];
  expect(await uci.call('call.hold', id ?? '')).toBe(true);
  expect(pbx.person('Anna').state().calls).toMatchObject([{ state: 'held' }]);
  expect(await uci.call('call.hold', id ?? '')).toBe(true);
  expect(pbx.person('Anna').state().calls).toMatchObject([{ state: 'connected' }]);
  expect(await uci.call('call.hold', 'unknown')).toBe(false);
});

test('a forwarded call rings at the colleague and is over for the person', async () => {
  pbx.person('Anna').call('connected', '+49301');
  const [id] = (await uci.call('call.getCallIds')) as string[];
  expect(await uci.call('call.forward', id ?? '', 'nowhere')).toBe(false);
  expect(await uci.call('call.forward', id ?? '', '102')).toBe(true);
  expect(pbx.person('Anna').state().telephonyState).toBe('idle');
  expect(pbx.person('Ben').state().calls).toMatchObject([{ state: 'ringing', with: '+49301' }]);
});

test('two calls make a conference, told under the vendor’s misspelt name', async () => {
  await uci.call('service.subscribeEvents', 'ucp.v30.events.conferencecall');
  pbx.person('Anna').call('connected', '+49301');
  pbx.person('Anna').call('connected', '+49302');
  const ids = (await uci.call('call.getCallIds')) as string[];
  expect(await uci.call('call.conference', [ids[0] ?? ''], '')).toBe(false);
  expect(await uci.call('call.conference', ids, '')).toBe(true);
  expect(await uci.call('call.getCallState', ids[0] ?? '')).toMatchObject({ state: 'CONFERENCE_ACTIVE' });
  await receiver.states(2);
  expect(receiver.events[0]?.methodName).toBe('ucp.v30.events.conferencecall.receiveConfrenceCallState');
});

test('own DND and status text are set, and the state is read', async () => {
  expect(await uci.call('userState.setDoNotDisturbSetting', true)).toBe(true);
  expect(await uci.call('userState.setChatPresenceMessage', 'Bin zu Tisch')).toBe(true);
  expect(await uci.call('userState.getUserState')).toEqual({
    avatarHash: '',
    chatPresence: 'AVAILABLE',
    telephonyState: 'AVAILABLE',
    chatPresenceMessage: 'Bin zu Tisch',
    redirectAlwaysActive: false,
  });
  expect(pbx.person('Anna').state().dnd).toBe(true);
  expect(pbx.writes()).toMatchObject([
    { operation: 'setDnd', value: true },
    { operation: 'setChatStatus', value: 'Bin zu Tisch' },
  ]);
});

test('the phone settings are read and written', async () => {
  expect(await uci.call('phone.getPrimaryPhoneId')).toBe('SIP/17');
  expect(await uci.call('phone.setPrimaryPhoneId', 'SIP/17')).toBe(true);
  await expect(uci.call('phone.setPrimaryPhoneId', 'SIP/99')).rejects.toThrow('no such phone');
  const numbers = (await uci.call('phone.getAvailableDisplayNumbers')) as Record<string, string>;
  const [internal] = Object.entries(numbers).find(([, number]) => number === '101') ?? [''];
  expect(await uci.call('phone.setDisplayNumberId', internal)).toBe(true);
  expect(await uci.call('phone.getDisplayNumberId')).toBe(internal);
  expect(await uci.call('phone.setCallWaitingIndication', false)).toBe(true);
  expect(await uci.call('phone.getCallWaitingIndication')).toBe(false);
});

test('redirections are the same ones as in REST', async () => {
  const settings = (await uci.call('redirect.getRedirectSettings')) as unknown as Struct[];
  const always = settings.find(({ redirectTrigger }) => redirectTrigger === 'ALWAYS');
  const changed = { ...always, enabled: true, redirectDestinationType: 'PHONENUMBER', redirectDestination: '+49170' };
  expect(await uci.call('redirect.setRedirectSetting', changed as never)).toBe(true);
  expect(pbx.person('Anna').presence().redirectAlways).toBe(true);
  expect(await uci.call('redirect.setRedirectSettings', [{ ...changed, enabled: false }] as never)).toBe(true);
  expect(pbx.person('Anna').presence().redirectAlways).toBe(false);
  await expect(uci.call('redirect.setRedirectSetting', { id: 'none' })).rejects.toThrow('unknown');
});

test('a call to a person whose redirection is on does not ring at his phone', async () => {
  const other = new UciClient({ url: pbx.url, login: '0102', password: 'Geheim-Ben-2' });
  await other.call('connection.login');
  const settings = (await other.call('redirect.getRedirectSettings')) as unknown as Struct[];
  const always = settings.find(({ redirectTrigger }) => redirectTrigger === 'ALWAYS');
  await other.call('redirect.setRedirectSetting', { ...always, enabled: true });
  await uci.call('call.placeCallWithPhone', '102', '', '');
  expect(pbx.person('Ben').state().calls).toEqual([]);
  expect(pbx.person('Anna').state().calls).toHaveLength(1);
});

test('a person logs on and off his groups', async () => {
  const settings = (await uci.call('group.getGroupSettings')) as unknown as Struct[];
  expect(settings).toMatchObject([{ name: 'Vertrieb', activated: true, phoneNumbers: ['700', '+49721998700'] }]);
  expect(await uci.call('group.setGroupSetting', { ...settings[0], activated: false })).toBe(true);
  expect(await uci.call('group.getGroupSettings')).toMatchObject([{ activated: false }]);
  await expect(uci.call('group.setGroupSettings', [{ id: '1' }])).rejects.toThrow('unknown');
});

test('voicemail is listed, moved and deleted', async () => {
  pbx.person('Anna').receivesVoicemail('+49301', 14);
  expect(await uci.call('voicemailList.getMailboxes')).toMatchObject([{ name: 'Anna Muster' }]);
  expect(await uci.call('call.getCurrentMessageWaitingState')).toEqual({ newMessages: 1 });
  const { entries } = (await uci.call('voicemailList.getVoicemailList')) as unknown as List;
  expect(entries).toMatchObject([{ callerNumber: '+49301', duration: 14, folder: 'INBOX' }]);
  const id = String(entries[0]?.['id']);
  expect(await uci.call('voicemailList.getVoicemailFileUrl', id)).toContain(id);
  expect(await uci.call('voicemailList.moveVoicemailListEntry', id, 'OLD')).toBe(true);
  expect(await uci.call('call.getCurrentMessageWaitingState')).toEqual({ newMessages: 0 });
  expect(await uci.call('voicemailList.deleteVoicemailListEntry', id)).toBe(true);
  expect(await uci.call('voicemailList.deleteVoicemailListEntry', id)).toBe(false);
});

test('the mailbox is called and there are no faxes yet', async () => {
  expect(await uci.call('call.callVoicemailBox', '')).not.toBe('');
  expect(await uci.call('faxList.getFaxList')).toEqual({ entries: [], totalCount: 0 });
});

test('what is provided can be asked for by name, in the dialect of the question', async () => {
  expect(await uci.call('service.providesRequests', 'ucp.v30.requests.callList')).toBe(true);
  expect(await uci.call('service.providesRequests', 'ucp.v30.requests.monitor')).toBe(false);
  expect(await uci.call('service.providesEvents', 'ucp.v30.events.call')).toBe(true);
  expect(await uci.call('ucp.v22.requests.service.getProvidedEvents')).toContain('ucp.v22.events.call');
  expect(await uci.call('service.subscribeEvents', 'ucp.v30.events.nothing')).toBe(false);
});

test('after unsubscribing nothing is told', async () => {
  await uci.call('service.subscribeEvents', 'ucp.v30.events.call');
  expect(await uci.call('service.unsubscribeEvents', 'ucp.v30.events.call')).toBe(true);
  pbx.person('Anna').call('ringing', '+49301');
  await pbx.callbacksSettled();
  expect(receiver.events).toEqual([]);
});

test('the world outside answers by itself where the simulator was told so', async () => {
  const quick = await startStarface({ people: [anna], autoAnswerMs: 5 });
  const person = quick.person('Anna');
  person.dials('+49301');
  expect(person.state().telephonyState).toBe('ringing');
  while (person.state().telephonyState !== 'onCall') await new Promise((resolve) => setTimeout(resolve, 2));
  await quick.stop();
});
