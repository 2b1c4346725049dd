/** @jest-environment jsdom */
import { expect, test } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import { openPane, page, type OpenedPane } from '../support/open-pane.tsx';
import { call, me, noon, pastCall } from '../support/people.ts';
import { createFakeTelephone } from '../support/fake-telephone.ts';

const withLists = { me: me({ capabilities: [...me().capabilities, 'callList', 'voicemail'] }) };

/** Nothing is selected, so the Calls page is open at once. */
async function openCalls(
  prepare: (answers: ReturnType<typeof createFakeTelephone>['answers']) => void,
): Promise<OpenedPane> {
  const telephone = createFakeTelephone();
  prepare(telephone.answers);
  return openPane({ state: withLists, telephone });
}

const ago = (minutes: number): string => new Date(noon - minutes * 60_000).toISOString();

test('past calls show who, when, and how often', async () => {
  await openCalls((answers) => {
    answers.callList = [
      pastCall({ id: '3', name: 'Maier GmbH', at: ago(20) }),
      pastCall({ id: '2', name: 'Maier GmbH', at: ago(25) }),
      pastCall({ id: '1', direction: 'out', result: 'answered', name: null, at: ago(60 * 24) }),
    ];
  });
  expect(await screen.findByText('Maier GmbH (2)')).toBeTruthy();
  expect(screen.getByText('11:40 · +49 30 23125001')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'dialled call, +49 30 23125001, Mon 12:00' })).toBeTruthy();
});

test('only the missed ones, on a click; then all again', async () => {
  const { user } = await openCalls((answers) => {
    answers.callList = [pastCall({ id: '2', name: 'Anna' }), pastCall({ id: '1', name: 'Ben', result: 'answered' })];
  });
  await screen.findByText('Ben');
  await user.click(screen.getByRole('button', { name: 'Missed' }));
  await screen.findByText('Anna');
  expect(screen.queryByText('Ben')).toBeNull();
  expect(screen.getByRole('button', { name: 'Missed' }).getAttribute('aria-pressed')).toBe('true');
  await user.click(screen.getByRole('button', { name: 'All' }));
  expect(await screen.findByText('Ben')).toBeTruthy();
});

test('a click calls back', async () => {
  const { api, user } = await openCalls((answers) => {
    answers.callList = [pastCall({ name: 'Anna' })];
  });
  await user.click(await screen.findByRole('button', { name: 'Call Anna, +49 30 23125001' }));
  expect(api.placed).toEqual([{ number: '+493023125001' }]);
});

test('a withheld number is shown and can’t be called', async () => {
  await openCalls((answers) => {
    answers.callList = [pastCall({ number: null, name: null })];
  });
  expect(await screen.findByText('number withheld')).toBeTruthy();
  expect(page().queryByRole('button', { name: /^Call/ })).toBeNull();
});

test('older calls come on a click', async () => {
  const { user } = await openCalls((answers) => {
    answers.callList = Array.from({ length: 40 }, (_, index) =>
      pastCall({ id: `${index}`, name: `Caller ${index}`, number: null }),
    );
  });
  expect(await screen.findAllByText(/^Caller/)).toHaveLength(25);
  await user.click(screen.getByRole('button', { name: 'Older calls' }));
  await waitFor(() => expect(screen.getAllByText(/^Caller/)).toHaveLength(40));
  expect(screen.queryByRole('button', { name: 'Older calls' })).toBeNull();
});

test('a call that ends brings its line without a click', async () => {
  const { telephone, tell } = await openCalls(() => undefined);
  expect(await screen.findByText('No calls yet.')).toBeTruthy();
  tell({ calls: [call()] });
  telephone.answers.callList = [pastCall({ name: 'Anna' })];
  tell({ calls: [] });
  expect(await screen.findByText('Anna')).toBeTruthy();
});

test('a failure is told with a way out', async () => {
  const telephone = createFakeTelephone();
  telephone.failNext('starface.unavailable');
  const { user } = await openPane({ state: withLists, telephone });
  expect(await screen.findByText('The phone system can’t be reached right now.')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('No calls yet.')).toBeTruthy();
});

test('voicemails show what is new and how long it is', async () => {
  const { user } = await openCalls((answers) => {
    answers.voicemails = [
      { id: '1', number: '+493023125001', name: null, at: ago(30), durationSeconds: 42, heard: false },
      { id: '2', number: null, name: 'Anna', at: ago(60), durationSeconds: null, heard: true },
    ];
  });
  await user.click(await screen.findByRole('button', { name: 'Voicemail' }));
  expect(await screen.findByText('new · 11:30 · 00:42')).toBeTruthy();
  expect(screen.getByText('11:00')).toBeTruthy();
});

test.each([
  [{ me: me() }, /does not show its call list here/],
  [{ me: me({ linked: false, capabilities: ['dnd'] }) }, /Link your account to see your missed/],
])('where there is no list the page says why', async (state, text) => {
  await openPane({ state });
  expect(await screen.findByText(text)).toBeTruthy();
});
