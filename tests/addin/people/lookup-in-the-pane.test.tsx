/** @jest-environment jsdom */
import { expect, test } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import { mail } from '../support/fake-host.ts';
import { ApiProblem } from '../../../src/ui/api/api-problem.ts';
import { createFakeTelephone, type FakeTelephone } from '../support/fake-telephone.ts';
import { openPane } from '../support/open-pane.tsx';
import { colleague, contact, me } from '../support/people.ts';

function withBook() {
  const telephone = createFakeTelephone();
  telephone.answers.contacts = [
    contact({
      name: 'Anna Berg',
      company: 'Maier GmbH',
      emails: ['anna.berg@example.com'],
      numbers: [{ label: 'Office', number: '030 23125 044' }],
    }),
  ];
  return telephone;
}

test('a person of the mail gets the number that the address book has for the address', async () => {
  const telephone = withBook();
  const { api, user } = await openPane({
    telephone,
    item: mail('Hello', [{ name: 'Anna Berg', address: 'anna.berg@example.com' }]),
  });
  await user.click(await screen.findByRole('button', { name: 'Call Anna Berg, +49 30 23125044' }));
  expect(api.placed).toEqual([{ number: '+493023125044' }]);
});

const profile = contact({
  name: 'Jörg Groß',
  emails: ['joerg@example.com'],
  numbers: [
    { label: '', kind: 'business', number: '+49 30 23125-044' },
    { label: '', kind: 'mobile', number: '0171 39200 01' },
  ],
  source: 'tenant',
});

test.each([
  ['en-GB', (who: string) => `Call ${who}`, 'Work', 'Mobile'],
  ['de-DE', (who: string) => `${who} anrufen`, 'Geschäftlich', 'Mobil'],
])('who has nothing but a profile can be called, on each of its numbers (%s)', async (locale, call, work, mobile) => {
  const telephone = createFakeTelephone();
  telephone.answers.contacts = [profile];
  const { api, user } = await openPane({
    telephone,
    locale,
    item: mail('Hello', [{ name: 'Jörg Groß', address: 'Joerg@example.com' }]),
  });
  await user.click(await screen.findByRole('button', { name: call('Jörg Groß, +49 30 23125044') }));
  await user.click(screen.getByRole('button', { name: `Jörg Groß, +49 30 23125044 · ${work}` }));
  expect(screen.getByText(mobile)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: call('Jörg Groß, +49 171 3920001') }));
  expect(api.placed.map(({ number }) => number)).toEqual(['+493023125044', '+491713920001']);
  await user.type(screen.getByRole('textbox'), 'groß');
  expect(await screen.findByText(`+49 171 3920001 · ${mobile}`)).toBeTruthy();
});

test('who has a number in the text is asked after when he is looked at, and his others are offered too', async () => {
  const telephone = createFakeTelephone();
  telephone.answers.contacts = [profile];
  const { user } = await openPane({
    telephone,
    item: mail('Jörg Groß\nTel. 030 23125 001', [{ name: 'Jörg Groß', address: 'joerg@example.com' }]),
  });
  const row = await screen.findByRole('button', { name: 'Jörg Groß, +49 30 23125001' });
  expect(telephone.told).toEqual([]);
  await user.click(row);
  expect(await screen.findByRole('button', { name: 'Call Jörg Groß, +49 171 3920001' })).toBeTruthy();
});

test('who has a number in the text is not looked up', async () => {
  const telephone = withBook();
  await openPane({
    telephone,
    item: mail('Jonas Weber\nTel. 030 23125 001', [{ name: 'Jonas Weber', address: 'j@weber.example' }]),
  });
  await screen.findByRole('button', { name: /^Call Jonas Weber/ });
  expect(telephone.told.filter(([, text]) => text === 'Jonas Weber')).toEqual([]);
});

test('without an account on the phone system nobody is looked up', async () => {
  const telephone = withBook();
  await openPane({
    telephone,
    item: mail('Hello', [{ name: 'Anna Berg', address: 'anna.berg@example.com' }]),
    state: { me: me({ match: null, linked: false }) },
  });
  expect(await screen.findByText('no number known')).toBeTruthy();
  expect(telephone.told).toEqual([]);
});

test('a colleague is looked up when he is looked at', async () => {
  const telephone = withBook();
  const { user } = await openPane({ telephone, state: { colleagues: [colleague('Anna Berg')] } });
  await user.click(screen.getByRole('tab', { name: 'Team' }));
  const row = await screen.findByRole('button', { name: /^Anna Berg/ });
  expect(telephone.told).toEqual([]);
  await user.click(row);
  expect(await screen.findByRole('button', { name: 'Call Anna Berg, +49 30 23125044' })).toBeTruthy();
});

test('the search finds contacts of the address book, with company and kind of number', async () => {
  const { user } = await openPane({ telephone: withBook() });
  await user.type(screen.getByRole('textbox', { name: 'Name or number' }), 'berg');
  expect(await screen.findByText('Anna Berg, Maier GmbH')).toBeTruthy();
  expect(screen.getByText('+49 30 23125044 · Office')).toBeTruthy();
});

test('a number that stands beside its name already is not found a second time', async () => {
  const { user } = await openPane({
    telephone: withBook(),
    item: mail('Anna Berg\nTel. 030 23125 044', [{ name: 'Anna Berg', address: 'anna.berg@example.com' }]),
  });
  await user.type(screen.getByRole('textbox', { name: 'Name or number' }), 'berg');
  await waitFor(() => expect(screen.queryByRole('status', { name: 'Connecting …' })).toBeNull());
  expect(screen.getAllByRole('button', { name: 'Call Anna Berg, +49 30 23125044' })).toHaveLength(1);
});

