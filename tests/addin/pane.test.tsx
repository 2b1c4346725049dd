/** @jest-environment jsdom */
import { expect, test } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import { mail } from './support/fake-host.ts';
import { openPane } from './support/open-pane.tsx';
import { colleague, me, noon } from './support/people.ts';

const greeting = mail('Please ring me.\n\nJonas Weber\nTel. 030 23125 001', [
  { name: 'Jonas Weber', address: 'jonas@weber.example' },
]);

test('a click on a number of the mail places one call through the bridge', async () => {
  const { api, user } = await openPane({ item: greeting });
  await user.click(await screen.findByRole('button', { name: /Call Jonas Weber, \+49 30 23125001/ }));
  expect(api.placed).toEqual([{ number: '+493023125001' }]);
  expect(await screen.findByText(/Your phone rings first/)).toBeTruthy();
});

test('the placed call stands in the dock and can be ended there', async () => {
  const { api, user } = await openPane({ item: greeting });
  await user.click(await screen.findByRole('button', { name: /^Call Jonas Weber/ }));
  await user.click(await screen.findByRole('button', { name: 'Hang up' }));
  expect(api.hungUp).toEqual(['call-1']);
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Hang up' })).toBeNull());
});

test('the pane follows the selected mail', async () => {
  const { host } = await openPane({ item: greeting });
  await screen.findByRole('button', { name: /^Call Jonas Weber/ });
  host.select(mail('Fax: 040 66969 002', [], 'mail-2'));
  expect(await screen.findByRole('button', { name: 'Call +49 40 66969002' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Jonas Weber/ })).toBeNull();
});

test('a colleague on the mail shows with one word line', async () => {
  const ben = colleague('Ben Kurz', {
    telephonyState: 'onCall',
    microsoft: { availability: 'Busy', activity: 'InACall' },
  });
  await openPane({
    item: mail('Hello', [{ name: 'Ben Kurz', address: 'BEN.KURZ@example.com' }]),
    state: { colleagues: [ben] },
  });
  expect(await screen.findByRole('button', { name: 'Ben Kurz: on the phone. Details' })).toBeTruthy();
});

test('who has decisions about him written down is told so when it begins, until he has read it', async () => {
  const { user, tell } = await openPane({ item: greeting });
  const told = /^Until .* an administrator has the decisions about your state written down\.$/;
  expect(screen.queryByText(told)).toBeNull();
  tell({ me: me({ loggedUntil: new Date(noon + 3_600_000).toISOString() }) });
  const notice = await screen.findByText(told);
  expect(notice.textContent).toContain('13:00');
  await user.click(screen.getByRole('button', { name: 'Dismiss' }));
  expect(screen.queryByText(told)).toBeNull();
});
