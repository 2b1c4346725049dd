/** @jest-environment jsdom */
import { expect, test } from '@jest/globals';
import { createMemoryHost } from '../../../src/addin/office/memory-host.ts';
import { OfficeError } from '../../../src/addin/office/office-error.ts';
import { paneHost } from '../../../src/addin/office/pane-host.ts';

const draft = { subject: 'Call back', body: '', start: new Date(0), end: new Date(1) };

test('outside Outlook there is no item, no form and nothing to close', async () => {
  const host = createMemoryHost({ locale: 'de-DE' });
  const pane = paneHost(host);
  expect([await pane.readItem(), pane.newAppointment, pane.newMail, host.closePane(), host.insideOutlook]).toEqual([
    null,
    null,
    null,
    null,
    false,
  ]);
  await expect(host.notify('call', 'information', 'Calling')).rejects.toMatchObject({ reason: 'unavailable' });
});

test('the pane reads the selected item with its people and text, and is told when another one is selected', async () => {
  const host = createMemoryHost({ locale: 'de-DE', insideOutlook: true });
  const pane = paneHost(host);
  let told = 0;
  const stop = pane.onItemChanged(() => (told += 1));
  host.select({
    key: 'a',
    subject: 'Offer',
    people: [{ name: 'Anna', address: 'a@x.example' }],
    html: '<p>030 23125 1</p>',
  });
  const item = await pane.readItem();
  expect(item).toMatchObject({ id: 'a', kind: 'message', subject: 'Offer', people: [{ name: 'Anna' }] });
  expect(JSON.stringify(await item?.content())).toContain('030 23125 1');
  stop();
  host.select(null);
  expect([told, await pane.readItem()]).toEqual([1, null]);
});

test('an Outlook that refuses is told to the pane, and the pane goes on when it works again', async () => {
  const host = createMemoryHost({ locale: 'en-US', insideOutlook: true });
  host.select({ key: 'a' });
  host.fail(new OfficeError('failed', 'refused', 9020));
  await expect(paneHost(host).readItem()).rejects.toMatchObject({ code: 9020 });
  host.fail(null);
  expect(await paneHost(host).readItem()).toMatchObject({ id: 'a' });
});

test('forms, lines above the item, settings and theme are remembered for tests to look at', async () => {
  const host = createMemoryHost({ locale: 'en-US', insideOutlook: true, ownAddress: 'anna@x.example' });
  let themed = 0;
  const stop = host.theme.subscribe(() => (themed += 1));
  host.setTheme('dark');
  stop();
  host.setTheme('light');
  host.select({ key: 'a' });
  paneHost(host).newAppointment?.(draft);
  paneHost(host).newMail?.({ to: 'ben@x.example', subject: 'Your call' });
  await host.notify('call', 'error', 'No phone');
  await host.settings.set('hints', 1);
  expect(host.mails).toEqual([{ to: 'ben@x.example', subject: 'Your call' }]);
  expect([themed, host.appointments, host.notifications, host.settings.get('hints')]).toEqual([
    1,
    [draft],
    [{ key: 'call', kind: 'error', message: 'No phone' }],
    1,
  ]);
});
