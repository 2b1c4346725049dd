import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { createStarface } from '../../../../src/adapters/starface/index.ts';
import type { Starface } from '../../../../src/adapters/starface/index.ts';
import type { PbxAccount } from '../../../../src/bridge/ports.ts';
import type { ChatStatus } from '../../../../src/domain/telephone.ts';
import { startStarface } from '../../../simulators/starface/index.ts';
import type { StarfaceSimulator } from '../../../simulators/starface/index.ts';
import { joinXmpp } from '../../../simulators/starface/xmpp/index.ts';
import type { JoinedXmpp, JoinOptions } from '../../../simulators/starface/xmpp/index.ts';
import { eventually, random, realClock, RecordingLog } from '../support/surroundings.ts';
import { Witness } from '../support/linked-person.ts';
import { makeCertificate } from './stage.ts';
import type { Certificate } from './stage.ts';

const anna = { login: '0101', password: 'Geheim-Anna-1' };
let certificate: Certificate;
let stops: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  certificate = await makeCertificate();
});

afterEach(async () => {
  for (const stop of stops.reverse()) await stop();
  stops = [];
});

type Scene = {
  readonly simulator: StarfaceSimulator;
  readonly chat: JoinedXmpp;
  readonly starface: Starface;
  readonly told: Map<string, ChatStatus>;
  readonly events: string[];
  /** Reports everybody whom the PBX lists. */
  readonly watchAll: () => Promise<void>;
  readonly statusOf: (name: string) => ChatStatus | undefined;
  readonly open: () => Promise<PbxAccount>;
};

async function open(
  change: Partial<JoinOptions> & { auth?: 'classic' | 'oauth'; password?: string } = {},
): Promise<Scene> {
  const { auth = 'classic', password, ...join } = change;
  const simulator = await startStarface({
    people: [
      { ...anna, firstName: 'Anna', familyName: 'Muster', pbxEmail: 'anna@example.com', internalNumber: '0102' },
      { login: '0102', firstName: 'Ben', familyName: 'Öztürk', pbxEmail: 'ben@example.com', internalNumber: '22' },
    ],
  });
  stops.push(() => simulator.stop());
  const chat = await joinXmpp(simulator, { tls: certificate, ...join });
  stops.push(() => chat.stop());
  const starface = createStarface({
    url: simulator.url,
    login: simulator.admin.login,
    password: password ?? simulator.admin.password,
    auth,
    restClient: simulator.restClient,
    callbackUrl: 'http://127.0.0.1:9',
    xmpp: {
      host: '127.0.0.1',
      port: chat.xmpp.port,
      domain: chat.xmpp.domain,
      tls: { fingerprint256: certificate.print },
    },
    budget: { startPerSecond: 1_000, ceilingPerSecond: 1_000 },
    clock: realClock,
    random,
    log: new RecordingLog(),
  });
  stops.push(() => starface.pbx.stop());
  const told = new Map<string, ChatStatus>();
  const events: string[] = [];
  await starface.chat?.start({
    statuses(changed) {
      for (const [userId, status] of changed) told.set(userId, status);
    },
    lost: () => {
      told.clear();
      events.push('lost');
    },
    refused: () => events.push('refused'),
  });
  stops.push(() => starface.chat?.stop() ?? Promise.resolve());
  return {
    simulator,
    chat,
    starface,
    told,
    events,
    async watchAll() {
      starface.chat?.watch(await starface.pbx.listUsers());
    },
    statusOf: (name) => told.get(String(simulator.person(name).userId)),
    async open() {
      const witness = new Witness();
      const account = starface.accounts.open(anna, witness.events);
      stops.push(() => account.close());
      await eventually('connected', () => witness.connected === true);
      return account;
    },
  };
}

describe.each(['login', 'internalNumber'] as const)('where chat addresses are made of the %s', (chatIds) => {
  test('everybody’s chat status is told by user id, also where one’s login is another one’s number', async () => {
    const { simulator, watchAll, statusOf } = await open({ chatIds });
    simulator.person('Anna').setChat('DO_NOT_DISTURB', 'Termin');
    await watchAll();
    await eventually('known', () => statusOf('Anna')?.state === 'doNotDisturb' && statusOf('Ben') !== undefined);
    expect(statusOf('Ben')).toEqual({ state: 'available', text: '' });
    simulator.person('Ben').setChat('AWAY', 'Mittag');
    await eventually('changed', () => statusOf('Ben')?.state === 'away');
    expect(statusOf('Anna')).toEqual({ state: 'doNotDisturb', text: 'Termin' });
  });
});

test('only the people to report are told, and somebody who joins them is told at once', async () => {
  const { starface, told, statusOf } = await open();
  const users = await starface.pbx.listUsers();
  starface.chat?.watch(users.filter(({ login }) => login === '0101'));
  await eventually('Anna is known', () => statusOf('Anna') !== undefined);
  expect(told.size).toBe(1);
  starface.chat?.watch(users);
  await eventually('Ben is known', () => statusOf('Ben') !== undefined);
});

test('after a restart of the chat server everybody is told anew', async () => {
  const { chat, watchAll, statusOf, events } = await open();
  await watchAll();
  await eventually('known', () => statusOf('Anna') !== undefined);
  chat.xmpp.dropConnections();
  await eventually('lost', () => events.includes('lost'));
  await eventually('known again', () => statusOf('Anna') !== undefined);
});

