/** @jest-environment jsdom */
import { webLightTheme } from '@fluentui/react-components';
import { beforeEach, expect, test } from '@jest/globals';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { ConsoleRoot } from '../../src/admin/console-root.tsx';
import { inviteAddress } from '../../src/admin/pbx/calls-card.tsx';
import { withNames } from '../../src/admin/parts/names-field.tsx';
import type { PageName } from '../../src/admin/routing.ts';
import { defaultTable } from '../../src/domain/individual.ts';
import { aConnection } from '../support/fake-services.ts';
import { aScopeView } from '../support/fake-admin.ts';
import { FakeConsoleApi } from './fake-console-api.ts';
import { inJsdom } from './in-jsdom.ts';

inJsdom();

let api: FakeConsoleApi;
const user = userEvent.setup();

beforeEach(() => {
  api = new FakeConsoleApi();
});

function open(page: PageName): void {
  window.history.replaceState(null, '', `/#${page}`);
  const now = () => Date.parse('2026-03-02T09:05:00Z');
  render(<ConsoleRoot api={api} code={null} locale="en-GB" theme="light" first={webLightTheme} now={now} />);
}

const click = async (name: string | RegExp) => user.click(await screen.findByRole('button', { name }));
const select = async (name: string) => screen.findByRole<HTMLSelectElement>('combobox', { name });

test('a row of the table is changed, kept over a look at another page, and saved', async () => {
  open('individual');
  fireEvent.change(await select('Busy: DND'), { target: { value: 'on' } });
  await user.click(screen.getByRole('switch', { name: 'Busy: Locked' }));
  await user.click(screen.getByRole('tab', { name: 'Overview' }));
  await screen.findByText('Connections');
  await user.click(screen.getByRole('tab', { name: /^Table/ }));
  expect((await select('Busy: DND')).value).toBe('on');
  expect(api.asked).not.toContain('saveTable');
  await click('Save');
  await waitFor(() => expect(api.admin.defaults.rows.busy).toEqual({ dnd: 'on', locked: true }));
});

test('a chat text belongs to a chat status, and both go when it is left unchanged', async () => {
  open('individual');
  fireEvent.change(await select('Away: Chat status'), { target: { value: 'extendedAway' } });
  fireEvent.change(screen.getByRole('textbox', { name: 'Away: Chat text' }), { target: { value: 'Back soon' } });
  await click('Save');
  await waitFor(() => expect(api.admin.defaults.rows.away.chat).toEqual({ state: 'extendedAway', text: 'Back soon' }));
  fireEvent.change(await select('Away: Chat status'), { target: { value: 'unchanged' } });
  await click('Save');
  await waitFor(() => expect(api.admin.defaults.rows.away).toEqual(defaultTable.rows.away));
});

test('a refused change stays on the page and says why; discarding shows what is saved', async () => {
  open('individual');
  fireEvent.change(await select('Busy: DND'), { target: { value: 'on' } });
  api.refuses = 'mode.pinned';
  await click('Save');
  expect((await screen.findByRole('alert')).textContent).toMatch(/configuration file sets this/);
  expect((await select('Busy: DND')).value).toBe('on');
  await click('Discard');
  expect((await select('Busy: DND')).value).toBe('unchanged');
});

test('a table that the file sets can be read and not changed', async () => {
  api.admin.tablePinned = true;
  open('individual');
  expect((await select('Busy: DND')).disabled).toBe(true);
  expect(screen.getByText(/presence\.tableFile/)).toBeTruthy();
});

test('what the file sets of the scope is read-only, the rest can be changed', async () => {
  api.admin.scopeView = aScopeView({ pinned: ['exclude'], unknown: ['nobody'] });
  open('scope');
  const left = await screen.findByRole('combobox', { name: 'Groups and people to leave out' });
  expect((left as HTMLInputElement).disabled).toBe(true);
  expect(screen.getByText(/presence\.scope\.exclude/)).toBeTruthy();
  expect(screen.getByText('Nobody and no group has this name at present: nobody.')).toBeTruthy();
  await user.type(screen.getByRole('combobox', { name: 'Groups and people to hide' }), '0170, 0171{Enter}');
  await click('Save');
  await waitFor(() => expect(api.admin.scopeView.scope.hide).toEqual(['0170', '0171']));
});

test('all four modes are offered', async () => {
  open('overview');
  await click('Change');
  const radios = within(await screen.findByRole('dialog')).getAllByRole<HTMLInputElement>('radio');
  expect(radios.map(({ value }) => value)).toEqual(['off', 'presence-oauth', 'individual', 'central']);
});

test('while a former mode is given back, the console counts down', async () => {
  api.admin.changing = 3;
  open('overview');
  expect(await screen.findByText(/being given back: 3 people to go/)).toBeTruthy();
  api.admin.changing = 0;
  await waitFor(() => expect(screen.queryByText(/being given back/)).toBeNull());
});

test('the stop of the guard is shown with its numbers and can be lifted', async () => {
  api.admin.foreignSync = {
    stopped: true,
    until: '2026-03-02T09:35:00.000Z',
    writes: 50,
    reverted: 12,
    persons: 6,
  };
  open('overview');
  expect(await screen.findByText(/12 of the last 50 DND .* with 6 people/)).toBeTruthy();
  await click('Lift');
  await waitFor(() => expect(api.asked).toContain('liftGuard'));
});

test('after a refusal one click tries again', async () => {
  api.admin.connections = [aConnection('starface', { state: 'refused', problem: 'starface.wrong-credentials' })];
  open('pbx');
  await click('Try again');
  expect(await screen.findByText('It is being tried again.')).toBeTruthy();
  expect(api.asked).toContain('tryAgain');
});

test('where only the account of the lamps is refused, one sentence says so and the same click tries again', async () => {
  api.admin.connections = [aConnection('starface', { details: { lamp: 'refused' } })];
  open('pbx');
  expect(await screen.findByText(/account of the busy lamps is refused/)).toBeTruthy();
  await click('Try again');
  await waitFor(() => expect(api.asked).toContain('tryAgain'));
});

test('a page whose answer does not come says why and asks again on request', async () => {
  api.rules = async () => Promise.reject(new Error('gone'));
  open('rules');
  expect((await screen.findByRole('alert')).textContent).toMatch(/went wrong/);
  api.rules = new FakeConsoleApi().rules;
  await click('Try again');
  expect(await screen.findByText(/There are no rules yet/)).toBeTruthy();
});

test('an invitation holds its people in bcc and its text whole', () => {
  const address = new URL(inviteAddress(['a@example.com', 'b+c@example.com'], 'Über & mehr', 'Zeile 1\nZeile 2'));
  expect(address.protocol).toBe('mailto:');
  expect(address.searchParams.get('bcc')).toBe('a@example.com,b+c@example.com');
  expect(address.searchParams.get('subject')).toBe('Über & mehr');
  expect(address.searchParams.get('body')).toBe('Zeile 1\nZeile 2');
});

test('pasted names are split and none is added twice', () => {
  expect(withNames(['0101'], '0102, 0101; ANNA@example.com\nanna@example.com,, ')).toEqual([
    '0101',
    '0102',
    'ANNA@example.com',
  ]);
});
