import { expect, test } from '@jest/globals';
import { copyNumber } from '../../../src/addin/actions/copy-number.ts';
import { openInDeviceApp } from '../../../src/addin/actions/open-in-device-app.ts';
import { redial } from '../../../src/addin/actions/redial.ts';
import { remindMe } from '../../../src/addin/actions/remind-me.ts';
import { target } from '../support/targets.ts';
import { createTestPane } from '../support/test-pane.ts';

const office = target('030 23125 001', 'Jonas Weber');

test('what is copied is what would be dialled', async () => {
  const { pane, copied } = await createTestPane();
  await copyNumber.perform(pane, target('030 23125\u200b 001'));
  expect(copied).toEqual(['+493023125001']);
});

test('where copying is forbidden the number is shown instead', async () => {
  const { pane } = await createTestPane();
  const forbidden = { ...pane, copy: () => Promise.reject(new Error('not allowed')) };
  await copyNumber.perform(forbidden, office);
  expect(pane.desk.get().notice).toMatchObject({ tone: 'problem' });
  expect(pane.desk.get().notice?.text).toContain('+493023125001');
});

test('the app on this device gets a tel: address of nothing but the number', async () => {
  const { pane, opened } = await createTestPane();
  await openInDeviceApp.perform(pane, office);
  expect(opened).toEqual(['tel:+493023125001']);
});

test('redial calls the last number again, and has none at first', async () => {
  const { pane, api } = await createTestPane();
  expect(redial.isAvailable(pane)).toEqual({ ok: false, reason: 'reason.neverDialled' });
  pane.desk.remember({ target: target('040 66969 002'), at: 1 });
  pane.desk.remember({ target: office, at: 2 });
  expect(redial.isAvailable(pane).ok).toBe(true);
  await redial.perform(pane);
  expect(api.placed).toEqual([{ number: '+493023125001' }]);
});

test('a reminder is a quarter of an hour at a full quarter, half an hour from now at least', async () => {
  const { pane, host, moveTime } = await createTestPane();
  await pane.numbers.ready();
  moveTime(60_000);
  await remindMe.perform(pane, office);
  expect(host.drafts).toEqual([
    {
      subject: 'Call Jonas Weber',
      body: 'Call back: +49 30 23125001',
      start: new Date('2026-03-10T12:45:00+01:00'),
      end: new Date('2026-03-10T13:00:00+01:00'),
    },
  ]);
});

test('a reminder without a name is about the number', async () => {
  const { pane, host } = await createTestPane();
  await pane.numbers.ready();
  await remindMe.perform(pane, { ...office, name: null });
  expect(host.drafts[0]?.subject).toBe('Call +49 30 23125001');
});

test('where Outlook has no form for it, no reminder is offered', async () => {
  const { pane } = await createTestPane();
  const without = { ...pane, host: { ...pane.host, newAppointment: null } };
  expect(remindMe.isAvailable(without, office)).toEqual({ ok: false, reason: 'reason.noForm' });
});
