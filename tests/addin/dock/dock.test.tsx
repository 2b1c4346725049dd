/** @jest-environment jsdom */
import { expect, test } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import { inOrderOfUrgency } from '../../../src/addin/dock/dock.tsx';
import { openPane, type Within } from '../support/open-pane.tsx';
import { call, noon } from '../support/people.ts';

function dock(): Within {
  return within(screen.getByRole('region', { name: 'Calls now' }));
}

test('an incoming call is announced at once, with who it is, and can be declined', async () => {
  const { api, tell, user } = await openPane();
  expect(screen.queryByRole('region', { name: 'Calls now' })).toBeNull();
  tell({ calls: [call({ id: 'in', state: 'ringingIn', name: 'Anna Berg' })] });
  expect(screen.getByRole('alert').textContent).toBe('Anna Berg: calls you');
  await user.click(dock().getByRole('button', { name: 'Decline' }));
  expect(api.hungUp).toEqual(['in']);
});

test('a connected call shows its number and how long it lasts', async () => {
  await openPane({
    state: { calls: [call({ name: 'Anna Berg', connectedAt: new Date(noon - 134_000).toISOString() })] },
  });
  expect(await screen.findByText('+49 30 23125001 · 02:14')).toBeTruthy();
});

test('the running time is not read out', async () => {
  await openPane({ state: { calls: [call({ name: 'Anna Berg', connectedAt: new Date(noon).toISOString() })] } });
  expect(dock().getByRole('status').textContent).toBe('Anna Berg: connected');
});

test('a withheld number is said', async () => {
  await openPane({ state: { calls: [call({ number: null })] } });
  expect(dock().getByText('number withheld')).toBeTruthy();
});

test('two calls have cards, the others are counted', async () => {
  const calls = ['a', 'b', 'c', 'd'].map((id) => call({ id }));
  const { tell } = await openPane({ state: { calls } });
  expect(dock().getAllByRole('button', { name: 'Hang up' })).toHaveLength(2);
  expect(dock().getByText('+2 more calls')).toBeTruthy();
  tell({ calls: calls.slice(1) });
  expect(dock().getByText('+1 more call')).toBeTruthy();
});

test('what rings comes first, and the order is otherwise kept', () => {
  const calls = [
    call({ id: 'held', state: 'held' }),
    call({ id: 'a' }),
    call({ id: 'b' }),
    call({ id: 'in', state: 'ringingIn' }),
  ];
  expect(inOrderOfUrgency(calls).map(({ id }) => id)).toEqual(['in', 'a', 'b', 'held']);
});

test('a caller’s name is text, whatever it holds', async () => {
  await openPane({ state: { calls: [call({ name: '<img src=x onerror=alert(1)>' })] } });
  expect(dock().getByText('<img src=x onerror=alert(1)>')).toBeTruthy();
  expect(document.querySelector('img')).toBeNull();
});

test('where the phone system can’t hang up, the button says so', async () => {
  await openPane({ state: { calls: [call()], me: null, connection: 'offline' } });
  const button = dock().getByRole('button', { name: 'Hang up. The phone service can’t be reached.' });
  expect(button.getAttribute('aria-disabled')).toBe('true');
});
