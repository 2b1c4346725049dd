import { afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { element } from '../../../simulators/starface/xmpp/element.ts';
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

test('one technical account learns the chat status of everybody', async () => {
  stage.xmpp.setStatus('0101', { state: 'DO_NOT_DISTURB', text: 'Im Termin' });
  const { told } = stage.watch();
  await stage.until('both are known', () => told.has('0101') && told.has('0102'));
  expect(told.get('0101')).toEqual({ state: 'doNotDisturb', text: 'Im Termin' });
  expect(told.get('0102')).toEqual({ state: 'available', text: '' });
  expect(told.has('0900')).toBe(false);
});

test.each([
  ['FREE_FOR_CHAT', 'freeForChat'],
  ['AWAY', 'away'],
  ['EXTENDED_AWAY', 'extendedAway'],
  ['DO_NOT_DISTURB', 'doNotDisturb'],
  ['UNAVAILABLE', 'unavailable'],
] as const)('a change to %s arrives as %s', async (sent, seen) => {
  const { told } = stage.watch();
  await stage.until('Anna is known', () => told.get('0101')?.state === 'available');
  stage.xmpp.setStatus('0101', { state: sent, text: 'Notiz' });
  await stage.until('the change is known', () => told.get('0101')?.state === seen);
  expect(told.get('0101')).toEqual({ state: seen, text: 'Notiz' });
});

test('who is in the roster and silent is unavailable once the server has told of the others', async () => {
  stage.xmpp.setStatus('0101', { state: 'UNAVAILABLE', text: '' });
  const { told } = stage.watch();
  await stage.until('Ben is known', () => told.has('0102'));
  expect(told.has('0101')).toBe(false);
  await stage.clock.advance(3_000);
  expect(told.get('0101')).toEqual({ state: 'unavailable', text: '' });
});

test('when one of two places goes, the other one holds again', async () => {
  const { told } = stage.watch();
  const { own } = stage.own('0101');
  const set = own.setChatStatus({ state: 'away', text: '' });
  await stage.until('away is known', () => told.get('0101')?.state === 'away');
  await set;
  own.close();
  await stage.until('the app holds again', () => told.get('0101')?.state === 'available');
});

test('the technical account takes no chats', async () => {
  const { told } = stage.watch();
  await stage.until('signed in', () => told.has('0101'));
  const signedIn = stage.xmpp.resources('0900');
  expect(signedIn).toHaveLength(1);
  expect(stage.xmpp.chatResources('0900')).toEqual([]);
});

test('strangers, errors, unknown words and malformed addresses are no information', async () => {
  const { told, events } = stage.watch();
  await stage.until('signed in', () => told.size === 2);
  const before = [...events];
  const show = element('show', {}, 'dnd');
  stage.xmpp.inject(element('presence', { from: '0101@elsewhere.example.com/x' }, show));
  stage.xmpp.inject(element('presence', { from: '@', to: '@/' }, show));
  stage.xmpp.inject(element('presence', {}, show));
  stage.xmpp.inject(element('presence', { from: '0101@127.0.0.1/x', type: 'error' }, show));
  stage.xmpp.inject(element('presence', { from: '0101@127.0.0.1/x', type: 'subscribe' }));
  stage.xmpp.inject(element('novelty', { from: '0101@127.0.0.1/x' }));
  stage.xmpp.inject(element('presence', { from: '0102@127.0.0.1/x' }, element('show', {}, 'dancing')));
  await stage.until('the last one is read', () => told.get('0102')?.state === null);
  expect(events).toEqual([...before, '0102 null']);
});

test('the same status again is not told twice', async () => {
  const { told, events } = stage.watch();
  await stage.until('signed in', () => told.size === 2);
  const again = element('presence', { from: '0101@127.0.0.1/starface' });
  stage.xmpp.inject(again);
  stage.xmpp.setStatus('0102', { state: 'AWAY', text: '' });
  await stage.until('Ben is away', () => told.get('0102')?.state === 'away');
  expect(events.filter((one) => one.startsWith('0101'))).toEqual(['0101 available']);
});

test('a half-open link is found within 20 s, whenever it breaks', async () => {
  const { told, events } = stage.watch();
  await stage.until('signed in', () => told.size === 2);
  await stage.clock.advance(10_000);
  await stage.until('pinged', () => stage.xmpp.pingCount === 1);
  stage.xmpp.setStatus('0101', { state: 'AWAY', text: '' });
  await stage.until('answered', () => told.get('0101')?.state === 'away');
  stage.xmpp.fallSilent();
  await stage.clock.advance(20_000);
  expect(events.at(-1)).toBe('lost');
});

test('a link that answers its pings lives', async () => {
  const { told, events } = stage.watch();
  await stage.until('signed in', () => told.size === 2);
  for (let round = 1; round <= 5; round += 1) {
    await stage.clock.advance(10_000);
    await stage.until('pinged', () => stage.xmpp.pingCount === round);
    // Comes behind the answer to the ping.
    stage.xmpp.setStatus('0101', { state: 'AWAY', text: `Runde ${round}` });
    await stage.until('answered', () => told.get('0101')?.text === `Runde ${round}`);
  }
  expect(events).not.toContain('lost');
});

test('a PBX that comes back is watched again, and everything is told anew', async () => {
  const { told, events } = stage.watch();
  await stage.until('signed in', () => told.size === 2);
  stage.xmpp.dropConnections();
  await stage.until('lost', () => events.includes('lost'));
  await stage.until('told anew', () => events.slice(events.indexOf('lost')).includes('0101 available'));
  expect(events.filter((one) => one === 'lost')).toHaveLength(1);
});

test('a PBX that stays away is told once and not stormed', async () => {
  stage.xmpp.fallSilent();
  const { events } = stage.watch();
  await stage.until('connected', () => stage.xmpp.connectionCount === 1);
  for (let second = 0; second < 300; second += 1) await stage.clock.advance(1_000);
  expect(events).toEqual(['lost']);
  expect(stage.xmpp.connectionCount).toBeGreaterThan(3);
  expect(stage.xmpp.connectionCount).toBeLessThan(12);
});

test('a refused password is tried once, and never again by itself', async () => {
  const { watch, events } = stage.watch({
    credentials: stage.credentials('0900', () => Promise.resolve('canary-wrong')),
  });
  await stage.until('refused', () => events.includes('refused'));
  await stage.clock.advance(600_000);
  expect(stage.xmpp.refusedLogins.get('0900')).toBe(1);
  expect(stage.xmpp.connectionCount).toBe(1);
  expect(stage.log.lines.join()).not.toContain('canary');
  watch.start();
  await stage.until('tried again when asked to', () => stage.xmpp.refusedLogins.get('0900') === 2);
});

test('a password that cannot be had at the moment is no refusal', async () => {
  let asked = 0;
  const { told, events } = stage.watch({
    credentials: stage.credentials('0900', () =>
      ++asked === 1 ? Promise.reject(new Error('canary')) : Promise.resolve('Geheim-Technik-9'),
    ),
  });
  await stage.until('signed in', () => told.size === 2);
  expect(events).not.toContain('refused');
  expect(stage.log.lines.join()).not.toContain('canary');
});

test('after stop nothing is told, and no timer and no connection is left', async () => {
  const { watch, told, events } = stage.watch();
  await stage.until('signed in', () => told.size === 2);
  watch.stop();
  const before = events.length;
  await stage.until('signed out', () => stage.xmpp.resources('0900').length === 0);
  expect(events).toHaveLength(before);
  expect(stage.clock.pending()).toBe(0);
});
