import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startStarface, type StarfaceSimulator } from './index.ts';
import { CallbackReceiver } from './testing/callback-receiver.ts';
import { anna, ben } from './testing/people.ts';
import { UciClient } from './testing/uci-client.ts';
import type { XmlRpcValue } from './uci/xml-rpc.ts';

type Entry = Record<string, unknown> & { id: string };

let pbx: StarfaceSimulator;
let uci: UciClient;
let receiver: CallbackReceiver;

beforeEach(async () => {
  pbx = await startStarface({ people: [anna, ben] });
  receiver = new CallbackReceiver();
  uci = new UciClient({ url: pbx.url, login: '0101', password: 'Geheim-Anna-1', callback: await receiver.start() });
  await uci.call('connection.login');
});

afterEach(async () => {
  await pbx.stop();
  await receiver.stop();
});

async function entries(list: 'voicemailList.getVoicemailList' | 'faxList.getFaxList'): Promise<readonly Entry[]> {
  return ((await uci.call(list)) as unknown as { entries: readonly Entry[] }).entries;
}

async function text(name: string, ...params: readonly XmlRpcValue[]): Promise<string> {
  const answer = await uci.call(name, ...params);
  return typeof answer === 'string' ? answer : '';
}

const told = () => receiver.events.map(({ methodName }) => methodName.split('.').at(-1));

test('a message is heard over UCI, at its address and by a call, and its lamp goes out', async () => {
  await uci.call('service.subscribeEvents', 'ucp.v30.events.call');
  pbx.person('Anna').receivesVoicemail('+49301', 2);
  await receiver.states(1);
  expect(receiver.events).toMatchObject([{ call: { newMessages: 1 } }]);
  const [message] = await entries('voicemailList.getVoicemailList');
  const file = (await uci.call('voicemailList.getVoicemailFile', message?.id ?? '')) as Buffer;
  expect(file.subarray(0, 4).toString('latin1')).toBe('RIFF');
  const address = await text('voicemailList.getVoicemailFileUrl', message?.id ?? '');
  const download = await fetch(`${pbx.url}${address}`);
  expect(Buffer.from(await download.arrayBuffer())).toEqual(file);
  expect(await uci.call('voicemailList.callVoicemailWithPhone', message?.id ?? '', '')).not.toBe('');
  await receiver.states(2);
  expect(receiver.events.some(({ call }) => call['newMessages'] === 0)).toBe(true);
  expect(told()).toContain('newMessageWaitingIndicationEvent');
  pbx.person('Anna').hangsUp();
  const [box] = (await uci.call('voicemailList.getMailboxes')) as unknown as Entry[];
  expect(await uci.call('voicemailList.callMailboxWithNumber', box?.id ?? '')).not.toBe('');
});

test('several messages are moved and deleted at once, and those of others are not to be had', async () => {
  for (const from of ['+49301', '+49302', '+49303']) pbx.person('Anna').receivesVoicemail(from, 5);
  const ids = (await entries('voicemailList.getVoicemailList')).map(({ id }) => id);
  expect(await uci.call('voicemailList.moveVoicemailListEntries', ids, 'OLD')).toBe(true);
  expect(await uci.call('call.getCurrentMessageWaitingState')).toEqual({ newMessages: 0 });
  const other = new UciClient({ url: pbx.url, login: '0102', password: 'Geheim-Ben-2' });
  await other.call('connection.login');
  await expect(other.call('voicemailList.getVoicemailFile', ids[0] ?? '')).rejects.toThrow('unknown');
  expect(await other.call('voicemailList.deleteVoicemailListEntries', ids)).toBe(false);
  expect(await uci.call('voicemailList.deleteVoicemailListEntries', ids.slice(1))).toBe(true);
  expect(await entries('voicemailList.getVoicemailList')).toHaveLength(1);
});

