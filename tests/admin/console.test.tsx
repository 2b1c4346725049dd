/** @jest-environment jsdom */
import { webLightTheme } from '@fluentui/react-components';
import { beforeEach, expect, test } from '@jest/globals';
import { render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { ConsoleRoot } from '../../src/admin/console-root.tsx';
import { personIdOf } from '../../src/domain/person.ts';
import { aConnection, anUnmatched, aPersonRow } from '../support/fake-services.ts';
import { nothingYet } from '../support/fake-telephone.ts';
import { FakeConsoleApi, rightCode } from './fake-console-api.ts';
import { inJsdom } from './in-jsdom.ts';

inJsdom();

let api: FakeConsoleApi;
const user = userEvent.setup();

beforeEach(() => {
  api = new FakeConsoleApi();
});

function open({ code = null, locale = 'en-GB' }: { code?: string | null; locale?: string } = {}): void {
  const now = () => Date.parse('2026-03-02T09:05:00Z');
  render(<ConsoleRoot api={api} code={code} locale={locale} theme="light" first={webLightTheme} now={now} />);
}

const group = (name: string) => screen.findByRole('group', { name });
const click = async (name: string | RegExp) => user.click(await screen.findByRole('button', { name }));

test('the code in the address signs in without a question', async () => {
  api.signedIn = false;
  open({ code: rightCode });
  expect(await screen.findByText('Connections')).toBeTruthy();
  expect(api.asked).toContain(`signIn ${rightCode}`);
  expect(screen.queryByLabelText('Code')).toBeNull();
});

test('a wrong code is said in words, the right one opens the console', async () => {
  api.signedIn = false;
  open({ code: 'old-code' });
  expect(await screen.findByText(/This code is not right/)).toBeTruthy();
  await user.type(screen.getByLabelText('Code'), `  ${rightCode} {Enter}`);
  expect(await screen.findByText('Connections')).toBeTruthy();
  expect(api.asked.filter((asked) => asked.startsWith('signIn'))).toEqual(['signIn old-code', `signIn ${rightCode}`]);
});

test('too many tries and a bridge that does not answer are told apart from a wrong code', async () => {
  api.signedIn = false;
  open();
  api.refuses = 'busy';
  await user.type(await screen.findByLabelText('Code'), 'x');
  await click('Sign in');
  expect(await screen.findByText(/Too many tries/)).toBeTruthy();
  api.down = true;
  await click('Sign in');
  expect(await screen.findByText(/does not answer/)).toBeTruthy();
});

test('after a restart of the bridge the same code opens the console again by itself', async () => {
  api.signedIn = false;
  open({ code: rightCode });
  await screen.findByText('Connections');
  api.signedIn = false;
  await waitFor(() => expect(api.asked.filter((asked) => asked === `signIn ${rightCode}`)).toHaveLength(2));
  expect(await screen.findByText('Connections')).toBeTruthy();
});

test('signing out ends at the sign-in page and stays there', async () => {
  api.signedIn = false;
  open({ code: rightCode });
  await click('Sign out');
  expect(await screen.findByLabelText('Code')).toBeTruthy();
  expect(api.asked.filter((asked) => asked.startsWith('signIn'))).toHaveLength(1);
});

test('each connection shows its state, its last answer, and where it fails, what to do', async () => {
  api.admin.connections = [
    aConnection('microsoft', { state: 'unavailable', problem: 'microsoft.unreachable', lastSuccess: null }),
    aConnection('starface', {
      state: 'refused',
      problem: 'starface.wrong-credentials',
      details: { version: '10.0.1', auth: 'oauth', requestsPerSecond: 12.4, waiting: 1 },
    }),
    aConnection('store'),
  ];
  open();
  const microsoft = within(await group('Microsoft 365'));
  expect(microsoft.getByText('Does not answer')).toBeTruthy();
  expect(microsoft.getByText(/Never reached so far/)).toBeTruthy();
  expect(microsoft.getByText(/check the internet connection/)).toBeTruthy();
  const starface = within(await group('STARFACE'));
  expect(starface.getByText('Refuses the bridge')).toBeTruthy();
  expect(starface.getByText(/The PBX refuses login or password/)).toBeTruthy();
  expect(
    starface.getByText(/Version 10\.0\.1 · OAuth login · Up to 12 requests a second · 1 request waits/),
  ).toBeTruthy();
  expect(starface.getByText(/starface\.wrong-credentials/)).toBeTruthy();
  const store = within(await group('Data'));
  expect(store.getByText('Works')).toBeTruthy();
  expect(store.getByText(/Last answer/)).toBeTruthy();
  expect(store.queryByText(/Code for support/)).toBeNull();
});

test('the overview warns before the certificate ends, and says what keeps Microsoft from telling of changes', async () => {
  const none = { sent: 0, waiting: 0, throttled: 0, failed: 0 };
  api.admin.microsoft = {
    requests: { release: none, callStart: none, renewal: none, sweep: none, housekeeping: none },
    credential: { kind: 'certificate', expiresAt: Date.parse('2026-03-05T12:00:00Z'), warning: 14 },
  };
  const problems = ['microsoft.sign-in-needed', 'microsoft.sign-in-needed'];
  api.admin.hints = { accepted: 0, dropped: 0, watched: 0, unwatched: 650, problems };
  open();
  await screen.findByText(/certificate ends on 5 March 2026, in less than 14 days/);
  await screen.findByText(/does not tell of changes.*has to sign in again.*microsoft\.sign-in-needed\.?$/);
});

test('a problem that this version does not know shows its code and a way on', async () => {
  api.admin.connections = [aConnection('microsoft', { state: 'unavailable', problem: 'microsoft.new-reason' })];
  open();
  const microsoft = within(await group('Microsoft 365'));
  expect(microsoft.getByText(/look into its log/)).toBeTruthy();
  expect(microsoft.getByText(/microsoft\.new-reason/)).toBeTruthy();
});

test('what changes at the bridge shows by itself', async () => {
  open();
  expect(within(await group('STARFACE')).getByText('Works')).toBeTruthy();
  api.admin.connections = [aConnection('starface', { state: 'unavailable', problem: 'starface.unavailable' })];
  await waitFor(async () => expect(within(await group('STARFACE')).getByText('Does not answer')).toBeTruthy());
});

test('a mode is switched on only after all three questions are answered', async () => {
  api.admin.mode = 'off';
  open();
  await click('Change');
  const dialog = within(await screen.findByRole('dialog'));
  const button = () => dialog.getByRole<HTMLButtonElement>('button', { name: 'Switch on' });
  await user.click(dialog.getByRole('radio', { name: /Presence OAuth/ }));
  expect(button().disabled).toBe(true);
  const boxes = dialog.getAllByRole('checkbox');
  expect(boxes).toHaveLength(3);
  for (const box of boxes) {
    expect(button().disabled).toBe(true);
    await user.click(box);
  }
  await user.click(button());
  await waitFor(() => expect(api.asked).toContain('setMode presence-oauth'));
  expect(within(await group('Synchronisation')).getByText('Presence OAuth')).toBeTruthy();
});

test('switching off asks no such questions', async () => {
  open();
  await click('Change');
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(dialog.getByRole('radio', { name: /^Off/ }));
  expect(dialog.queryAllByRole('checkbox')).toHaveLength(0);
  await user.click(dialog.getByRole('button', { name: 'Switch off' }));
  await waitFor(() => expect(api.asked).toContain('setMode off'));
});

test('cancelling changes nothing', async () => {
  open();
  await click('Change');
  await user.click(within(await screen.findByRole('dialog')).getByRole('radio', { name: /^Off/ }));
  await click('Cancel');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(api.asked.filter((asked) => asked.startsWith('setMode'))).toEqual([]);
});

test('a refused change keeps the question open and says why', async () => {
  open();
  await click('Change');
  api.refuses = 'mode.pinned';
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(dialog.getByRole('radio', { name: /^Off/ }));
  await user.click(dialog.getByRole('button', { name: 'Switch off' }));
  expect(await dialog.findByText('The configuration file sets the mode.')).toBeTruthy();
  expect(api.admin.mode).toBe('presence-oauth');
});

test('a mode that the configuration file sets is shown and cannot be changed', async () => {
  api.admin.modePinned = true;
  open();
  expect(within(await group('Synchronisation')).getByText(/configuration file sets the mode/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Change' })).toBeNull();
});

test('everything is given back after one question, and the hold can be lifted', async () => {
  api.admin.matched = [aPersonRow({ claim: true, lease: true })];
  open();
  await click('Give everything back now');
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Give everything back now' }));
  expect(await screen.findByText(/2 values are still to be given back/)).toBeTruthy();
  await click('Lift');
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Lift' })).toBeNull());
  expect(api.asked.filter((asked) => asked.startsWith('setHold'))).toEqual(['setHold true', 'setHold false']);
});

test('a bridge that stops answering leaves the last picture, marked as such, and comes back by itself', async () => {
  open();
  await screen.findByText('Connections');
  api.down = true;
  expect(await screen.findByText(/What is shown may be old/)).toBeTruthy();
  expect(screen.getByText('Connections')).toBeTruthy();
  api.down = false;
  await waitFor(() => expect(screen.queryByText(/may be old/)).toBeNull());
});

test('a bridge that never answered is said so', async () => {
  api.down = true;
  open();
  expect((await screen.findByRole('alert')).textContent).toMatch(/The bridge does not answer/);
});

async function openPeople(): Promise<void> {
  open();
  await user.click(await screen.findByRole('tab', { name: 'People' }));
  await screen.findByRole('tab', { name: /^Matched/ });
}

test('matched people show login, link, state and why', async () => {
  api.admin.matched = [
    aPersonRow({
      microsoft: { availability: 'Busy', activity: 'InAMeeting' },
      dnd: true,
      claim: true,
      decision: { rule: 'presence-oauth.busyMeeting', cause: 'busyMeeting', outcome: 'on' },
    }),
  ];
  await openPeople();
  const row = (await screen.findByText('Anna Berg')).closest('[role=row]');
  for (const text of [
    'anna@example.com',
    '0101',
    'linked',
    'do not disturb',
    'DND by the bridge',
    'In a meeting: DND on',
  ]) {
    expect(row?.textContent).toContain(text);
  }
});

test('decisions about a person are written down on request, for an hour, and dropped on request', async () => {
  const anna = aPersonRow();
  api.admin.matched = [anna];
  api.admin.whys.set(anna.id, nothingYet);
  await openPeople();
  await user.click(await screen.findByRole('button', { name: `Details: ${anna.name}` }));
  const log = await screen.findByRole('region', { name: 'Log of decisions' });
  await waitFor(() => expect(log.textContent).toContain('Nothing is written down.'));
  await user.click(within(log).getByRole('button', { name: 'Write down for one hour' }));
  await waitFor(() => expect(log.textContent).toMatch(/On until .* shown in Outlook/));
  expect(log.textContent).toContain('Nothing was decided or commanded since.');
  await user.click(within(log).getByRole('button', { name: 'Stop and drop' }));
  await waitFor(() => expect(log.textContent).toContain('Nothing is written down.'));
  expect(api.admin.asked.filter(({ what }) => what === 'logDecisions').map(({ value }) => value)).toEqual([
    3_600_000,
    null,
  ]);
});

test('who is not matched is listed with the reason and what to do', async () => {
  const wanted = {
    noEmailAtPbx: /no e-mail address for this user/,
    noMicrosoftUserWithThisAddress: /Nobody in Microsoft 365 has this address/,
    addressUsedByTwoPbxUsers: /Two users of the PBX/,
    addressUsedByTwoMicrosoftUsers: /Two people in Microsoft 365/,
    microsoftUserDisabled: /is blocked/,
  };
  const reasons = Object.keys(wanted) as (keyof typeof wanted)[];
  api.admin.unmatched = reasons.map((reason, index) => anUnmatched(`090${index}`, reason));
  await openPeople();
  await user.click(screen.getByRole('tab', { name: 'Not matched (5)' }));
  for (const [index, reason] of reasons.entries()) {
    expect((await screen.findByText(`090${index}`)).closest('[role=row]')?.textContent).toMatch(wanted[reason]);
  }
});

test('the search finds by name, address and login, and says where it finds nobody', async () => {
  api.admin.matched = ['Anna Berg', 'Ben Kurz'].map((name, index) =>
    aPersonRow({ id: personIdOf('t', name), name, upn: `${name.slice(0, 3)}@example.com`, login: `010${index}` }),
  );
  await openPeople();
  const search = screen.getByRole('searchbox');
  for (const wanted of ['kurz', 'BEN@', '0101']) {
    await user.clear(search);
    await user.type(search, wanted);
    await waitFor(() => expect(screen.queryByText('Anna Berg')).toBeNull());
    expect(screen.getByText('Ben Kurz')).toBeTruthy();
  }
  await user.type(search, 'zzz');
  expect(await screen.findByText('Nobody fits the search.')).toBeTruthy();
});

test('of many people the first fifty are drawn, more on request', async () => {
  api.admin.matched = Array.from({ length: 60 }, (_, index) =>
    aPersonRow({ id: personIdOf('t', String(index)), name: `Person ${index}`, login: `${1000 + index}` }),
  );
  await openPeople();
  await screen.findByText('Person 0');
  expect(document.querySelectorAll('[role=rowgroup] + [role=rowgroup] [role=row]')).toHaveLength(50);
  await click('Show more');
  await waitFor(() =>
    expect(document.querySelectorAll('[role=rowgroup] + [role=rowgroup] [role=row]')).toHaveLength(60),
  );
});

test('names are shown as text, whatever they contain', async () => {
  api.admin.matched = [aPersonRow({ name: '<img src=x onerror=alert(1)>' })];
  await openPeople();
  expect(await screen.findByText('<img src=x onerror=alert(1)>')).toBeTruthy();
  expect(document.querySelector('img')).toBeNull();
});

test('a German browser gets German, and one click changes the language', async () => {
  open({ locale: 'de-AT' });
  expect(await screen.findByText('Verbindungen')).toBeTruthy();
  expect(document.documentElement.lang).toBe('de');
  expect(document.title).toBe('Presence Bridge for Outlook: Konsole');
  await click('English');
  expect(await screen.findByText('Connections')).toBeTruthy();
  expect(document.documentElement.lang).toBe('en');
});
