/** Status message and preferred presence through the whole bridge: only where an administrator chose them, and given back. */
import { afterEach, expect, test } from '@jest/globals';
import { minute, second, World } from './world.ts';

const callDisplay = {
  statusMessage: { text: 'On the phone', minutes: 60 },
  preferredPresence: { availability: 'Busy', minutes: 30 },
} as const;
const ofThePerson = ['setStatusMessage', 'setUserPreferredPresence', 'clearUserPreferredPresence', 'presence'];

let world: World;
afterEach(() => world.end());

/** Everybody is on the telephone; the first half had chosen "Available" in Teams by hand. */
async function onThePhone(options: Partial<ConstructorParameters<typeof World>[0]>): Promise<void> {
  world = await new World({ people: 10, ...options }).begin();
  for (const { person } of world.some(0, 5)) person.prefers('Available');
  for (const { worker } of world.everybody()) world.call(worker, true);
  await world.passes(minute);
}

const shown = () => world.everybody().map(({ person }) => person.observed().activity);
const messages = () => new Set(world.everybody().map(({ person }) => person.messageShown()?.content ?? ''));
const all = (activity: string) => Array.from({ length: 5 }, () => activity);

test('off means silent: in an hour with calls no request about either is sent', async () => {
  await onThePhone({});
  for (const { worker } of world.everybody()) world.call(worker, false);
  await world.passes(59 * minute);
  expect(world.tenant.seen.filter(({ operation }) => ofThePerson.includes(operation))).toEqual([]);
});

test('both show during the call and are given back at its end, and nobody’s telephone is silenced by them', async () => {
  await onThePhone({ callDisplay });
  expect(shown()).toEqual([...all('Busy'), ...all('InACall')]);
  expect(messages()).toEqual(new Set(['On the phone']));
  for (const { worker } of world.everybody()) world.call(worker, false);
  await world.passes(2 * minute);
  expect(shown()).toEqual([...all('Available'), ...all('Available')]);
  expect([messages(), world.silent(world.everybody())]).toEqual([new Set(['']), 0]);
});

test.each([
  ['"give everything back now"', () => world.bridge.admin.setHold(true)],
  [
    'the console switches both off',
    () => world.bridge.admin.setCallDisplay({ statusMessage: null, preferredPresence: null }),
  ],
])('%s takes both away within a minute although the calls go on', async (_name, end) => {
  await onThePhone({});
  await world.bridge.admin.setCallDisplay(callDisplay);
  await world.passes(minute);
  expect(messages()).toEqual(new Set(['On the phone']));
  await end();
  expect(await world.passesUntil(() => messages().has('') && messages().size === 1, minute)).toBeLessThan(minute);
  await world.passes(10 * second);
  expect(world.some(0, 5).map(({ person }) => person.observed().activity)).not.toContain('Busy');
});

test('Graph away for ten minutes while calls end: both are gone soon after it is back', async () => {
  await onThePhone({ callDisplay });
  world.tenant.trouble = { ...world.tenant.trouble, graph: { kind: 'unreachable' } };
  for (const { worker } of world.everybody()) world.call(worker, false);
  await world.passes(10 * minute);
  expect(messages()).toEqual(new Set(['On the phone']));
  world.tenant.trouble = { ...world.tenant.trouble, graph: { kind: 'none' } };
  await world.passes(minute);
  expect([messages(), shown()]).toEqual([new Set(['']), [...all('Available'), ...all('Available')]]);
});

test('Microsoft forbids the status message alone: the console names it, calls still show, and switched off it is named no more', async () => {
  await onThePhone({});
  world.tenant.forbidden = new Set(['setStatusMessage']);
  await world.bridge.admin.setCallDisplay(callDisplay);
  await world.passes(minute);
  const microsoft = () => world.bridge.admin.status().connections.find(({ side }) => side === 'microsoft');
  expect(microsoft()).toMatchObject({ state: 'ok', problem: 'microsoft.status-message-forbidden' });
  expect([shown(), messages()]).toEqual([[...all('Busy'), ...all('InACall')], new Set([''])]);
  await world.bridge.admin.setCallDisplay({ ...callDisplay, statusMessage: null });
  await world.passes(minute);
  expect(microsoft()).toMatchObject({ state: 'ok', problem: null });
});
