/** @jest-environment jsdom */
import { expect, test } from '@jest/globals';
import { act, screen, waitFor } from '@testing-library/react';
import { openPane, page, type OpenedPane } from '../support/open-pane.tsx';
import { mail } from '../support/fake-host.ts';
import { call, contact, me, noon, pastCall } from '../support/people.ts';
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
  expect(await screen.findByText('Maier GmbH')).toBeTruthy();
  expect(screen.getByText('2× · 11:40 · +49 30 23125001')).toBeTruthy();
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

test('older calls come on a click, page by page, beyond the first hundred', async () => {
  const { user } = await openCalls((answers) => {
    answers.callList = Array.from({ length: 120 }, (_, index) =>
      pastCall({ id: `${index}`, name: `Caller ${index}`, number: null }),
    );
  });
  expect(await screen.findAllByText(/^Caller/)).toHaveLength(50);
  await user.click(screen.getByRole('button', { name: 'Older calls' }));
  await waitFor(() => expect(screen.getAllByText(/^Caller/)).toHaveLength(100));
  await user.click(screen.getByRole('button', { name: 'Older calls' }));
  await waitFor(() => expect(screen.getAllByText(/^Caller/)).toHaveLength(120));
  expect(screen.queryByRole('button', { name: 'Older calls' })).toBeNull();
});

test('an older page that fails leaves what is there, with a way out', async () => {
  const { telephone, user } = await openCalls((answers) => {
    answers.callList = Array.from({ length: 60 }, (_, index) =>
      pastCall({ id: `${index}`, name: `Caller ${index}`, number: null }),
    );
  });
  await screen.findByText('Caller 0');
  telephone.failNext('starface.unavailable');
  await user.click(screen.getByRole('button', { name: 'Older calls' }));
  await screen.findByText('The phone system can’t be reached right now.');
  expect(screen.getAllByText(/^Caller/)).toHaveLength(50);
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(screen.getAllByText(/^Caller/)).toHaveLength(60));
});

test('a missed call is done with one click, and open again with another', async () => {
  const { telephone, user } = await openCalls((answers) => {
    answers.callList = [pastCall({ id: '2', name: 'Anna' }), pastCall({ id: '1', name: 'Anna' })];
  });
  const button = await screen.findByRole('button', { name: 'Done with Anna' });
  await user.click(button);
  expect(await screen.findByText(/· done ·/)).toBeTruthy();
  expect(button.getAttribute('aria-pressed')).toBe('true');
  await user.click(button);
  await waitFor(() => expect(button.getAttribute('aria-pressed')).toBe('false'));
  expect(telephone.told).toEqual([
    ['markCallsDone', ['2', '1'], true],
    ['markCallsDone', ['2', '1'], false],
  ]);
});

test('among the missed calls only open ones stand; one marked here stays in sight until the list is left', async () => {
  const { user } = await openCalls((answers) => {
    answers.callList = [
      pastCall({ id: '2', name: 'Anna', number: null }),
      pastCall({ id: '1', name: 'Ben', number: null, done: true }),
    ];
  });
  await user.click(await screen.findByRole('button', { name: 'Missed' }));
  await screen.findByText('Anna');
  expect(screen.queryByText('Ben')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Done with Anna' }));
  await screen.findByText(/· done$/);
  expect(screen.getByText('Anna')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'All' }));
  await user.click(screen.getByRole('button', { name: 'Missed' }));
  expect(await screen.findByText('No open missed calls.')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Show 2 done calls' }));
  expect(screen.getByText('Ben')).toBeTruthy();
});

test('a mark that the bridge does not take is told, and the call stays open', async () => {
  const { telephone, user } = await openCalls((answers) => {
    answers.callList = [pastCall({ name: 'Anna' })];
  });
  const button = await screen.findByRole('button', { name: 'Done with Anna' });
  telephone.failNext('unreachable');
  await user.click(button);
  expect(await screen.findByText(/The phone service can’t be reached/)).toBeTruthy();
  expect(button.getAttribute('aria-pressed')).toBe('false');
});

test('a mail to the caller is offered where his address is known, and only there', async () => {
  const { host, telephone, user } = await openCalls((answers) => {
    answers.callList = [pastCall({ id: '2', name: 'Anna Berg' }), pastCall({ id: '1', number: '+4940669690' })];
    answers.contacts = [contact({ name: 'Anna Berg', emails: ['anna@x.example'] })];
  });
  await user.click(await screen.findByRole('button', { name: /^missed call, Anna Berg/ }));
  await user.click(await screen.findByRole('button', { name: 'Write a mail' }));
  expect(host.mails).toEqual([{ to: 'anna@x.example', subject: 'Your call (12:00)' }]);
  await user.click(screen.getByRole('button', { name: /^missed call, Anna Berg/ }));
  await user.click(screen.getByRole('button', { name: /^missed call, \+49 40 669690/ }));
  await waitFor(() => expect(telephone.told.at(-1)).toEqual(['searchContacts', '+4940669690']));
  expect(screen.queryByRole('button', { name: 'Write a mail' })).toBeNull();
  expect(screen.getByRole('button', { name: 'Remind me to call' })).toBeTruthy();
});

test('the list is filtered by name and number, Escape brings it back', async () => {
  const { user } = await openCalls((answers) => {
    answers.callList = [pastCall({ id: '2', name: 'Anna' }), pastCall({ id: '1', name: 'Ben', number: '+4940669690' })];
  });
  await user.click(await screen.findByRole('button', { name: 'Filter by name or number' }));
  await user.keyboard('040');
  await screen.findByText('Ben');
  expect(screen.queryByText('Anna')).toBeNull();
  await user.keyboard('9');
  expect(await screen.findByText('No such call among those shown.')).toBeTruthy();
  await user.keyboard('{Escape}');
  expect(await screen.findByText('Anna')).toBeTruthy();
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
  const { user } = await openPane({ state: withLists, telephone });
  await screen.findByText('No calls yet.');
  telephone.failNext('starface.unavailable');
  await user.click(screen.getByRole('button', { name: 'Missed' }));
  expect(await screen.findByText('The phone system can’t be reached right now.')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('No open missed calls.')).toBeTruthy();
});

