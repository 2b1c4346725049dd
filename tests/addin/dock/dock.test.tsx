/** @jest-environment jsdom */
import { expect, test } from '@jest/globals';
import { act, screen, waitFor, within } from '@testing-library/react';
import { inOrderOfUrgency } from '../../../src/addin/dock/dock.tsx';
import { createFakeTelephone } from '../support/fake-telephone.ts';
import { mail } from '../support/fake-host.ts';
import { openPane, type Within } from '../support/open-pane.tsx';
import { call, colleague, contact, me, noon } from '../support/people.ts';

function dock(): Within {
  return within(screen.getByRole('region', { name: 'Calls now' }));
}

test('an incoming call is announced at once, with who it is, and can be declined', async () => {
  const { api, tell, user } = await openPane();
  expect(screen.queryByRole('region', { name: 'Calls now' })).toBeNull();
  tell({ calls: [call({ id: 'in', state: 'ringingIn', name: 'Anna Berg' })] });
  expect((await screen.findByRole('alert')).textContent).toBe('Anna Berg: calls you');
  await user.click(dock().getByRole('button', { name: 'Decline' }));
  expect(api.hungUp).toEqual(['in']);
});

test('a connected call shows its number and how long it lasts', async () => {
  await openPane({
    state: { calls: [call({ name: 'Anna Berg', connectedAt: new Date(noon - 134_000).toISOString() })] },
  });
  expect(await screen.findByText('02:14 · +49 30 23125001')).toBeTruthy();
});

test('that a call is held stands first, where a narrow pane does not cut it off', async () => {
  const connectedAt = new Date(noon - 134_000).toISOString();
  await openPane({ state: { calls: [call({ name: 'Anna Berg', state: 'held', connectedAt })] } });
  expect(await screen.findByText('on hold · 02:14 · +49 30 23125001')).toBeTruthy();
});

test('the running time is not read out', async () => {
  await openPane({ state: { calls: [call({ name: 'Anna Berg', connectedAt: new Date(noon).toISOString() })] } });
  expect(dock().getByRole('status').textContent).toBe('Anna Berg: connected');
});

test('a caller whom the phone system does not name has the name of the open mail, also once another mail is open', async () => {
  const from = [{ name: 'Jonas Weber', address: 'jonas@weber.example' }];
  const { host, tell } = await openPane({ item: mail('Jonas Weber\nTel. 030 23125 001', from) });
  await screen.findByRole('button', { name: /^Call Jonas Weber/ });
  tell({ calls: [call({ state: 'ringingIn', number: '03023125001' })] });
  expect((await screen.findByRole('alert')).textContent).toBe('Jonas Weber: calls you');
  act(() => host.select(mail('Hello')));
  await waitFor(() => expect(screen.queryByRole('button', { name: /^Call Jonas Weber/ })).toBeNull());
  expect(dock().getByText('Jonas Weber')).toBeTruthy();
});

test('a withheld number is said', async () => {
  await openPane({ state: { calls: [call({ number: null })] } });
  expect(dock().getByText('number withheld')).toBeTruthy();
});

test('two calls have cards, the others are counted and shown on a click', async () => {
  const calls = ['a', 'b', 'c', 'd'].map((id) => call({ id }));
  const { tell, user } = await openPane({ state: { calls } });
  expect(dock().getAllByRole('button', { name: 'Hang up' })).toHaveLength(2);
  await user.click(dock().getByRole('button', { name: '+2 more calls' }));
  expect(dock().getAllByRole('button', { name: 'Hang up' })).toHaveLength(4);
  await user.click(dock().getByRole('button', { name: 'Show fewer calls' }));
  expect(dock().getByText('+2 more calls')).toBeTruthy();
  tell({ calls: calls.slice(1) });
  expect(dock().getByText('+1 more call')).toBeTruthy();
});

const more = { me: me({ capabilities: [...me().capabilities, 'call.hold', 'call.forward', 'call.conference'] }) };

test('a call is held and taken back with one click', async () => {
  const { telephone, tell, user } = await openPane({ state: { ...more, calls: [call({ id: 'a' })] } });
  await user.click(dock().getByRole('button', { name: 'Hold' }));
  tell({ calls: [call({ id: 'a', state: 'held' })] });
  await user.click(dock().getByRole('button', { name: 'Take back' }));
  expect(telephone.told).toEqual([
    ['hold', 'a'],
    ['hold', 'a'],
  ]);
});

test('where the phone system does not tell of the hold, a call held here is taken back here', async () => {
  const { user } = await openPane({ state: { ...more, calls: [call({ id: 'a', name: 'Anna' })] } });
  await user.click(dock().getByRole('button', { name: 'Hold' }));
  const takeBack = await dock().findByRole('button', { name: 'Take back' });
  expect(dock().getByRole('status').textContent).toBe('Anna: on hold');
  await user.click(takeBack);
  expect(await dock().findByRole('button', { name: 'Hold' })).toBeTruthy();
});