test('a fax comes in, is told, downloaded whole and in pieces, moved and deleted', async () => {
  await uci.call('service.subscribeEvents', 'ucp.v22.events.faxList');
  pbx.person('Anna').receivesFax('+49301');
  await receiver.states(1);
  expect(receiver.events[0]?.methodName).toBe('ucp.v22.events.faxList.newFaxListEntry');
  const [fax] = await entries('faxList.getFaxList');
  expect(fax).toMatchObject({ direction: 'INBOUND', number: '+49301', state: 'SUCCESS', folder: 'INBOX' });
  const id = fax?.id ?? '';
  const file = (await uci.call('ucp.v22.requests.faxList.getFaxFile', id)) as Buffer;
  expect(file.subarray(0, 5).toString('latin1')).toBe('%PDF-');
  const pieces = 'ucp.v22.requests.faxList.getFaxFile.rpcFileDownload';
  expect(await uci.call(`${pieces}.initializeDownload`, id)).toBe(id);
  expect(await uci.call(`${pieces}.continueDownload`, id, 0)).toEqual(file);
  expect(await uci.call(`${pieces}.completeDownload`, id)).toBe(true);
  const address = await text('faxList.getFaxFileUrl', id);
  expect((await fetch(`${pbx.url}${address}`)).headers.get('content-type')).toBe('application/pdf');
  expect(await uci.call('faxList.moveFaxListEntry', id, 'OLD')).toBe(true);
  expect(await uci.call('faxList.deleteFaxListEntries', [id])).toBe(true);
  expect(await entries('faxList.getFaxList')).toEqual([]);
});

test('a fax is uploaded, sent, and its way is told', async () => {
  await uci.call('service.subscribeEvents', 'ucp.v22.events.fax');
  const upload = 'ucp.v22.requests.fax.sendFax.rpcFileUpload';
  const uploadId = await text(`${upload}.initializeUpload`);
  await uci.call(`${upload}.continueUpload`, uploadId, Buffer.from('%PDF-'));
  await uci.call(`${upload}.continueUpload`, uploadId, Buffer.from('1.4'));
  expect(await uci.call(`${upload}.completeUpload`, uploadId)).toBe(true);
  const id = await text('ucp.v22.requests.fax.sendFax', '+49301', uploadId);
  expect(await uci.call('fax.getFaxIds')).toEqual([id]);
  pbx.person('Anna').faxIsSent('SENDING');
  pbx.person('Anna').faxIsSent();
  expect(await receiver.states(3)).toEqual(['QUEUED', 'SENDING', 'SUCCESS']);
  expect(await uci.call('fax.getFaxState', id)).toMatchObject({ state: 'SUCCESS' });
  expect(((await uci.call('faxList.getFaxFile', id)) as Buffer).toString()).toBe('%PDF-1.4');
  expect(await uci.call('fax.sendFax', 'no number', Buffer.from('x'))).toBe('');
  expect(await uci.call('fax.getFaxState', 'unknown')).toEqual({});
  await expect(uci.call(`${upload}.cancelUpload`, uploadId)).rejects.toThrow('unknown');
});

test('the own picture is set and read', async () => {
  expect(await uci.call('userState.getAvatarImage')).toBe('');
  await uci.call('userState.setAvatarImageFile', Buffer.from([1, 2, 3]));
  expect(await uci.call('userState.getAvatarImage')).toEqual(Buffer.from([1, 2, 3]));
});

test('a client of v20 is told to log in again when the PBX restarts', async () => {
  await uci.call('ucp.v20.server.connection.login');
  await uci.call('ucp.v20.server.connection.setProvidedServices', ['ucp.v20.client.communication.call']);
  pbx.restart();
  await receiver.states(1);
  expect(receiver.events[0]?.methodName).toBe('ucp.v20.client.connection.reset');
});

test('a module is called by the name of its instance, spaces and all, with a struct in and a struct out', async () => {
  pbx.installModule('Kundenabfrage 2.0', {
    find: { run: ({ number }, caller) => ({ name: number === '+49301' ? 'Otto' : '', askedBy: caller?.login ?? '' }) },
    ping: { open: true, run: () => ({ alive: true }) },
    fail: {
      run: () => {
        throw new Error('the module is broken');
      },
    },
  });
  const method = (name: string): string => `Kundenabfrage 2.0.${name}`;
  expect(await uci.callExactly(method('find'), { number: '+49301' })).toEqual({ name: 'Otto', askedBy: '0101' });
  const stranger = new UciClient({ url: pbx.url, login: '0101', password: 'wrong' });
  await expect(stranger.callExactly(method('find'), {})).rejects.toThrow('the token is not valid');
  expect(await stranger.callExactly(method('ping'), {})).toEqual({ alive: true });
  await expect(uci.callExactly(method('fail'), {})).rejects.toThrow('the module is broken');
  await expect(uci.callExactly(method('nothing'), {})).rejects.toThrow('No such handler');
});
