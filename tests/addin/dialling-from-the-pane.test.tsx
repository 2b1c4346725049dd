/** @jest-environment jsdom */
import { expect, test } from '@jest/globals';
import { fireEvent, screen, within } from '@testing-library/react';
import { mail } from './support/fake-host.ts';
import { createFakeTelephone } from './support/fake-telephone.ts';
import { openPane } from './support/open-pane.tsx';
import { me } from './support/people.ts';

const office = mail('Jonas Weber\nTel. 030 23125 001');
const hotline = mail('Hotline: 0900 1 234567');
const callOffice = { name: /^Call .*\+49 30 23125001/ };

test('a script that clicks dials nothing', async () => {
  const { api, user } = await openPane({ item: office, isTrusted: (event) => event.isTrusted });
  await user.click(await screen.findByRole('button', callOffice));
  expect(api.placed).toEqual([]);
  expect(screen.getByText('Calls start only with a click of yours.')).toBeTruthy();
});

test('a premium number shows what will be dialled and why it is asked, before it is dialled', async () => {
  const { api, user } = await openPane({ item: hotline });
  await user.click(await screen.findByRole('button', { name: /^Call/ }));
  const question = within(await screen.findByRole('alertdialog', { name: 'Call this number?' }));
  expect(question.getByText('Will be dialled: +49 900 1 234567')).toBeTruthy();
  expect(question.getByText('Written: 0900 1 234567')).toBeTruthy();
  expect(question.getByText(/may be expensive/)).toBeTruthy();
  expect(api.placed).toEqual([]);
  await user.click(question.getByRole('button', { name: 'Call' }));
  expect(api.placed).toEqual([{ number: '+499001234567' }]);
});

test('the key that opened the question, held down, does not answer it', async () => {
  const { user } = await openPane({ item: hotline });
  await user.click(await screen.findByRole('button', { name: /^Call/ }));
  const yes = within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Call' });
  // False where the browser is kept from pressing the button.
  expect(fireEvent.keyDown(yes, { key: 'Enter', repeat: true })).toBe(false);
  expect(fireEvent.keyDown(yes, { key: 'Enter' })).toBe(true);
});

test('“cancel” closes the question and dials nothing', async () => {
  const { api, user } = await openPane({ item: hotline });
  await user.click(await screen.findByRole('button', { name: /^Call/ }));
  await user.click(await screen.findByRole('button', { name: 'Cancel' }));
  expect(screen.queryByRole('alertdialog')).toBeNull();
  expect(api.placed).toEqual([]);
});

test('a link that shows another number than it dials is asked about', async () => {
  const item = {
    ...office,
    content: async () => ({ segments: [{ text: '030 23125 001', href: 'tel:+4930231250022' }] }),
  };
  const { api, user } = await openPane({ item });
  await user.click((await screen.findAllByRole('button', { name: /^Call/ }))[0] ?? document.body);
  expect(await screen.findByText(/shows another number than the link dials/)).toBeTruthy();
  expect(api.placed).toEqual([]);
});

test('not linked: the button offers linking, the app on this device and copying', async () => {
  const { api, opened, user } = await openPane({ item: office, state: { me: me({ linked: false }) } });
  await user.click(await screen.findByRole('button', callOffice));
  const sheet = within(await screen.findByRole('dialog'));
  expect(sheet.getByText('Your STARFACE account is not linked yet.')).toBeTruthy();
  expect(sheet.getByRole('button', { name: 'Link account and call with your desk phone' })).toBeTruthy();
  expect(sheet.getByRole('button', { name: 'Copy number' })).toBeTruthy();
  await user.click(sheet.getByRole('button', { name: 'Call with the app on this device' }));
  expect([api.placed, opened]).toEqual([[], ['tel:+493023125001']]);
});

test('no account: linking is not offered, the rest is', async () => {
  const { user } = await openPane({ item: office, state: { me: me({ match: null, linked: false }) } });
  await user.click(await screen.findByRole('button', callOffice));
  const sheet = within(await screen.findByRole('dialog'));
  expect(sheet.queryByRole('button', { name: /Link account/ })).toBeNull();
  expect(sheet.getByRole('button', { name: 'Copy number' })).toBeTruthy();
});

