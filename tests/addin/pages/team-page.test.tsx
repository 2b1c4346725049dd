/** @jest-environment jsdom */
import { expect, test } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import { mail } from '../support/fake-host.ts';
import { createFakeTelephone } from '../support/fake-telephone.ts';
import { openPane, type OpenedPane } from '../support/open-pane.tsx';
import { colleague, noon } from '../support/people.ts';

const anna = colleague('Anna Berg');
const ben = colleague('Ben Kurz', {
  telephonyState: 'onCall',
  microsoft: { availability: 'Busy', activity: 'InAMeeting' },
});
const eli = colleague('Eli Novák', {
  telephonyState: null,
  dnd: null,
  microsoft: null,
  asOf: new Date(noon - 3 * 3_600_000).toISOString(),
});

async function openTeam(options: Parameters<typeof openPane>[0] = {}): Promise<OpenedPane> {
  const opened = await openPane({ state: { colleagues: [eli, ben, anna] }, ...options });
  await opened.user.click(screen.getByRole('tab', { name: 'Team' }));
  return opened;
}

test('colleagues stand in the order of their names, each with one line of words', async () => {
  await openTeam();
  const rows = await screen.findAllByRole('button', { name: /Details$/ });
  expect(rows.map((row) => row.getAttribute('aria-label'))).toEqual([
    'Anna Berg: free. Details',
    'Ben Kurz: on the phone, Teams: in a meeting. Details',
    'Eli Novák: unknown (as of 09:00). Details',
  ]);
});

test('behind the word Teams its state does not name Teams once more', async () => {
  const quiet = { ...ben, microsoft: { availability: 'Offline', activity: 'Offline' } };
  await openTeam({ state: { colleagues: [quiet] } });
  const row = await screen.findByRole('button', { name: /Details$/ });
  expect(row.textContent).toBe('Ben Kurz on the phone, Teams: offline');
});

test('the people of the open mail come first', async () => {
  await openTeam({ item: mail('Hello', [{ name: 'Eli', address: 'ELI.NOVÁK@example.com' }]) });
  const section = within(await screen.findByRole('region', { name: 'People in this mail' }));
  expect(section.getAllByRole('button', { name: /Details$/ })).toHaveLength(1);
});

test('a tap shows what each system says, and the time', async () => {
  const { user } = await openTeam();
  await user.click(await screen.findByRole('button', { name: /^Ben Kurz/ }));
  await screen.findByText('none known');
  const facts = [...document.querySelectorAll('dt')].map((term) => [
    term.textContent,
    term.nextElementSibling?.textContent,
  ]);
  expect(facts).toEqual([
    ['Phone', 'on the phone'],
    ['Do not disturb', 'off'],
    ['Teams', 'in a meeting'],
    ['As of', 'up to date'],
    ['Number', 'none known'],
  ]);
});

test('who has no number can be written to, where Outlook has a form for it', async () => {
  const { host, user } = await openTeam();
  await user.click(await screen.findByRole('button', { name: /^Ben Kurz/ }));
  await user.click(await screen.findByRole('button', { name: 'Write a mail' }));
  expect(host.mails).toEqual([{ to: ben.upn, subject: '' }]);
});

test('a colleague whose number is known is called with one click', async () => {
  const telephone = createFakeTelephone();
  telephone.answers.team = { favourites: [], groups: null, numbers: { [anna.id]: '101' } };
  const { api, user } = await openTeam({ telephone });
  await user.click(await screen.findByRole('button', { name: 'Call Anna Berg, 101' }));
  expect(api.placed).toEqual([{ number: '101' }]);
});

test('the filter finds by any part of the name', async () => {
  const { user } = await openTeam();
  await user.type(await screen.findByRole('searchbox', { name: 'Find a colleague' }), 'nov');
  expect(screen.getAllByRole('button', { name: /Details$/ })).toHaveLength(1);
  await user.type(screen.getByRole('searchbox'), 'x');
  expect(screen.getByText('No colleague of that name.')).toBeTruthy();
});

test('a change of one colleague shows at once', async () => {
  const { tell } = await openTeam();
  await screen.findByRole('button', { name: 'Anna Berg: free. Details' });
  tell({ colleagues: [{ ...anna, telephonyState: 'ringing' }] });
  expect(screen.getByRole('button', { name: 'Anna Berg: phone is ringing. Details' })).toBeTruthy();
});

