/** @jest-environment jsdom */
import { expect, test } from '@jest/globals';
import { fireEvent, screen, within } from '@testing-library/react';
import { mail } from '../support/fake-host.ts';
import { openPane, type OpenedPane, type Within } from '../support/open-pane.tsx';
import { createFakeTelephone } from '../support/fake-telephone.ts';
import { me, noon, noWhy, slot } from '../support/people.ts';

async function openMe(options: Parameters<typeof openPane>[0] = {}): Promise<OpenedPane> {
  const opened = await openPane(options);
  await opened.user.click(screen.getByRole('button', { name: /^My state/ }));
  await screen.findByRole('dialog');
  return opened;
}

const sheet = (): Within => within(screen.getByRole('dialog'));

test.each([
  ['30 min', '2026-03-10T11:30:00.000Z'],
  ['1 h', '2026-03-10T12:00:00.000Z'],
])('silent for %s ends then', async (name, until) => {
  const { api, user } = await openMe();
  await user.click(sheet().getByRole('button', { name }));
  expect(api.dnds).toEqual([{ on: true, until }]);
});

test('what was done or refused is told inside the sheet, which covers the pane', async () => {
  const { api, user } = await openMe();
  api.failNext('starface.unavailable');
  await user.click(sheet().getByRole('button', { name: '30 min' }));
  expect(sheet().getByRole('status').textContent).toMatch(/can’t be reached/);
  await user.click(sheet().getByRole('button', { name: '1 h' }));
  expect(sheet().getByRole('status').textContent).toBe('Your phones are silent until 13:00.');
  const told = screen.getAllByRole('status', { hidden: true }).filter(({ textContent }) => textContent !== '');
  expect(told).toHaveLength(1);
});

test('the pane opens in a browser tab of its own, without what Outlook put behind its address', async () => {
  const { host, user } = await openMe();
  await user.click(sheet().getByRole('button', { name: 'Open in a browser tab of its own' }));
  expect(host.tabs).toEqual(['http://localhost/index.html']);
});

test('in a tab of its own it does not offer another one', async () => {
  await openMe({ surface: 'tab' });
  expect(sheet().queryByRole('button', { name: /browser tab/ })).toBeNull();
});

test('silent until I switch it off has no end', async () => {
  const { api, user } = await openMe();
  await user.click(sheet().getByRole('button', { name: 'Until I switch it off' }));
  expect(api.dnds).toEqual([{ on: true }]);
});

test('silent until a time of day', async () => {
  const { api, user } = await openMe();
  const later = new Date(noon + 5 * 60_000);
  const time = `${String(later.getHours()).padStart(2, '0')}:${String(later.getMinutes()).padStart(2, '0')}`;
  fireEvent.change(sheet().getByLabelText('Until'), { target: { value: time } });
  await user.click(sheet().getByRole('button', { name: /^Until 12:05/ }));
  expect(api.dnds).toEqual([{ on: true, until: later.toISOString() }]);
});

test('beside silent stands what callers get in general, as long as the forwardings are not known', async () => {
  await openMe();
  expect(sheet().getByText(/Callers hear “busy”/)).toBeTruthy();
});

test('beside silent stands what callers get with the forwardings that are set', async () => {
  const telephone = createFakeTelephone();
  telephone.answers.redirections = { redirections: [slot({ enabled: true })], callersGet: { kind: 'phone' } };
  await openMe({ telephone, state: { me: me({ capabilities: ['dnd', 'redirections'] }) } });
  expect(await sheet().findByText(/callers get: voicemail/)).toBeTruthy();
});

test('what the phone system does not offer has no row, and is said in one sentence', async () => {
  await openMe({ state: { me: me({ capabilities: ['dnd', 'functionKeys'] }) } });
  expect(sheet().getByRole('button', { name: /^Function keys/ })).toBeTruthy();
  expect(sheet().queryByRole('button', { name: /^Chat status/ })).toBeNull();
  expect(sheet().getByText(/does not offer this here: Phone that rings, Call forwarding and Chat status/)).toBeTruthy();
});

test('before linking, what a link brings is said', async () => {
  await openMe({ state: { me: me({ linked: false, capabilities: ['dnd', 'redirections'] }) } });
  expect(
    sheet().getByText(/With a linked account also here: Phone that rings, Chat status, Function keys/),
  ).toBeTruthy();
});

