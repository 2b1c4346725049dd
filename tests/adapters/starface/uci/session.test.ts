import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { StarfaceSimulator } from '../../../simulators/starface/index.ts';
import { LinkedPerson } from '../support/linked-person.ts';
import type { Witness } from '../support/linked-person.ts';
import type { ManualClock } from '../support/manual-clock.ts';
import { eventually } from '../support/surroundings.ts';

let linked: LinkedPerson;
let simulator: StarfaceSimulator;
let witness: Witness;
let clock: ManualClock;

beforeEach(async () => {
  linked = await LinkedPerson.start();
  ({ simulator, witness, clock } = linked);
});

afterEach(() => linked.stop());

test('a linked person with no call is known to have none', async () => {
  await linked.connect();
  expect(witness.states).toEqual([]);
});

test('a call is told as it rings, is answered and ends, and its end is told once', async () => {
  await linked.connect();
  const phone = simulator.person('anna');
  phone.call('ringing', '+4972112345');
  await eventually('it rings', () => witness.states?.[0] === 'ringingIn');
  expect(witness.lists.at(-1)?.[0]).toMatchObject({ number: '+4972112345', connectedAt: null });
  phone.answers();
  await eventually('it is connected', () => witness.states?.[0] === 'connected');
  phone.hangsUp();
  await eventually('it ended', () => witness.states?.[0] === 'ended');
  await clock.advance(50_000);
  await eventually('the re-read knows of no call', () => witness.states?.length === 0);
});

test('a call that was running before the person linked is found', async () => {
  simulator.person('anna').call('connected', '+4972112345');
  await linked.connect();
  expect(witness.states).toEqual(['connected']);
});

test('a call whose callbacks are all lost is known within 60 s, and so is its end', async () => {
  await linked.connect();
  simulator.setCallbackQuirks({ loss: 1 });
  simulator.person('anna').call('connected', '+4972112345');
  await clock.advance(50_000);
  await eventually('it is connected', () => witness.states?.[0] === 'connected');
  simulator.person('anna').hangsUp();
  await clock.advance(30_000);
  await eventually('it ended', () => witness.lists.some((list) => list[0]?.state === 'ended'));
});

test('a living call is confirmed at least every 30 s', async () => {
  await linked.connect();
  simulator.person('anna').call('connected', '+4972112345');
  await eventually('it is connected', () => witness.states?.[0] === 'connected');
  const told = witness.lists.length;
  await clock.advance(29_000);
  await eventually('it is told again', () => witness.lists.length > told);
  expect(witness.states).toEqual(['connected']);
});

test('doubled and swapped callbacks leave the call as it is', async () => {
  await linked.connect();
  simulator.setCallbackQuirks({ duplicate: true, outOfOrder: true, emptyFirst: true });
  const phone = simulator.person('anna');
  phone.call('connected', '+4972112345');
  await eventually('it is connected', () => witness.states?.[0] === 'connected');
  await simulator.callbacksSettled();
  expect(witness.states).toEqual(['connected']);
  phone.hangsUp();
  await simulator.callbacksSettled();
  await eventually('it ended', () => witness.lists.some((list) => list[0]?.state === 'ended'));
  const afterEnd = witness.lists.slice(witness.lists.findIndex((list) => list[0]?.state === 'ended') + 1);
  expect(afterEnd.flat()).toEqual([]);
});

test('a session that the PBX forgot is made anew within a minute and its calls are read again', async () => {
  await linked.connect();
  simulator.dropUciSessions();
  simulator.person('anna').call('connected', '+4972112345');
  await clock.advance(50_000);
  await eventually('the loss is told', () => witness.connections.includes(false));
  await clock.advance(2_000);
  await eventually('it is connected again', () => witness.connected === true);
  await eventually('the call is known', () => witness.states?.[0] === 'connected');
});

test('after a restart of the PBX the calls that it forgot have ended', async () => {
  await linked.connect();
  simulator.person('anna').call('connected', '+4972112345');
  await eventually('it is connected', () => witness.states?.[0] === 'connected');
  simulator.setFault({ kind: 'down' });
  simulator.restart();
  await clock.advance(25_000);
  await eventually('the loss is told', () => witness.connected === false);
  simulator.setFault({ kind: 'none' });
  await clock.advance(30_000);
  await eventually('it is connected again', () => witness.connected === true);
  expect(witness.states).toEqual(['ended']);
});

