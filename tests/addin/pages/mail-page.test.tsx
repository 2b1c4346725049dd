/** @jest-environment jsdom */
import { expect, test } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import { mail } from '../support/fake-host.ts';
import { createFakeTelephone } from '../support/fake-telephone.ts';
import { openPane, page } from '../support/open-pane.tsx';
import { colleague, contact } from '../support/people.ts';

const jonas = { name: 'Jonas Weber', address: 'jonas@weber.example' };

test('with nothing selected the Calls page is open, and the Mail page says what to do', async () => {
  const { user } = await openPane();
  expect((await screen.findByRole('tab', { name: 'Calls' })).getAttribute('aria-selected')).toBe('true');
  await user.click(screen.getByRole('tab', { name: 'Mail' }));
  expect(screen.getByText(/Open a mail or a meeting/)).toBeTruthy();
});

test('a mail without numbers says so', async () => {
  await openPane({ item: mail('Hello') });
  expect(await screen.findByText('No phone numbers in the text.')).toBeTruthy();
});

test('an item that can’t be read is said, the rest of the pane goes on', async () => {
  const { user } = await openPane({ item: { ...mail(''), content: () => Promise.reject(new Error('9043')) } });
  expect(await screen.findByText('Outlook does not let this item be read.')).toBeTruthy();
  await user.click(screen.getByRole('tab', { name: 'Team' }));
  expect(await screen.findByText('No colleagues are visible yet.')).toBeTruthy();
});

test('a phone list of hundreds is shown in pieces', async () => {
  const list = Array.from({ length: 130 }, (_, at) => `Tel. 030 23125 ${String(100 + at)}`).join('\n');
  const { user } = await openPane({ item: mail(list) });
  const numbers = within(await screen.findByRole('region', { name: 'Numbers in the text (130)' }));
  const calls = (): number => numbers.getAllByRole('button', { name: /^Call / }).length;
  expect(calls()).toBe(50);
  await user.click(numbers.getByRole('button', { name: 'Show 50 more' }));
  expect(calls()).toBe(100);
  await user.click(numbers.getByRole('button', { name: 'Show 30 more' }));
  expect(calls()).toBe(130);
  expect(numbers.queryByRole('button', { name: /more$/ })).toBeNull();
});

test('a meeting is called a meeting', async () => {
  await openPane({ item: { ...mail('x', [jonas]), kind: 'appointment' } });
  expect(await screen.findByText('People in this meeting')).toBeTruthy();
  expect(screen.getByRole('tab', { name: 'Meeting' })).toBeTruthy();
});

test('a number stands beside its person and not a second time below', async () => {
  await openPane({ item: mail('Jonas Weber\nTel. 030 23125 001\nFax 030 23125 009', [jonas]) });
  expect(await screen.findAllByText('+49 30 23125001')).toHaveLength(1);
  const others = within(screen.getByRole('region', { name: 'Numbers in the text (1)' }));
  expect(others.getByText('+49 30 23125009')).toBeTruthy();
  expect(screen.getByRole('tab', { name: 'Mail, 2 numbers' })).toBeTruthy();
});

test('somebody without a number is shown without a button', async () => {
  await openPane({ item: mail('Hello', [jonas]) });
  expect(await screen.findByText('no number known')).toBeTruthy();
  expect(page().queryByRole('button', { name: /^Call/ })).toBeNull();
});

test('a colleague is called by his internal number', async () => {
  const anna = colleague('Anna Berg');
  const telephone = createFakeTelephone();
  telephone.answers.contacts = [contact({ emails: [anna.upn], numbers: [{ label: '', number: '101' }] })];
  const { api, user } = await openPane({
    telephone,
    item: mail('Hello', [{ name: 'Anna Berg', address: anna.upn }]),
    state: { colleagues: [anna] },
  });
  await user.click(await screen.findByRole('button', { name: 'Call Anna Berg, 101' }));
  expect(api.placed).toEqual([{ number: '101' }]);
});

test('a mail to everybody does not push the numbers out of sight', async () => {
  const people = Array.from({ length: 12 }, (_, index) => ({
    name: `Person ${index}`,
    address: `p${index}@x.example`,
  }));
  const { user } = await openPane({ item: mail('Tel. 030 23125 001', people) });
  const section = within(await screen.findByRole('region', { name: 'People in this mail' }));
  expect(section.getAllByText(/^Person/)).toHaveLength(5);
  await user.click(section.getByRole('button', { name: 'Show all 12 people' }));
  expect(section.getAllByText(/^Person/)).toHaveLength(12);
});

test('how a number was written, and what else can be done with it, shows on a tap', async () => {
  const { copied, host, user } = await openPane({ item: mail('Tel. 030/23125-001') });
  await user.click(await screen.findByRole('button', { name: /^\+49 30 23125001/ }));
  expect(screen.getByText('Written: 030/23125-001')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Copy number' }));
  await user.click(screen.getByRole('button', { name: 'Remind me to call' }));
  expect([copied, host.drafts.length]).toEqual([['+493023125001'], 1]);
});

test('a number that nobody is named for stands with the words before it, whole and without the number', async () => {
  await openPane({
    item: mail('Guten Tag, in der Werkstatt unseres Hauses fragen Sie unter 030 23125 001 bis 17 Uhr.'),
  });
  expect(await screen.findByText(/^(Phone · )?Hauses fragen Sie unter$/)).toBeTruthy();
});

test('beside a draft, where Outlook opens no other form, a reminder says why it is not offered', async () => {
  const { host, user } = await openPane({ item: mail('Tel. 030 23125 001') });
  host.closeForms();
  await user.click(await screen.findByRole('button', { name: /^\+49 30 23125001/ }));
  await user.click(screen.getByRole('button', { name: /^Remind me to call\. / }));
  expect(screen.getByRole('status').textContent).toContain('can’t open a new appointment');
  expect(host.drafts).toEqual([]);
});

test('a colleague on the mail is called at the number that the team shows for him', async () => {
  const telephone = createFakeTelephone();
  const ben = colleague('Ben Kurz');
  telephone.answers.team = { favourites: [], groups: null, numbers: { [ben.id]: '102' } };
  telephone.answers.contacts = [
    contact({ name: 'Kurz Ben', emails: [ben.upn], numbers: [{ label: '', number: '+493023125102' }] }),
  ];
  await openPane({
    telephone,
    state: { colleagues: [ben] },
    item: mail('Hello', [{ name: ben.name, address: ben.upn }]),
  });
  expect(await screen.findByRole('button', { name: 'Call Ben Kurz, 102' })).toBeTruthy();
});
