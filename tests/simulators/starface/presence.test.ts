import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startStarface, type Presence, type StarfaceSimulator } from './index.ts';
import { anna, ben } from './testing/people.ts';
import { signedInAdmin } from './testing/signed-in.ts';
import { UciClient } from './testing/uci-client.ts';

let pbx: StarfaceSimulator;
let heard: [string, Presence][];

beforeEach(async () => {
  pbx = await startStarface({ people: [anna, ben] });
  heard = [];
  pbx.onPresenceChange((login, presence) => heard.push([login, { ...presence }]));
});

afterEach(() => pbx.stop());

test('one truth: a DND by REST, by UCI and by hand is told once each, and not when nothing changes', async () => {
  const admin = await signedInAdmin(pbx);
  const path = `/users/${pbx.person('Anna').userId}/phoneconfig`;
  const config = (await admin.get(path)).body as object;
  await admin.put(path, { ...config, doNotDisturb: true });
  await admin.put(path, { ...config, doNotDisturb: true });
  const uci = new UciClient({ url: pbx.url, login: '0101', password: 'Geheim-Anna-1' });
  await uci.call('connection.login');
  await uci.call('userState.setDoNotDisturbSetting', false);
  pbx.person('Anna').setDnd(true);
  expect(heard.map(([login, { dnd }]) => [login, dnd])).toEqual([
    ['0101', true],
    ['0101', false],
    ['0101', true],
  ]);
});

test('the lamp of a person is told with each call, busy beats ringing beats idle', () => {
  const person = pbx.person('Ben');
  person.call('ringing', '+49301');
  person.call('connected', '+49302');
  person.call('idle', '+49302');
  person.call('idle', '+49301');
  expect(heard.map(([, { telephonyState }]) => telephonyState)).toEqual(['RINGING', 'ACTIVE', 'RINGING', 'AVAILABLE']);
});

test('chat status and its text stand beside the DND of the telephone', () => {
  pbx.person('Ben').setChat('DO_NOT_DISTURB', 'In Ruhe lassen');
  expect(pbx.person('Ben').presence()).toEqual({
    telephonyState: 'AVAILABLE',
    chatPresence: 'DO_NOT_DISTURB',
    message: 'In Ruhe lassen',
    dnd: false,
    redirectAlways: false,
  });
});

test('who no longer listens hears nothing', () => {
  const late: string[] = [];
  const end = pbx.onPresenceChange((login) => late.push(login));
  end();
  pbx.person('Ben').setDnd(true);
  expect(late).toEqual([]);
});

test('people are found by login, e-mail, user id and first name, and nobody else is', () => {
  const { userId } = pbx.person('0102');
  for (const key of ['0102', 'ben.oeztuerk@example.com', String(userId), 'ben']) {
    expect(pbx.person(key).login).toBe('0102');
  }
  expect(() => pbx.person('Clara')).toThrow('the PBX has no person Clara');
  expect(pbx.people().map(({ login }) => login)).toEqual(['0001', '0101', '0102']);
});

test('a person dials, holds and hangs up at the desk phone', () => {
  const person = pbx.person('Anna');
  const id = person.dials('030 / 123-45');
  expect(person.state()).toMatchObject({ telephonyState: 'ringing', calls: [{ id, with: '03012345' }] });
  expect(() => person.dials('+49302')).toThrow('cannot dial');
  person.answers();
  person.holds();
  expect(person.state()).toMatchObject({ telephonyState: 'onCall', calls: [{ state: 'held' }] });
  person.hangsUp();
  expect(person.state().telephonyState).toBe('idle');
  expect(() => person.answers()).toThrow('no call');
});