test('what was held here counts until the phone system tells another state', async () => {
  const { tell, user } = await openPane({ state: { ...more, calls: [call({ id: 'a' })] } });
  await user.click(dock().getByRole('button', { name: 'Hold' }));
  await dock().findByRole('button', { name: 'Take back' });
  tell({ calls: [call({ id: 'a' }), call({ id: 'b', state: 'ringingIn' })] });
  expect(dock().getByRole('button', { name: 'Take back' })).toBeTruthy();
  tell({ calls: [call({ id: 'a', state: 'held' })] });
  tell({ calls: [call({ id: 'a' })] });
  expect(dock().getByRole('button', { name: 'Hold' })).toBeTruthy();
});

test('a hold that the phone system refuses changes nothing', async () => {
  const { telephone, user } = await openPane({ state: { ...more, calls: [call({ id: 'a' })] } });
  telephone.failNext('starface.unavailable');
  await user.click(dock().getByRole('button', { name: 'Hold' }));
  expect(dock().getByRole('button', { name: 'Hold' })).toBeTruthy();
});

test('a call is forwarded to a colleague, found by name', async () => {
  const telephone = createFakeTelephone();
  const ben = colleague('Ben Kurz');
  telephone.answers.team = { favourites: [], groups: null, numbers: { [ben.id]: '102' } };
  const { user } = await openPane({ telephone, state: { ...more, calls: [call({ id: 'a' })], colleagues: [ben] } });
  await user.click(dock().getByRole('button', { name: 'Forward' }));
  await user.type(dock().getByRole('textbox', { name: 'Forward to: name or number' }), 'ben');
  await user.click(dock().getByRole('button', { name: 'Forward to Ben Kurz' }));
  expect(telephone.told.at(-1)).toEqual(['forward', 'a', '102']);
  expect(dock().queryByRole('textbox')).toBeNull();
});

test('two clicks hand a call to a favourite or to a colleague of the open mail, and each shows his state', async () => {
  const telephone = createFakeTelephone();
  const ben = colleague('Ben Kurz', { telephonyState: 'onCall' });
  const cem = colleague('Cem Aydin');
  const numbers = { [ben.id]: '102', [cem.id]: '103', 'dora@example.com': '104' };
  telephone.answers.team = { favourites: [cem.id], groups: null, numbers };
  const colleagues = [colleague('Dora Lindner', { id: 'dora@example.com' }), cem, ben];
  const item = mail('Hello', [{ name: 'Ben Kurz', address: ben.upn }]);
  const { user } = await openPane({ telephone, item, state: { ...more, calls: [call({ id: 'a' })], colleagues } });
  await user.click(dock().getByRole('button', { name: 'Forward' }));
  expect(await dock().findByText('on the phone · 102')).toBeTruthy();
  expect(dock().getByText('free · 103')).toBeTruthy();
  expect(dock().queryByText('Dora Lindner')).toBeNull();
  await user.click(dock().getByRole('button', { name: 'Forward to Cem Aydin' }));
  expect(telephone.told.at(-1)).toEqual(['forward', 'a', '103']);
});

test('a colleague whom the address book knows as well stands there once', async () => {
  const telephone = createFakeTelephone();
  const ben = colleague('Ben Kurz');
  telephone.answers.team = { favourites: [], groups: null, numbers: { [ben.id]: '102' } };
  const desk = { label: 'Office', number: '+49 30 23125 102' };
  const mobile = { label: 'Mobile', number: '+49 171 3920017' };
  telephone.answers.contacts = [contact({ name: 'Kurz Ben', numbers: [desk, mobile] })];
  const { user } = await openPane({ telephone, state: { ...more, calls: [call({ id: 'a' })], colleagues: [ben] } });
  await user.click(dock().getByRole('button', { name: 'Forward' }));
  await user.type(dock().getByRole('textbox'), 'kurz');
  expect(await dock().findByText('+49 171 3920017')).toBeTruthy();
  expect(dock().getByText('free · 102')).toBeTruthy();
  expect(dock().queryByText('+49 30 23125102')).toBeNull();
});

test('a call is forwarded to a contact of the address book', async () => {
  const { telephone, user } = await openPane({ state: { ...more, calls: [call({ id: 'a' })] } });
  telephone.answers.contacts = [
    contact({ name: 'Anna Berg', numbers: [{ label: 'Office', number: '030 23125 044' }] }),
  ];
  await user.click(dock().getByRole('button', { name: 'Forward' }));
  await user.type(dock().getByRole('textbox'), 'berg');
  await user.click(await dock().findByRole('button', { name: 'Forward to Anna Berg' }));
  expect(telephone.told.at(-1)).toEqual(['forward', 'a', '+493023125044']);
});

test('a number that may cost is asked about before a call is forwarded there', async () => {
  const { telephone, user } = await openPane({ state: { ...more, calls: [call({ id: 'a' })] } });
  await user.click(dock().getByRole('button', { name: 'Forward' }));
  await user.type(dock().getByRole('textbox'), '0900 1 234567');
  await user.click(await dock().findByRole('button', { name: /^Forward to \+49/ }));
  await user.click(await screen.findByRole('button', { name: 'Cancel' }));
  expect(telephone.told.filter(([what]) => what === 'forward')).toEqual([]);
});

