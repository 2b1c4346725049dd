import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startStarface, type StarfaceSimulator } from './index.ts';
import { anna } from './testing/people.ts';
import { UciClient } from './testing/uci-client.ts';

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const plain = '0101*Geheim-Anna-1';

const olderForms: readonly [string, string][] = [
  ['an MD5 hash alone, as the 2010 library sends it', md5(plain)],
  ['an MD5 hash behind the login', `0101:${md5(plain)}`],
  ['the Active Directory form alone', base64(plain)],
  ['the Active Directory form behind the login', `0101:${base64(plain)}`],
];

let pbx: StarfaceSimulator;

beforeEach(async () => {
  pbx = await startStarface({ people: [anna] });
});

afterEach(() => pbx.stop());

function client(url: string, token: string): UciClient {
  return new UciClient({ url, login: '', password: '', parameters: { 'de.vertico.starface.auth': token } });
}

test.each(olderForms)('%s opens UCI for old clients', async (_what, token) => {
  const uci = client(pbx.url, token);
  expect(await uci.call('connection.login')).toBe(true);
  expect(await uci.call('call.placeCallWithPhone', '+49301', '', '')).not.toBe('');
});

test.each(olderForms)('%s is refused where the PBX takes the present form only', async (_what, token) => {
  const strict = await startStarface({ people: [anna], acceptOlderUciTokens: false });
  await expect(client(strict.url, token).call('connection.login')).rejects.toThrow('UciIllegalAccessException');
  await strict.stop();
});

test('the record of a change names the person even where the token does not', async () => {
  const uci = new UciClient({
    url: pbx.url,
    login: '',
    password: '',
    parameters: { 'de.vertico.starface.auth': md5(plain), 'de.vertico.starface.user': '0101' },
  });
  await uci.call('connection.login');
  await uci.call('userState.setDoNotDisturbSetting', true);
  expect(pbx.writes()).toMatchObject([{ person: '0101', operation: 'setDnd' }]);
});

test('nonsense, an empty token and an unknown login are refused', async () => {
  for (const token of ['', 'nonsense', '9999:abc', '*', md5('other')]) {
    await expect(client(pbx.url, token).call('connection.login')).rejects.toThrow('UciIllegalAccessException');
  }
});

test('a refused token is counted for its account', async () => {
  await expect(client(pbx.url, '0101:wrong').call('connection.login')).rejects.toThrow();
  expect(pbx.person('Anna').refusedLogins).toBe(1);
});

test('two clients of one person have sessions of their own', async () => {
  const options = { url: pbx.url, login: '0101', password: 'Geheim-Anna-1' };
  const first = new UciClient({ ...options, callback: new URL('http://127.0.0.1:9/first') });
  const second = new UciClient({ ...options, callback: new URL('http://127.0.0.1:9/second') });
  await first.call('connection.login');
  expect(await second.call('connection.keepAlive')).toBe(false);
  await second.call('connection.login');
  expect(pbx.uciSessions('0101')).toBe(2);
  await first.call('connection.logout');
  expect(await second.call('connection.keepAlive')).toBe(true);
  expect(await first.call('connection.keepAlive')).toBe(false);
});

test('dropped sessions are told by keepAlive, and a restart ends calls without an event', async () => {
  const uci = new UciClient({ url: pbx.url, login: '0101', password: 'Geheim-Anna-1' });
  await uci.call('connection.login');
  pbx.dropUciSessions('0101');
  expect(await uci.call('connection.keepAlive')).toBe(false);
  await uci.call('connection.login');
  await uci.call('call.placeCallWithPhone', '+49301', '', '');
  pbx.restart();
  expect(pbx.person('Anna').state()).toMatchObject({ dnd: false, telephonyState: 'idle', calls: [] });
  const alive = (): Promise<unknown> => uci.call('connection.keepAlive');
  expect(await alive().catch(alive)).toBe(false);
});