test('a number is dialled and the call is known at once', async () => {
  const opened = await linked.connect();
  const call = await opened.placeCall('+4972112345');
  expect(call).toMatchObject({ number: '+4972112345', state: 'ringingOut' });
  expect(simulator.person('anna').state().calls).toHaveLength(1);
  await opened.hangUp(call.id);
  await eventually('it ended', () => witness.lists.flat().some(({ id, state }) => id === call.id && state === 'ended'));
  expect(simulator.person('anna').state().calls).toEqual([]);
});

test('a number that the PBX does not dial is refused with a code of its own', async () => {
  const opened = await linked.connect();
  await expect(opened.placeCall('')).rejects.toMatchObject({ kind: 'rejected', code: 'starface.number-refused' });
});

test('hanging up a call that does not exist says so', async () => {
  const opened = await linked.connect();
  await expect(opened.hangUp('no-such-call')).rejects.toMatchObject({ kind: 'notFound' });
});

test('dialling on a session that the PBX forgot logs in again and dials once', async () => {
  const opened = await linked.connect();
  simulator.dropUciSessions();
  const dialling = opened.placeCall('+4972112345');
  await eventually('the loss is told', () => witness.connected === false);
  await clock.advance(1_000);
  await dialling;
  expect(simulator.person('anna').state().calls).toHaveLength(1);
});

test('a password that turned wrong ends the session after one proof, for good', async () => {
  await linked.connect();
  simulator.person('anna').changePassword('Anders-1');
  simulator.dropUciSessions();
  await clock.advance(50_000);
  await eventually('the refusal is told', () => witness.refusals === 1);
  const { requests } = simulator.stats();
  await clock.advance(3_600_000);
  expect(simulator.stats().requests).toBe(requests);
  expect(simulator.person('anna').refusedLogins).toBeLessThanOrEqual(3);
});

test('a storm of 401 refuses nobody: when it is over the session comes back', async () => {
  await linked.connect();
  simulator.setFault({ kind: 'status', status: 401 });
  await clock.advance(120_000);
  await eventually('the loss is told', () => witness.connected === false);
  simulator.setFault({ kind: 'none' });
  await clock.advance(30_000);
  await eventually('it is connected again', () => witness.connected === true);
  expect(witness.refusals).toBe(0);
});

test('closing logs out, stops every timer, and leaves the call running', async () => {
  const opened = await linked.connect();
  await opened.placeCall('+4972112345');
  await opened.close();
  expect(simulator.uciSessions('0101')).toBe(0);
  expect(simulator.person('anna').state().calls).toHaveLength(1);
  expect(clock.pending()).toBe(0);
});

test('every request of a day of a linked person is one that the PBX knows', async () => {
  const opened = await linked.connect();
  const call = await opened.placeCall('+4972112345');
  await opened.hangUp(call.id);
  await clock.advance(50_000);
  expect(simulator.unknownRequests()).toEqual([]);
});

test.each([
  ['deleted', () => simulator.person('anna').delete()],
  ['given another login', () => simulator.person('anna').changeLogin('0777')],
])('a person who was %s is refused, not tried for ever', async (_, change) => {
  await linked.connect();
  change();
  await linked.passing('the refusal is told', 60_000, () => witness.refusals === 1);
  const { requests } = simulator.stats();
  await clock.advance(3_600_000);
  expect(simulator.stats().requests).toBe(requests);
});

test('a PBX that comes back is noticed within 30 s, however long it was away', async () => {
  await linked.connect();
  simulator.setFault({ kind: 'down' });
  await linked.passing('the loss is told', 55_000, () => witness.connected === false);
  await clock.advance(3_600_000);
  simulator.setFault({ kind: 'none' });
  await linked.passing('it is connected again', 30_000, () => witness.connected === true);
});

test('a PBX without events is asked often enough: a call is known within 20 s', async () => {
  simulator.setUci({ withheld: new Set(['service']) });
  await linked.connect();
  simulator.person('anna').call('connected', '+4972112345');
  await linked.passing('the call is known', 20_000, () => witness.states?.[0] === 'connected');
});