const anHourOld = { asOf: new Date(noon - 3_600_000).toISOString() };

test('a state that did not change for an hour is up to date as long as the bridge does not call it old', async () => {
  const { tell } = await openTeam({ state: { colleagues: [{ ...anna, ...anHourOld }] } });
  await screen.findByRole('button', { name: 'Anna Berg: free. Details' });
  tell({ colleagues: [{ ...anna, ...anHourOld, stale: true }] });
  expect(screen.getByRole('button', { name: 'Anna Berg: free (as of 11:00). Details' })).toBeTruthy();
  tell({ colleagues: [anna] });
  expect(screen.getByRole('button', { name: 'Anna Berg: free. Details' })).toBeTruthy();
});

test('without the bridge a state is as old as its last word', async () => {
  const state = {
    connection: 'offline' as const,
    heardAt: noon - 20 * 60_000,
    colleagues: [{ ...anna, ...anHourOld }],
  };
  await openTeam({ state });
  expect(await screen.findByRole('button', { name: 'Anna Berg: free (as of 11:40). Details' })).toBeTruthy();
});

test('thousands are shown in pieces', async () => {
  const many = Array.from({ length: 1_120 }, (_, index) => colleague(`Person ${index}`));
  const { user } = await openTeam({ state: { colleagues: many } });
  expect(await screen.findAllByRole('listitem')).toHaveLength(50);
  await user.click(screen.getByRole('button', { name: 'Show 50 more' }));
  expect(screen.getAllByRole('listitem')).toHaveLength(100);
});

test.each([
  [{ colleagues: null, me: null, connection: 'signedOut' as const }, /Sign in with your Microsoft 365 account/],
  [{ colleagues: null, me: null, connection: 'offline' as const }, /Is the network up/],
  [{ colleagues: [] }, /No colleagues are visible yet/],
])('with %j the page says what is missing', async (state, text) => {
  await openTeam({ state });
  expect(await screen.findByText(text)).toBeTruthy();
});

test('a colleague with a star stands among the favourites, on every device, until the star is taken away', async () => {
  const { telephone, user } = await openTeam();
  await user.click(await screen.findByRole('button', { name: 'Add Ben Kurz to the favourites' }));
  expect(telephone.told).toEqual([['setFavourite', ben.id, true]]);
  const favourites = within(await screen.findByRole('region', { name: 'Favourites' }));
  expect(favourites.getAllByRole('button', { name: /Details$/ })).toHaveLength(1);
  expect(within(screen.getByRole('region', { name: 'Colleagues' })).queryByRole('button', { name: /^Ben/ })).toBeNull();
  await user.click(favourites.getByRole('button', { name: 'Remove Ben Kurz from the favourites' }));
  expect(screen.queryByRole('region', { name: 'Favourites' })).toBeNull();
});

test('a star that the bridge does not keep goes out again, and the person is told', async () => {
  const { telephone, user } = await openTeam();
  const star = await screen.findByRole('button', { name: 'Add Ben Kurz to the favourites' });
  telephone.failNext('not-found');
  await user.click(star);
  expect(await screen.findByText('That is no longer there.')).toBeTruthy();
  expect(screen.queryByRole('region', { name: 'Favourites' })).toBeNull();
});

test('a group of the phone system shows its members only, and everybody again', async () => {
  const telephone = createFakeTelephone();
  telephone.answers.team = { favourites: [], groups: [{ name: 'Sales', members: [ben.id, 'somebody-else'] }] };
  const { user } = await openTeam({ telephone });
  await user.selectOptions(await screen.findByRole('combobox', { name: 'Group' }), 'Sales');
  const shown = (): (string | null)[] =>
    screen.getAllByRole('button', { name: /Details$/ }).map((row) => row.getAttribute('aria-label'));
  expect(shown()).toEqual(['Ben Kurz: on the phone, Teams: in a meeting. Details']);
  await user.selectOptions(screen.getByRole('combobox', { name: 'Group' }), 'Everybody');
  expect(shown()).toHaveLength(3);
});

test('no groups, no choice; and without an answer the colleagues are there all the same', async () => {
  await openTeam();
  await screen.findAllByRole('button', { name: /Details$/ });
  expect(screen.queryByRole('combobox', { name: 'Group' })).toBeNull();
});
