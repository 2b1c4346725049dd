import { afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { makeCertificate, Stage } from './stage.ts';
import type { Certificate } from './stage.ts';

let certificate: Certificate;
let stage: Stage;

beforeAll(async () => {
  certificate = await makeCertificate();
});

beforeEach(async () => {
  stage = await Stage.open(certificate);
});

afterEach(() => stage.close());

async function during<T>(what: string, work: Promise<T>): Promise<T> {
  let isOver = false;
  const over = work.finally(() => (isOver = true));
  over.catch(() => undefined);
  await stage.until(what, () => isOver);
  return over;
}

test.each([
  ['available', 'AVAILABLE'],
  ['freeForChat', 'FREE_FOR_CHAT'],
  ['away', 'AWAY'],
  ['extendedAway', 'EXTENDED_AWAY'],
  ['doNotDisturb', 'DO_NOT_DISTURB'],
] as const)('%s is set as %s, with its text, and read back', async (state, arrived) => {
  const { own } = stage.own('0101');
  await during('set', own.setChatStatus({ state, text: 'Bis <14:00> & "später"' }));
  expect(stage.xmpp.status('0101')).toEqual({ state: arrived, text: 'Bis <14:00> & "später"' });
  expect(own.chatStatus()).toEqual({ state, text: 'Bis <14:00> & "später"' });
});

test('signing in shows nothing to anybody, and the person keeps the chats', async () => {
  stage.xmpp.setStatus('0101', { state: 'AWAY', text: 'Pause' });
  const { own } = stage.own('0101');
  await stage.until('read', () => own.chatStatus().state === 'away');
  expect(stage.xmpp.status('0101')).toEqual({ state: 'AWAY', text: 'Pause' });
  await during('set', own.setChatStatus({ state: 'available', text: '' }));
  expect(stage.xmpp.resources('0101')).toHaveLength(1);
  expect(stage.xmpp.chatResources('0101')).toEqual([]);
});

test('a state of null changes the text and keeps the state', async () => {
  stage.xmpp.setStatus('0101', { state: 'DO_NOT_DISTURB', text: '' });
  const { own } = stage.own('0101');
  await stage.until('read', () => own.chatStatus().state === 'doNotDisturb');
  await during('set', own.setChatStatus({ state: null, text: 'Im Termin' }));
  expect(stage.xmpp.status('0101')).toEqual({ state: 'DO_NOT_DISTURB', text: 'Im Termin' });
});

test('unavailable takes back what was set', async () => {
  const { own } = stage.own('0101');
  await during('set', own.setChatStatus({ state: 'doNotDisturb', text: '' }));
  await during('taken back', own.setChatStatus({ state: 'unavailable', text: '' }));
  expect(stage.xmpp.status('0101').state).toBe('AVAILABLE');
});

test('what was set holds after a broken connection', async () => {
  const { own, events } = stage.own('0101');
  await during('set', own.setChatStatus({ state: 'doNotDisturb', text: 'Termin' }));
  stage.xmpp.dropConnections();
  await stage.until('lost', () => events.includes('lost'));
  await stage.until('set again', () => stage.xmpp.status('0101').state === 'DO_NOT_DISTURB');
  await stage.until('read again', () => own.chatStatus().state === 'doNotDisturb');
});

test('what the person said elsewhere since is not overwritten after a broken connection', async () => {
  const { own, events } = stage.own('0101');
  await during('set', own.setChatStatus({ state: 'doNotDisturb', text: 'Termin' }));
  stage.xmpp.setStatus('0101', { state: 'FREE_FOR_CHAT', text: 'wieder da' });
  await stage.until('heard', () => own.chatStatus().state === 'freeForChat');
  stage.xmpp.dropConnections();
  await stage.until('lost', () => events.includes('lost'));
  await stage.until('read again', () => own.chatStatus().state === 'freeForChat');
  expect(stage.xmpp.status('0101')).toEqual({ state: 'FREE_FOR_CHAT', text: 'wieder da' });
});

test('without a connection a set fails after 10 s instead of hanging', async () => {
  stage.xmpp.fallSilent();
  const { own } = stage.own('0101');
  const set = own.setChatStatus({ state: 'away', text: '' });
  set.catch(() => undefined);
  await stage.clock.advance(10_000);
  await expect(set).rejects.toMatchObject({ kind: 'unavailable', code: 'starface.unavailable' });
});

test('a link that dies under a set rejects it', async () => {
  const { own } = stage.own('0101');
  await during('set', own.setChatStatus({ state: 'away', text: '' }));
  stage.xmpp.fallSilent();
  const set = own.setChatStatus({ state: 'doNotDisturb', text: '' });
  set.catch(() => undefined);
  await stage.clock.advance(20_000);
  await expect(set).rejects.toMatchObject({ kind: 'unavailable' });
});

test('a refused password is said at once and tried once', async () => {
  const credentials = stage.credentials('0101', () => Promise.resolve('canary-wrong'));
  const { own, events } = stage.own('0101', { credentials });
  const set = during('refused', own.setChatStatus({ state: 'away', text: '' }));
  await expect(set).rejects.toMatchObject({ kind: 'unauthorized', code: 'starface.wrong-credentials' });
  await expect(own.setChatStatus({ state: 'away', text: '' })).rejects.toMatchObject({ kind: 'unauthorized' });
  await stage.clock.advance(600_000);
  expect(stage.xmpp.refusedLogins.get('0101')).toBe(1);
  expect(events.at(-1)).toBe('refused');
});

test('close ends what waits and leaves no timer', async () => {
  stage.xmpp.fallSilent();
  const { own } = stage.own('0101');
  const set = own.setChatStatus({ state: 'away', text: '' });
  own.close();
  await expect(set).rejects.toMatchObject({ code: 'starface.stopped' });
  await expect(own.setChatStatus({ state: 'away', text: '' })).rejects.toMatchObject({ code: 'starface.stopped' });
  expect(stage.clock.pending()).toBe(0);
});