test('a list that was read stays in sight while it cannot be read, and is read anew once it can', async () => {
  const { telephone, tell, user } = await openCalls((answers) => {
    answers.callList = [pastCall({ id: '1', name: 'Ben' })];
  });
  await screen.findByText('Ben');
  await user.click(screen.getByRole('tab', { name: /^Team/ }));
  tell({ connection: 'offline' });
  telephone.failNext('unreachable');
  await user.click(screen.getByRole('tab', { name: /^Calls/ }));
  expect(await screen.findByText(/The phone service can’t be reached/)).toBeTruthy();
  expect(screen.getByText('Ben')).toBeTruthy();
  telephone.answers.callList = [pastCall({ id: '2', name: 'Cem' }), pastCall({ id: '1', name: 'Ben' })];
  tell({ connection: 'live' });
  expect(await screen.findByText('Cem')).toBeTruthy();
  expect(screen.queryByText(/The phone service can’t be reached/)).toBeNull();
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

test('a message opens like a past call: heard or not, mail, copy, reminder, and a click calls back', async () => {
  const { api, host, user } = await openCalls((answers) => {
    answers.voicemails = [
      { id: '1', number: '+493023125001', name: 'Anna Berg', at: ago(30), durationSeconds: 42, heard: true },
    ];
    answers.contacts = [contact({ name: 'Anna Berg', emails: ['anna@x.example'] })];
  });
  await user.click(await screen.findByRole('button', { name: 'Voicemail' }));
  await user.click(await screen.findByRole('button', { name: /^voicemail, Anna Berg, 11:30 · 00:42/ }));
  expect(await screen.findByText('voicemail · heard · 00:42 · anna@x.example')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Write a mail' }));
  expect(host.mails).toEqual([{ to: 'anna@x.example', subject: 'Your call (11:30)' }]);
  expect(screen.getByRole('button', { name: 'Copy number' })).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Remind me to call' })).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Call Anna Berg, +49 30 23125001' }));
  expect(api.placed).toEqual([{ number: '+493023125001' }]);
});

test('messages that were read stay in sight while they cannot be read, and are read anew once they can', async () => {
  const message = { id: '1', number: null, name: 'Ben', at: ago(30), durationSeconds: 42, heard: false };
  const { telephone, tell, user } = await openCalls((answers) => {
    answers.voicemails = [message];
  });
  await user.click(await screen.findByRole('button', { name: 'Voicemail' }));
  await screen.findByText('Ben');
  await user.click(screen.getByRole('button', { name: 'All' }));
  await screen.findByText('No calls yet.');
  tell({ connection: 'offline' });
  telephone.failNext('unreachable');
  await user.click(screen.getByRole('button', { name: 'Voicemail' }));
  expect(await screen.findByText(/The phone service can’t be reached/)).toBeTruthy();
  expect(screen.getByText('Ben')).toBeTruthy();
  telephone.answers.voicemails = [{ ...message, id: '2', name: 'Cem' }];
  tell({ connection: 'live' });
  expect(await screen.findByText('Cem')).toBeTruthy();
  expect(screen.queryByText(/The phone service can’t be reached/)).toBeNull();
});

test('a caller whom only the open mail names keeps that name among the past calls, also without the mail', async () => {
  const telephone = createFakeTelephone();
  telephone.answers.callList = [pastCall({ name: null, number: '03023125001' })];
  const item = mail('Jonas Weber\nTel. 030 23125 001', [{ name: 'Jonas Weber', address: 'jonas@weber.example' }]);
  const { host, tell, user } = await openPane({ state: withLists, telephone, item });
  await screen.findByRole('button', { name: /^Call Jonas Weber/ });
  tell({ calls: [call({ state: 'ringingIn', number: '03023125001' })] });
  await screen.findByRole('alert');
  tell({ calls: [] });
  act(() => host.select(mail('Hello')));
  await user.click(await screen.findByRole('tab', { name: /^Calls/ }));
  expect(await screen.findByRole('button', { name: /^missed call, Jonas Weber, .*\+49 30 23125001$/ })).toBeTruthy();
});

test.each([
  [{ me: me() }, /does not show its call list here/],
  [{ me: me({ match: null, linked: false, capabilities: [] }) }, /need an account on the phone system/],
  [{ me: me({ linked: false, capabilities: ['dnd'] }) }, /Link your account to see your missed/],
])('where there is no list the page says why', async (state, text) => {
  await openPane({ state });
  expect(await screen.findByText(text)).toBeTruthy();
});

test('the tab counts the missed calls that are still open, and one less once one is marked as done', async () => {
  const { user } = await openCalls((answers) => {
    answers.callList = [
      pastCall({ id: '3', name: 'Anna' }),
      pastCall({ id: '2', name: 'Ben', done: true }),
      pastCall({ id: '1', name: 'Cem' }),
      pastCall({ id: '0', name: 'Dora', result: 'answered' }),
    ];
  });
  expect((await screen.findByRole('tab', { name: 'Calls, 2 open missed calls' })).textContent).toBe('Calls 2');
  await user.click(await screen.findByRole('button', { name: 'Done with Anna' }));
  expect(await screen.findByRole('tab', { name: 'Calls, 1 open missed call' })).toBeTruthy();
});