test('a second call never replaces a half-typed forward: each call keeps its own draft', async () => {
  const first = call({ id: 'a', name: 'Anna Berg' });
  const { tell, user } = await openPane({ state: { ...more, calls: [first] } });
  await user.click(dock().getByRole('button', { name: 'Forward' }));
  await user.type(dock().getByRole('textbox'), 'be');
  const ringing = call({ id: 'b', state: 'ringingIn' });
  tell({ calls: [first, ringing] });
  await user.click(dock().getAllByRole('button', { name: 'Forward' })[0] ?? document.body);
  expect(
    dock()
      .getAllByRole<HTMLInputElement>('textbox')
      .map(({ value }) => value),
  ).toEqual(['', 'be']);
  tell({ calls: [first] });
  expect(dock().getByRole<HTMLInputElement>('textbox').value).toBe('be');
});

test('a ringing call can be sent on, not held', async () => {
  await openPane({ state: { ...more, calls: [call({ state: 'ringingIn' })] } });
  expect(dock().getByRole('button', { name: 'Forward' })).toBeTruthy();
  expect(dock().queryByRole('button', { name: 'Hold' })).toBeNull();
});

test('two calls are joined with one click, one call can’t be', async () => {
  const { telephone, tell, user } = await openPane({ state: { ...more, calls: [call({ id: 'a' })] } });
  expect(dock().queryByRole('button', { name: /conference/ })).toBeNull();
  tell({ calls: [call({ id: 'a', state: 'held' }), call({ id: 'b' }), call({ id: 'c', state: 'ringingIn' })] });
  await user.click(dock().getByRole('button', { name: 'Join all calls in a conference' }));
  expect(telephone.told).toEqual([['conference', ['a', 'b']]]);
  expect(screen.getByText('All calls are joined.')).toBeTruthy();
});

test('in a conference nobody is on hold any more, also where the phone system does not tell', async () => {
  const calls = ['a', 'b'].map((id) => call({ id, name: id }));
  const { user } = await openPane({ state: { ...more, calls } });
  await user.click(dock().getAllByRole('button', { name: 'Hold' })[0] ?? document.body);
  await dock().findByRole('button', { name: 'Take back' });
  await user.click(dock().getByRole('button', { name: /conference/ }));
  expect(dock().queryByRole('button', { name: 'Take back' })).toBeNull();
});

test('what the phone system does not offer has no button', async () => {
  await openPane({ state: { calls: [call()] } });
  expect(dock().getAllByRole('button')).toHaveLength(1);
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

test('further calls hide neither a half-typed transfer nor the call that is talked', async () => {
  const talking = call({ id: 'talking', name: 'Anna' });
  const ringing = ['in-1', 'in-2', 'in-3'].map((id) => call({ id, state: 'ringingIn', name: id }));
  const { tell, user } = await openPane({ state: { ...more, calls: [talking] } });
  tell({ calls: [talking, ...ringing.slice(0, 2)] });
  expect(dock().getByRole('button', { name: 'Hang up' })).toBeTruthy();
  await user.click(dock().getAllByRole('button', { name: 'Forward' }).at(-1) ?? document.body);
  const field = dock().getByRole('textbox');
  await user.type(field, 'ber');
  tell({ calls: [talking, ...ringing] });
  expect(dock().getByRole('textbox')).toBe(field);
  expect(document.activeElement).toBe(field);
  expect(dock().getByRole('alert').textContent).toBe('in-1: calls you');
  expect(dock().getByText('+2 more calls')).toBeTruthy();
});

test('a call is not offered to the person who has it, and nobody stands twice', async () => {
  const telephone = createFakeTelephone();
  const { upn, name } = me();
  telephone.answers.contacts = [
    contact({ id: 'own', name, emails: [upn], numbers: [{ label: '', number: '103' }] }),
    contact({ id: 'ben', name: 'Ben Kurz', numbers: [{ label: '', number: '102' }] }),
    contact({ id: 'book', name: 'Kurz Ben', numbers: [{ label: '', number: '102' }] }),
  ];
  const { user } = await openPane({ telephone, state: { ...more, calls: [call({ id: 'a' })] } });
  await user.click(dock().getByRole('button', { name: 'Forward' }));
  await user.type(dock().getByRole('textbox'), 'r');
  await user.type(dock().getByRole('textbox'), 'e');
  await dock().findByText('102');
  expect(dock().getAllByRole('button', { name: /^Forward to/ })).toHaveLength(1);
});

test('whoever hangs up with the keyboard goes on at the page, and is left alone elsewhere', async () => {
  const { tell } = await openPane({ state: { calls: [call({ id: 'a' })] } });
  dock().getByRole('button', { name: 'Hang up' }).focus();
  tell({ calls: [] });
  await waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('tab'));
  tell({ calls: [call({ id: 'b' })] });
  screen.getByRole('textbox', { name: 'Name or number' }).focus();
  tell({ calls: [] });
  expect(document.activeElement?.tagName).toBe('INPUT');
});