test('the search says which folders of the address book a contact stands in', async () => {
  const telephone = withBook();
  telephone.answers.contacts = telephone.answers.contacts.map((one) => ({ ...one, tags: ['Customers', 'North'] }));
  const { user } = await openPane({ telephone });
  await user.type(screen.getByRole('textbox', { name: 'Name or number' }), 'berg');
  expect(await screen.findByText('+49 30 23125044 · Office · Customers, North')).toBeTruthy();
});

test('the search finds a contact of the address book; until the answer is there it does not say “nobody”', async () => {
  const telephone = withBook();
  const answer = Promise.withResolvers<void>();
  const late = {
    ...telephone,
    searchContacts: (text: string) => answer.promise.then(() => telephone.searchContacts(text)),
  };
  const { api, user } = await openPane({ telephone: late });
  await user.type(screen.getByRole('textbox', { name: 'Name or number' }), 'berg');
  expect(await screen.findByRole('status', { name: 'Connecting …' })).toBeTruthy();
  expect(screen.queryByText(/Nobody found/)).toBeNull();
  answer.resolve();
  await user.click(await screen.findByRole('button', { name: 'Call Anna Berg, +49 30 23125044' }));
  expect(api.placed).toEqual([{ number: '+493023125044' }]);
});

const inTenant = contact({
  id: 'profile-olt',
  name: 'Jonas Olt',
  source: 'tenant',
  numbers: [{ label: '', kind: 'mobile', number: '0171 39200 55' }],
});

/** Jonas Olt is found in the tenant; the address book answers as it is told to. */
function withTenant(book: () => ReturnType<FakeTelephone['searchContacts']>): FakeTelephone {
  const searchContacts: FakeTelephone['searchContacts'] = async (text, _page, source) =>
    source === undefined ? book() : [inTenant].filter(({ name }) => name.toLowerCase().includes(text));
  return { ...createFakeTelephone(), searchContacts };
}

test('while the address book does not answer, people of the tenant are found, and it is said that somebody may be missing', async () => {
  const unavailable = new ApiProblem({ code: 'starface.unavailable', status: 503, retryAfterMs: null });
  let book = (): Promise<FakeTelephone['answers']['contacts']> => Promise.reject(unavailable);
  const { user } = await openPane({ telephone: withTenant(() => book()) });
  await user.type(screen.getByRole('textbox', { name: 'Name or number' }), 'olt');
  expect(await screen.findByRole('button', { name: 'Call Jonas Olt, +49 171 3920055' })).toBeTruthy();
  expect(screen.getByText(/^The address book of the phone system does not answer/)).toBeTruthy();
  // Once it answers again, nothing is missing.
  book = async () => [inTenant];
  await user.type(screen.getByRole('textbox', { name: 'Name or number' }), ' j');
  await waitFor(() => expect(screen.queryByText(/does not answer/)).toBeNull());
});

test('who finds nobody without the address book is not told that there is nobody', async () => {
  const busy = new ApiProblem({ code: 'busy', status: 429, retryAfterMs: null });
  const { user } = await openPane({ telephone: withTenant(() => Promise.reject(busy)) });
  await user.type(screen.getByRole('textbox', { name: 'Name or number' }), 'berg');
  expect(await screen.findByText(/does not answer/)).toBeTruthy();
  expect(screen.queryByText(/Nobody found/)).toBeNull();
});

test('an address book that keeps waiting holds nobody of the tenant back', async () => {
  const { user } = await openPane({ telephone: withTenant(() => new Promise(() => undefined)) });
  await user.type(screen.getByRole('textbox', { name: 'Name or number' }), 'olt');
  expect(await screen.findByRole('button', { name: 'Call Jonas Olt, +49 171 3920055' })).toBeTruthy();
  expect(screen.getByRole('status', { name: 'Connecting …' })).toBeTruthy();
});

test('whoever is on the mail is found by name with the number of his mail', async () => {
  const { user } = await openPane({
    item: mail('Jonas Weber\nTel. 030 23125 001', [{ name: 'Jonas Weber', address: 'j@weber.example' }]),
  });
  await screen.findByRole('button', { name: /^Call Jonas Weber/ });
  await user.type(screen.getByRole('textbox', { name: 'Name or number' }), 'web');
  expect(await screen.findAllByRole('button', { name: 'Call Jonas Weber, +49 30 23125001' })).toHaveLength(1);
});

test('arrow keys lead from the field through what was found and back, Enter calls', async () => {
  const telephone = withBook();
  const { api, user } = await openPane({ telephone });
  const field = screen.getByRole('textbox', { name: 'Name or number' });
  await user.type(field, '030 23125 077');
  await screen.findByRole('button', { name: 'Call +49 30 23125077' });
  await screen.findByRole('button', { name: 'Call Anna Berg, +49 30 23125044' });
  const focused = (): string | null | undefined => document.activeElement?.getAttribute('aria-label');
  const walk: unknown[] = [];
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp', 'Enter']) {
    await user.keyboard(`{${key}}`);
    walk.push(focused());
  }
  const [first, second] = ['Call +49 30 23125077', 'Call Anna Berg, +49 30 23125044'];
  expect(walk).toEqual([first, second, first, 'Name or number', first]);
  await user.keyboard('{Enter}');
  expect(api.placed).toEqual([{ number: '+493023125077' }]);
});