test('a number typed in any writing is shown normalised and dialled', async () => {
  const { api, user } = await openPane();
  await user.type(screen.getByRole('textbox', { name: 'Name or number' }), '(0721) 555-0123');
  expect(await screen.findByText('Dial +49 721 5550123')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Call +49 721 5550123' }));
  expect(api.placed).toEqual([{ number: '+497215550123' }]);
});

test('a number pasted from anywhere is dialled without its ornaments', async () => {
  const { api, user } = await openPane();
  await user.click(screen.getByRole('textbox', { name: 'Name or number' }));
  await user.paste('Tel.: +49 (0) 721 / 555-0123'.replace('Tel.: ', ''));
  await user.click(await screen.findByRole('button', { name: 'Call +49 721 5550123' }));
  expect(api.placed).toEqual([{ number: '+497215550123' }]);
});

test.each([
  ['*21*0301234567#', 'Codes with * or # are not dialled from here.'],
  ['+', 'Nobody found. Type a number to dial it.'],
  ['zzz', 'Nobody found. Type a number to dial it.'],
])('%s can’t be dialled, and the field says why', async (typed, text) => {
  const { user } = await openPane();
  await user.type(screen.getByRole('textbox', { name: 'Name or number' }), typed);
  expect(await screen.findByText(text)).toBeTruthy();
  expect(screen.queryByRole('button', { name: /^Call/ })).toBeNull();
});

test('the dial pad writes into the field and erases', async () => {
  const { user } = await openPane();
  await user.click(screen.getByRole('button', { name: 'Dial pad' }));
  const pad = within(await screen.findByRole('group', { name: 'Dial pad' }));
  for (const key of ['+', '4', '9', '3']) await user.click(pad.getByRole('button', { name: key }));
  await user.click(pad.getByRole('button', { name: 'Erase the last digit' }));
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Name or number' }).value).toBe('+49');
  expect(pad.queryByRole('button', { name: '*' })).toBeNull();
});

test('Escape empties the field and brings the page back', async () => {
  const { user } = await openPane({ item: office });
  await user.type(screen.getByRole('textbox', { name: 'Name or number' }), 'abc');
  expect(screen.queryByRole('tab')).toBeNull();
  await user.keyboard('{Escape}');
  expect(screen.getAllByRole('tab')).toHaveLength(3);
});

test('what was called stands on the Calls page, to be called again', async () => {
  const { api, user, moveTime } = await openPane({ item: office });
  await user.click(await screen.findByRole('button', callOffice));
  await user.click(screen.getByRole('tab', { name: 'Calls' }));
  moveTime(60_000);
  await user.click(await screen.findByRole('button', { name: /^Call again: / }));
  expect(api.placed).toHaveLength(2);
});

const desk = { id: 'SIP/16', name: 'Desk', primary: true, registered: true };
const soft = { id: 'SIP/17', name: 'Softphone', primary: false, registered: null };
const withPhones = { me: me({ capabilities: [...me().capabilities, 'primaryPhone'] }) };

test('a phone that is not registered is asked about once; the one chosen rings from then on', async () => {
  const telephone = createFakeTelephone();
  telephone.answers.phones = [{ ...desk, registered: false }, soft];
  const { api, user, moveTime } = await openPane({ item: office, state: withPhones, telephone });
  await user.click(await screen.findByRole('button', callOffice));
  const question = within(await screen.findByRole('alertdialog', { name: 'Which phone is to ring?' }));
  expect(question.getByText(/is not registered at the phone system/)).toBeTruthy();
  expect(question.getByRole('button', { name: 'Desk (not registered)' })).toBeTruthy();
  // The one that can ring is the one that stands out.
  const standsOut = question.getAllByRole('button').filter(({ className }) => /\bprimary\b/.test(className));
  expect(standsOut.map(({ textContent }) => textContent)).toEqual(['Softphone']);
  expect(api.placed).toEqual([]);
  await user.click(question.getByRole('button', { name: 'Softphone' }));
  expect(await screen.findByText('Calling +49 30 23125001. Softphone rings first.')).toBeTruthy();
  moveTime(10_000);
  // The rest of the pane can be reached again once the dialog has closed.
  await user.click(await screen.findByRole('button', callOffice));
  expect(api.placed).toEqual([
    { number: '+493023125001', phoneId: 'SIP/17' },
    { number: '+493023125001', phoneId: 'SIP/17' },
  ]);
  expect(screen.queryByRole('alertdialog')).toBeNull();
});

test('another phone than last time on this device is asked about, and “cancel” dials nothing', async () => {
  const telephone = createFakeTelephone();
  telephone.answers.phones = [desk, soft];
  const { api, user, moveTime } = await openPane({ item: office, state: withPhones, telephone });
  await user.click(await screen.findByRole('button', callOffice));
  expect(await screen.findByText(/Desk rings first/)).toBeTruthy();
  telephone.answers.phones = [
    { ...desk, primary: false },
    { ...soft, primary: true },
  ];
  moveTime(70_000);
  await user.click(screen.getByRole('button', callOffice));
  expect(await screen.findByText(/Another phone would ring/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(api.placed).toEqual([{ number: '+493023125001' }]);
  await user.click(await screen.findByRole('button', callOffice));
  // Fluent may still be showing what the first question hid, and hide the second one for that moment.
  await user.click(await screen.findByRole('button', { name: 'Softphone', hidden: true }));
  expect(api.placed).toHaveLength(2);
});

test('where the phones are not told the PBX decides, without a question', async () => {
  const { api, telephone, user } = await openPane({ item: office, state: withPhones });
  telephone.failNext('starface.unavailable');
  await user.click(await screen.findByRole('button', callOffice));
  expect(api.placed).toEqual([{ number: '+493023125001' }]);
});
