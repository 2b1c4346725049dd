/** @jest-environment jsdom */
import { webLightTheme } from '@fluentui/react-components';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { cleanup, configure, render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { ConsoleRoot } from '../../../src/admin/console-root.tsx';
import type { MicrosoftView } from '../../../src/admin/microsoft/microsoft-view.ts';
import type { MicrosoftView as BridgeView } from '../../../src/http/routes/consent.ts';
import { aMicrosoftView, FakeConsoleApi } from '../fake-console-api.ts';

configure({ asyncUtilTimeout: 10_000, defaultHidden: true });

let api: FakeConsoleApi;
const user = userEvent.setup();

beforeEach(() => {
  api = new FakeConsoleApi();
  window.location.hash = '#microsoft';
});
afterEach(() => {
  cleanup();
  window.location.hash = '';
});

async function open(changes: Partial<MicrosoftView> = {}, locale = 'en-GB'): Promise<string> {
  api.microsoftView = aMicrosoftView(changes);
  const now = () => Date.parse('2026-03-02T09:05:00Z');
  render(<ConsoleRoot api={api} code={null} locale={locale} theme="light" first={webLightTheme} now={now} />);
  await screen.findByRole('group', { name: /^(Permissions|Berechtigungen)$/ });
  return document.body.textContent ?? '';
}

const missing: Partial<MicrosoftView> = {
  permissions: [
    { name: 'Presence.ReadWrite.All', id: 'p', buys: 'x', granted: true },
    { name: 'User.ReadBasic.All', id: 'u', buys: 'x', granted: false },
  ],
};
const at = '2026-03-02T09:04:00.000Z';

test('the way back from Microsoft opens the page at once', async () => {
  const page = await open();
  expect(page).toContain('It asks for exactly what is listed here');
  expect(page).not.toContain('Connections');
});

test('each missing permission is named with what it buys and the way to add it', async () => {
  await open(missing);
  const rows = within(await screen.findByRole('group', { name: 'Permissions' })).getAllByRole('listitem');
  expect(rows.map((row) => row.textContent)).toEqual([
    expect.stringMatching(/^Presence\.ReadWrite\.All\s*granted.*In a call/),
    expect.stringMatching(
      /^User\.ReadBasic\.All\s*missing.*match people.*API permissions.*choose User\.ReadBasic\.All/,
    ),
  ]);
});

test('what the greater permission would buy is said beside the lesser one, and not where it is granted', async () => {
  expect(await open()).toMatch(/User\.Read\.All instead of User\.ReadBasic\.All: .*telephone numbers/);
  document.body.replaceChildren();
  const greater = { name: 'User.Read.All', id: 'r', buys: 'x', granted: true };
  expect(await open({ permissions: [greater] })).not.toMatch(/instead of/);
});

test('a permission that this version has no words for is explained in the bridge’s', async () => {
  expect(await open({ permissions: [{ name: 'New.All', id: 'n', buys: 'Buys new.', granted: false }] })).toMatch(
    /New\.All.*Buys new\./,
  );
});

test('what is granted and not used is named, so that it can be taken away', async () => {
  expect(await open({ unneeded: ['Mail.Read'] })).toMatch(/not used by the bridge: Mail\.Read/);
});

test('permissions that cannot be read are no missing permissions: it is said why', async () => {
  const page = await open({ permissions: null, problem: 'microsoft.unreachable' });
  expect(page).toMatch(/cannot be read now.*Microsoft 365 does not answer.*microsoft\.unreachable/);
  expect(screen.queryByText('missing')).toBeNull();
});

test.each<[NonNullable<MicrosoftView['lastConsent']>, Partial<MicrosoftView>, RegExp]>([
  [{ at, outcome: 'done', code: null }, {}, /Consent granted [^.]*\.(?!.*few minutes)/],
  [{ at, outcome: 'done', code: null }, missing, /Consent granted .*few minutes/],
  [{ at, outcome: 'refused', code: 'consent.denied' }, missing, /was not given.*Code for support: consent\.denied/],
  [{ at, outcome: 'refused', code: 'consent.other-tenant' }, missing, /another organisation/],
  [{ at, outcome: 'refused', code: 'consent.state-invalid' }, missing, /too old or already used/],
  [{ at, outcome: 'refused', code: 'consent.never-heard-of' }, missing, /could not be checked.*never-heard-of/],
  [{ at, outcome: 'failed', code: 'microsoft.unavailable' }, missing, /could not be checked.*microsoft\.unavailable/],
])('the result %j is said in words', async (lastConsent, changes, words) => {
  expect(await open({ ...changes, lastConsent })).toMatch(words);
});

test('a consent that cannot begin says so and changes nothing', async () => {
  await open(missing);
  api.refuses = 'internal';
  await user.click(screen.getByRole('button', { name: 'Grant consent' }));
  expect(await screen.findByText(/could not be reached, or refuses/)).toBeTruthy();
  expect(api.asked).toContain('beginConsent');
});

test.each<[MicrosoftView['credential']['warning'], RegExp]>([
  [30, /ends on 5 March 2026, in less than 30 days/],
  [14, /in less than 14 days/],
  [3, /in less than 3 days/],
  ['expired', /has ended/],
])('a certificate with warning %j is announced', async (warning, words) => {
  const credential = { kind: 'certificate', expiresAt: '2026-03-05T12:00:00.000Z', warning } as const;
  expect(await open({ credential })).toMatch(words);
});

test('without a warning nothing is announced, and a secret is said not to be watched', async () => {
  const page = await open({ credential: { kind: 'secret', expiresAt: null, warning: null } });
  expect(page).not.toMatch(/The certificate (ends|has ended)/);
  expect(page).toMatch(/Its end stands in the app registration only/);
});

test('in German the page speaks German', async () => {
  expect(await open({ ...missing, lastConsent: { at, outcome: 'done', code: null } }, 'de-DE')).toMatch(
    /Zustimmung erteilt.*Zuordnen|Zustimmung erteilt.*fehlt.*API-Berechtigungen/,
  );
  expect(screen.getByRole('button', { name: 'Zustimmung erteilen' })).toBeTruthy();
});

test('the page’s words for the answer are those of the bridge', () => {
  // The compiler is the test: a member that one side lacks does not compile.
  const view: BridgeView = aMicrosoftView();
  const back: MicrosoftView = view;
  expect(back).toEqual(aMicrosoftView());
});
