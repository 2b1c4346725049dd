import { expect, test } from '@jest/globals';
import { choosePhone } from '../../../src/addin/actions/choose-phone.ts';
import { dial } from '../../../src/addin/actions/dial.ts';
import { createFakeTelephone } from '../support/fake-telephone.ts';
import { call, me } from '../support/people.ts';
import { target } from '../support/targets.ts';
import { createTestPane } from '../support/test-pane.ts';

const office = target('030 23125 001', 'Jonas Weber');

test('the normalised number is dialled, told, shown in the dock and remembered', async () => {
  const { pane, api } = await createTestPane();
  await pane.numbers.ready();
  await dial.perform(pane, office);
  expect(api.placed).toEqual([{ number: '+493023125001' }]);
  expect(pane.desk.get().notice?.text).toBe('Calling +49 30 23125001. Your phone rings first.');
  expect(pane.live.get().calls).toMatchObject([{ id: 'call-1', state: 'ringingOut', name: 'Jonas Weber' }]);
  expect(pane.desk.get().dialled).toMatchObject([{ target: office }]);
});

test('an event that came before the answer is not overwritten by it', async () => {
  const connected = call({ id: 'call-1', state: 'connected', name: 'Weber KG' });
  const { pane } = await createTestPane({ state: { calls: [connected] } });
  await dial.perform(pane, office);
  expect(pane.live.get().calls).toEqual([connected]);
});

test('a double click is one call; five seconds later it is a wish again', async () => {
  const { pane, api, moveTime } = await createTestPane();
  await Promise.all([dial.perform(pane, office), dial.perform(pane, office)]);
  expect(api.placed).toHaveLength(1);
  moveTime(5_000);
  await dial.perform(pane, office);
  expect(api.placed).toHaveLength(2);
});

test('a call that was not placed may be tried again at once', async () => {
  const { pane, api } = await createTestPane();
  api.failNext('internal');
  await dial.perform(pane, office);
  await dial.perform(pane, office);
  expect(api.placed).toHaveLength(2);
});

test('the phone that was made the first one rings without a question, though another one rang before', async () => {
  const telephone = createFakeTelephone();
  const phones = (primary: string) =>
    ['Desk', 'Softphone'].map((name) => ({ id: name, name, primary: name === primary, registered: true }));
  const { pane, api, moveTime } = await createTestPane({
    telephone,
    state: { me: me({ capabilities: ['dnd', 'call.place', 'primaryPhone'] }) },
  });
  telephone.answers.phones = phones('Desk');
  await dial.perform(pane, office);
  telephone.answers.phones = phones('Softphone');
  await choosePhone.perform(pane, { id: 'Softphone', name: 'Softphone' });
  moveTime(5_000);
  const asked = new Promise((resolve) => {
    pane.desk.subscribe(() => {
      if (pane.desk.get().phoneQuestion !== null) resolve('asked');
    });
  });
  expect(await Promise.race([dial.perform(pane, office), asked])).toBeUndefined();
  expect(api.placed).toHaveLength(2);
});

test.each([
  ['0900 1 234567', 'ask.cost.premium'],
  ['0137 1234567', 'ask.cost.massTraffic'],
  ['110', 'ask.cost.emergency'],
  ['112', 'ask.cost.emergency'],
  ['+49 30 23125\u200b001', 'ask.flag.hiddenCharacters'],
  ['030 23125 ٠٠١', 'ask.flag.nonAsciiDigits'],
])('%s is asked about first, for a reason', async (written, reason) => {
  const { pane, api } = await createTestPane();
  const dialling = dial.perform(pane, target(written));
  expect(pane.desk.get().question?.warnings).toContain(reason);
  expect(api.placed).toEqual([]);
  pane.desk.get().question?.answer(true);
  await dialling;
  expect(api.placed).toHaveLength(1);
});

test('“no” dials nothing and says nothing', async () => {
  const { pane, api } = await createTestPane();
  const dialling = dial.perform(pane, target('0900 1 234567'));
  pane.desk.get().question?.answer(false);
  await dialling;
  expect([api.placed, pane.desk.get().notice, pane.desk.get().question]).toEqual([[], null, null]);
});

test('blocked numbers are not dialled, whoever asks', async () => {
  const { pane, api } = await createTestPane();
  await dial.perform(pane, target('+870 123 456 789'));
  expect(api.placed).toEqual([]);
  expect(pane.desk.get().notice).toMatchObject({ tone: 'problem' });
});

test.each([
  ['starface.not-linked', 'reason.notLinked'],
  ['starface.no-account', 'reason.noAccount'],
  ['starface.unavailable', 'reason.pbxDown'],
  ['unreachable', 'reason.offline'],
] as const)('%s offers the other ways to call', async (code, reason) => {
  const { pane, api } = await createTestPane();
  api.failNext(code);
  await dial.perform(pane, office);
  expect(pane.desk.get().sheet).toEqual({ kind: 'alternatives', target: office, reason });
});

test('a refusal is told in the person’s language, with the time to wait', async () => {
  const { pane, api } = await createTestPane({ locale: 'de-DE' });
  api.failNext('busy', 6_400);
  await dial.perform(pane, office);
  expect(pane.desk.get().notice?.text).toBe('Zu viele Anfragen auf einmal. Versuchen Sie es gleich noch einmal. (7 s)');
});

test.each([
  [{}, true],
  [{ me: null, connection: 'connecting' as const }, true],
  [{ me: null, connection: 'live' as const }, 'reason.loading'],
  [{ connection: 'offline' as const }, 'reason.offline'],
  [{ connection: 'signedOut' as const }, 'reason.signedOut'],
  [{ connection: 'stale' as const }, true],
  [{ me: me({ match: null, linked: false }) }, 'reason.noAccount'],
  [{ me: me({ linked: false }) }, 'reason.notLinked'],
  [{ me: me({ capabilities: [] }) }, 'reason.missing'],
  [{ me: me({ capabilities: [], denied: ['call.place'] }) }, 'reason.rightMissing'],
])('with %j dialling is offered: %j', async (state, offered) => {
  const { pane } = await createTestPane({ state });
  const availability = dial.isAvailable(pane, office);
  expect(availability.ok ? true : availability.reason).toBe(offered);
});
