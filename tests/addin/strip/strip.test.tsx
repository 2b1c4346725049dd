/** @jest-environment jsdom */
import { afterEach, expect, jest, test } from '@jest/globals';
import { act, screen, waitFor } from '@testing-library/react';
import { choosePhone } from '../../../src/addin/actions/choose-phone.ts';
import { createFakeTelephone } from '../support/fake-telephone.ts';
import { openPane } from '../support/open-pane.tsx';
import { me, noon } from '../support/people.ts';

test('one click silences for half an hour, one click makes reachable again', async () => {
  const { api, user } = await openPane();
  await user.click(screen.getByRole('button', { name: 'Silent for 30 minutes' }));
  expect(screen.getByText('until 12:30')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Reachable now' }));
  expect(api.dnds).toEqual([{ on: true, until: new Date(noon + 1_800_000).toISOString() }, { on: false }]);
});

test('a pane that is opened late tells since when the phone has been silent', async () => {
  const since = new Date(noon - 2 * 3_600_000).toISOString();
  await openPane({ state: { me: me({ dnd: { on: true, origin: 'person', since } }) } });
  expect(screen.getByText('since 10:00 already')).toBeTruthy();
});

test('offline keeps the last data, marks them with their time, and tries again on a click', async () => {
  const { reconnects, tell, user } = await openPane();
  tell({ connection: 'offline', failure: 'unreachable', heardAt: noon - 240_000 });
  expect(screen.getByText('Offline · as of 11:56')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(reconnects()).toBe(1);
});

afterEach(() => {
  jest.useRealTimers();
});

test('a phone system that tells nothing of the calls is named, unless it is only for a moment', async () => {
  const { tell } = await openPane();
  const named = (): Element | null => screen.queryByText('Phone system not reachable');
  jest.useFakeTimers();
  tell({ me: me({ telephonyState: null }) });
  act(() => jest.advanceTimersByTime(4_000));
  tell({ me: me() });
  tell({ me: me({ telephonyState: null }) });
  act(() => jest.advanceTimersByTime(4_000));
  expect(named()).toBeNull();
  act(() => jest.advanceTimersByTime(1_000));
  expect(named()).toBeTruthy();
  tell({ me: me() });
  expect(named()).toBeNull();
});

test('signed out offers to sign in', async () => {
  const { reconnects, user } = await openPane({ state: { connection: 'signedOut', failure: 'signed-out', me: null } });
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  expect(reconnects()).toBe(1);
});

test('not linked leads to the form', async () => {
  const { user } = await openPane({ state: { me: me({ linked: false }) } });
  await user.click(screen.getByRole('button', { name: 'Link' }));
  expect(await screen.findByRole('dialog', { name: 'Link your phone' })).toBeTruthy();
});

test('a success goes by itself, a problem stays until it is dismissed', async () => {
  const { api, user } = await openPane();
  api.failNext('internal');
  await user.click(screen.getByRole('button', { name: 'Silent for 30 minutes' }));
  expect(screen.getByText('Something went wrong in the phone service.')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Dismiss' }));
  await waitFor(() => expect(screen.queryByText(/Something went wrong/)).toBeNull());
});

test('the phone chosen behind the strip is the one that the strip names', async () => {
  const telephone = createFakeTelephone();
  const phones = (primary: string) =>
    ['Desk', 'Softphone'].map((name) => ({ id: name, name, primary: name === primary, registered: true }));
  telephone.answers.phones = phones('Desk');
  const { pane } = await openPane({
    telephone,
    state: { me: me({ capabilities: ['dnd', 'call.place', 'primaryPhone'] }) },
  });
  expect(await screen.findByText('Free · rings: Desk')).toBeTruthy();
  telephone.answers.phones = phones('Softphone');
  await act(() => choosePhone.perform(pane, { id: 'Softphone', name: 'Softphone' }));
  expect(await screen.findByText('Free · rings: Softphone')).toBeTruthy();
});