test('whose login was changed is followed, and whoever was deleted is gone', async () => {
  const { simulator, chat, watchAll, statusOf, told } = await open();
  await watchAll();
  await eventually('known', () => statusOf('Anna') !== undefined && statusOf('Ben') !== undefined);
  const benId = String(simulator.person('Ben').userId);
  simulator.person('Anna').changeLogin('0777');
  simulator.person('Ben').delete();
  chat.xmpp.dropConnections();
  await eventually('lost', () => told.size === 0);
  await watchAll();
  simulator.person('Anna').setChat('AWAY', '');
  await eventually('followed', () => statusOf('Anna')?.state === 'away');
  expect(told.has(benId)).toBe(false);
});

test('an access token of STARFACE 10 opens the chat server, too', async () => {
  const { watchAll, statusOf } = await open({ auth: 'oauth' });
  await watchAll();
  await eventually('known', () => statusOf('Anna') !== undefined);
});

test('a wrong password is told, and tried again only when an administrator asks', async () => {
  const { simulator, chat, starface, events, watchAll, statusOf } = await open({ password: 'certainly-wrong' });
  await eventually('refused', () => events.includes('refused'));
  const admin = simulator.person(simulator.admin.login);
  expect(admin.refusedLogins).toBe(1);
  expect(chat.xmpp.refusedLogins.size).toBe(0);
  admin.changePassword('certainly-wrong');
  starface.forgetRefusal();
  await watchAll();
  await eventually('let in', () => statusOf('Anna') !== undefined);
});

test('a chat server that refuses everybody while the PBX starts is tried again', async () => {
  const { chat, watchAll, statusOf, events } = await open();
  await watchAll();
  await eventually('known', () => statusOf('Anna') !== undefined);
  chat.xmpp.refusesEverybody = true;
  chat.xmpp.dropConnections();
  await eventually('lost', () => events.includes('lost'));
  await eventually('refused', () => chat.xmpp.refusedLogins.size > 0);
  chat.xmpp.refusesEverybody = false;
  await eventually('known again', () => statusOf('Anna') !== undefined);
  expect(events).toEqual(['lost']);
});

test('while the whole PBX is down nobody’s chat status is known, and afterwards everybody’s is, by itself', async () => {
  const { simulator, watchAll, statusOf, events } = await open();
  await watchAll();
  await eventually('known', () => statusOf('Anna') !== undefined);
  simulator.setFault({ kind: 'down' });
  await eventually('lost', () => events.includes('lost'));
  expect(statusOf('Anna')).toBeUndefined();
  simulator.person('Anna').setChat('AWAY', 'Mittag');
  simulator.setFault({ kind: 'none' });
  await eventually('known again', () => statusOf('Anna')?.state === 'away');
  expect(events).toEqual(['lost']);
});

test('a linked person sets state and text, and colleagues see it', async () => {
  const { simulator, watchAll, statusOf, open: openAccount } = await open();
  await watchAll();
  const account = await openAccount();
  expect(account.telephone?.setsChatState).toBe(true);
  await account.telephone?.setChatStatus({ state: 'doNotDisturb', text: 'Im Termin' });
  expect(await account.telephone?.chatStatus()).toEqual({ state: 'doNotDisturb', text: 'Im Termin' });
  await eventually('seen', () => statusOf('Anna')?.state === 'doNotDisturb');
  expect(simulator.writes().at(-1)).toMatchObject({
    operation: 'setChatStatus',
    person: '0101',
    value: { state: 'DO_NOT_DISTURB', text: 'Im Termin' },
  });
});

test('a status that was set elsewhere takes the place of ours, here and for colleagues', async () => {
  const { simulator, chat, watchAll, statusOf, open: openAccount } = await open();
  await watchAll();
  const account = await openAccount();
  await account.telephone?.setChatStatus({ state: 'doNotDisturb', text: 'Im Termin' });
  await eventually('seen', () => statusOf('Anna')?.state === 'doNotDisturb');
  simulator.person('Anna').setChat('FREE_FOR_CHAT', 'wieder da');
  await eventually('ours stepped back', () => chat.xmpp.saidBy('0101').length === 1);
  await eventually('seen', () => statusOf('Anna')?.state === 'freeForChat');
  expect(await account.telephone?.chatStatus()).toEqual({ state: 'freeForChat', text: 'wieder da' });
});

test('a text alone keeps a state that the person chose elsewhere', async () => {
  const { simulator, open: openAccount } = await open();
  simulator.person('Anna').setChat('AWAY', '');
  const account = await openAccount();
  await account.telephone?.setChatStatus({ state: null, text: 'Bin beim Kunden' });
  expect(simulator.person('Anna').state().chat).toEqual({ state: 'AWAY', text: 'Bin beim Kunden' });
});

test('closing the account takes back what it had set', async () => {
  const { simulator, open: openAccount } = await open();
  const account = await openAccount();
  await account.telephone?.setChatStatus({ state: 'doNotDisturb', text: '' });
  await account.close();
  await eventually('taken back', () => simulator.person('Anna').state().chat.state === 'AVAILABLE');
});