test('what only a missing right keeps away is told apart from what is not offered', async () => {
  await openMe({ state: { me: me({ capabilities: ['dnd', 'primaryPhone'], denied: ['redirections'] }) } });
  expect(sheet().getByText('Your account at the phone system lacks the right for this: Call forwarding.')).toBeTruthy();
  expect(sheet().getByText(/does not offer this here: Chat status and Function keys/)).toBeTruthy();
});

test('a page behind the first begins at its title, and Back leads to the first', async () => {
  const { user } = await openMe();
  await user.click(sheet().getByRole('button', { name: /^Sync with Teams/ }));
  const title = await sheet().findByRole('heading', { name: 'Sync with Teams' });
  expect(document.activeElement).toBe(title);
  await user.click(sheet().getByRole('button', { name: 'Back' }));
  expect(sheet().getByRole('button', { name: '30 min' })).toBeTruthy();
});

test('silent by the sync says why, and one click makes reachable', async () => {
  const { api, user } = await openMe({
    state: {
      me: me({
        dnd: { on: true, origin: 'bridge' },
        microsoft: { availability: 'Busy', activity: 'InAMeeting', asOf: new Date(noon - 60_000).toISOString() },
      }),
    },
  });
  expect(sheet().getByText('Set by the sync, because Teams says “in a meeting”.')).toBeTruthy();
  await user.click(sheet().getByRole('button', { name: 'Reachable now' }));
  expect(api.dnds).toEqual([{ on: false }]);
  expect(sheet().getByText('Callers reach your phone.')).toBeTruthy();
});

test('unlinking asks once more and says what it does', async () => {
  const { api, user } = await openMe();
  await user.click(sheet().getByRole('button', { name: /^Linked account/ }));
  await user.click(sheet().getByRole('button', { name: 'Unlink account' }));
  expect(api.unlinks).toBe(0);
  expect(sheet().getByText(/Removes your stored password/)).toBeTruthy();
  await user.click(sheet().getByRole('button', { name: 'Unlink account' }));
  expect(api.unlinks).toBe(1);
  expect(sheet().getByRole('button', { name: 'Link account' })).toBeTruthy();
});

test('without an account there is nothing to silence, and the way out is said', async () => {
  await openMe({ state: { me: me({ match: null, linked: false }) } });
  expect(sheet().getByText(/Your telephone administrator can add it/)).toBeTruthy();
  expect(sheet().queryByRole('button', { name: '30 min' })).toBeNull();
});

test('the product says whose it is not', async () => {
  await openMe({ state: { me: null } });
  expect(sheet().getByText(/Not affiliated with STARFACE GmbH or Microsoft/)).toBeTruthy();
});

test('beside an appointment one can be silent until it ends, beside one that is over or lasts for days one cannot', async () => {
  const until = (ends: number) => ({ item: { ...mail('Agenda'), kind: 'appointment' as const, ends } });
  const { api, user, view } = await openMe(until(noon + 45 * 60_000));
  await user.click(sheet().getByRole('button', { name: 'Until the meeting ends (12:45)' }));
  expect(api.dnds).toEqual([{ on: true, until: new Date(noon + 45 * 60_000).toISOString() }]);
  view.unmount();
  for (const ends of [noon - 1, noon + 3 * 86_400_000]) {
    const { view: other } = await openMe(until(ends));
    expect(sheet().queryByRole('button', { name: /^Until the meeting ends/ })).toBeNull();
    other.unmount();
  }
});

test('a silence of a meeting that was switched off at a phone is told with its time, and one click brings it back', async () => {
  const telephone = createFakeTelephone();
  const at = new Date(noon - 60_000).toISOString();
  telephone.answers.why = { ...noWhy, outcome: 'on', override: { on: false, by: 'phone', at } };
  const { api, user } = await openMe({ telephone, state: { me: me({ mode: 'presence-oauth' }) } });
  await sheet().findByText('Switched off at a phone, 11:59.');
  await user.click(sheet().getByRole('button', { name: 'Silent again' }));
  expect(api.dnds).toEqual([{ on: true }]);
  expect(sheet().queryByText(/Switched off at a phone/)).toBeNull();
});
