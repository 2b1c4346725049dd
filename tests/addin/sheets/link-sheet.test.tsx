/** @jest-environment jsdom */
import { expect, test } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import { openPane, type OpenedPane } from '../support/open-pane.tsx';
import { me } from '../support/people.ts';

const notLinked = { me: me({ linked: false }) };

async function openForm(options: Parameters<typeof openPane>[0] = {}): Promise<OpenedPane> {
  const opened = await openPane({ state: notLinked, ...options });
  await opened.user.click(screen.getByRole('button', { name: 'Link' }));
  await screen.findByRole('dialog', { name: 'Link your phone' });
  return opened;
}

const password = (): HTMLInputElement => screen.getByLabelText('STARFACE password');
const submit = (): HTMLElement => screen.getAllByRole('button', { name: 'Link' }).at(-1) ?? document.body;

test('the login is known, and the form says why the password is asked and where it is kept', async () => {
  await openForm();
  expect(screen.getByLabelText<HTMLInputElement>('STARFACE login').value).toBe('0103');
  expect(screen.getByText(/signs in to the phone system as you/)).toBeTruthy();
  expect(screen.getByText(/kept encrypted by your company’s phone service/)).toBeTruthy();
  expect([password().type, password().autocomplete]).toEqual(['password', 'current-password']);
});

test('the right password links, closes the form and says so', async () => {
  const { api, pane, user } = await openForm();
  await user.type(password(), 'secret{Enter}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(api.links).toEqual([{ login: '0103', password: 'secret' }]);
  expect(pane.live.get().me?.linked).toBe(true);
  expect(screen.getByText('Linked. Your phone is ready.')).toBeTruthy();
});

test.each([
  ['starface.wrong-credentials', /does not accept this password/],
  ['starface.other-account', /Yours is 0103/],
  ['starface.unavailable', /Nothing was stored/],
  ['capability.missing', /lacks the right for this/],
  ['starface.sign-in-refused', /did not accept the sign-in in the browser/],
  ['starface.sign-in-stale', /expired or was started elsewhere/],
  ['unreachable', /phone service can’t be reached/],
  ['busy', /Too many requests/],
] as const)('%s is answered clearly, and the password is gone from the form', async (code, text) => {
  const { api, pane, user } = await openForm();
  api.failNext(code);
  await user.type(password(), 'wrong');
  await user.click(submit());
  expect(await screen.findByText(text)).toBeTruthy();
  expect([password().value, pane.live.get().me?.linked]).toEqual(['', false]);
});

test('an account that may not make calls is linked, and no ready phone is promised', async () => {
  const { user } = await openForm({ state: { me: me({ linked: false, denied: ['call.place'] }) } });
  await user.type(password(), 'secret{Enter}');
  expect(await screen.findByText(/^Linked. Your account .* lacks the right to make calls/)).toBeTruthy();
  expect(screen.queryByText('Linked. Your phone is ready.')).toBeNull();
});

test('an empty password is not sent', async () => {
  const { api, user } = await openForm();
  await user.click(submit());
  expect(await screen.findByText('Enter your password.')).toBeTruthy();
  expect(api.links).toEqual([]);
  expect(document.activeElement).toBe(password());
});

test('the password can be typed at once, and again where it was wrong', async () => {
  const { api, user } = await openForm();
  await waitFor(() => expect(document.activeElement).toBe(password()));
  api.failNext('starface.wrong-credentials');
  await user.keyboard('wrong');
  await user.click(submit());
  await screen.findByText(/does not accept this password/);
  await user.keyboard('right{Enter}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(api.links.map((sent) => sent.password)).toEqual(['wrong', 'right']);
});

test('Escape closes the form', async () => {
  const { user } = await openForm();
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('the form speaks German', async () => {
  const { user } = await openPane({ state: notLinked, locale: 'de-DE' });
  await user.click(screen.getByRole('button', { name: 'Verknüpfen' }));
  expect(await screen.findByRole('dialog', { name: 'Telefon verknüpfen' })).toBeTruthy();
});
