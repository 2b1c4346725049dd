/** The real MSAL on the simulated Outlook's nested app authentication, in a real Chromium. */
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Frame } from 'playwright-core';
import { objectIdOf, startInOutlook, type InOutlook, type Opened } from '../../addin/office/in-outlook.ts';

let outlook: InOutlook;
let opened: Opened;

beforeAll(async () => {
  outlook = await startInOutlook();
}, 60_000);
afterAll(() => outlook.stop());
afterEach(() => opened.page.close());

const open = async (search = ''): Promise<Opened> => (opened = await outlook.open(search));

type Outcome = { token?: string; reason?: string; code?: string };

function getToken(pane: Frame, options: { forceRefresh?: boolean; claims?: string } = {}): Promise<Outcome> {
  return pane.evaluate(async (asked): Promise<Outcome> => {
    try {
      return { token: await window.probe.signIn.getToken(asked) };
    } catch (error) {
      const { reason = String(error), code = '' } = error as Outcome;
      return { reason, code };
    }
  }, options);
}

function claimsOf(token = ''): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as Record<string, unknown>;
}

test('the person who is signed in to Outlook is signed in here, without a question', async () => {
  const { pane } = await open('?user=ben.kurz@contoso.example');
  const { token } = await getToken(pane);
  expect(claimsOf(token)).toMatchObject({ oid: objectIdOf('ben.kurz@contoso.example') });
});

test('a second request is served from the session storage, and forceRefresh and claims are not', async () => {
  const { page, pane } = await open();
  const first = await getToken(pane);
  expect(await getToken(pane)).toEqual(first);
  expect(await page.evaluate(() => window.outlook.tokenRequests())).toBe(1);
  const second = await getToken(pane, { forceRefresh: true });
  expect(claimsOf(second.token)['serial']).not.toBe(claimsOf(first.token)['serial']);
  await getToken(pane, { claims: '{"access_token":{"nbf":{"essential":true,"value":"1"}}}' });
  expect(await page.evaluate(() => window.outlook.tokenRequests())).toBe(3);
  expect(await pane.evaluate(() => Object.keys(window.localStorage).filter((key) => /token/i.test(key)))).toEqual([]);
});

test('many requests at once ask Outlook once', async () => {
  const { page, pane } = await open();
  await pane.evaluate(() => Promise.all(Array.from({ length: 8 }, () => window.probe.signIn.getToken())));
  expect(await page.evaluate(() => window.outlook.tokenRequests())).toBe(1);
});

test('where Microsoft must ask the person, its window opens by itself and leads to a token', async () => {
  const { page, pane } = await open('?signIn=interaction');
  const outcome = getToken(pane);
  await page.getByRole('dialog').getByRole('button', { name: 'Weiter' }).click();
  expect((await outcome).token).toBeTruthy();
});

test('after "cancel" no window opens again by itself; the button opens one', async () => {
  const { page, pane } = await open('?signIn=interaction&lang=en');
  const outcome = getToken(pane);
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  expect(await outcome).toEqual({ reason: 'cancelled', code: 'user_canceled' });
  expect(await getToken(pane)).toMatchObject({ reason: 'needs-person' });
  expect(await page.getByRole('dialog').count()).toBe(0);
  const signedIn = pane.evaluate(() => window.probe.signIn.signIn());
  await page.getByRole('dialog').getByRole('button', { name: 'Continue' }).click();
  await signedIn;
  expect((await getToken(pane)).token).toBeTruthy();
});

test('no network is told as such, and the next request tries again', async () => {
  const { page, pane } = await open('?signIn=offline');
  expect(await getToken(pane)).toMatchObject({ reason: 'offline' });
  await page.evaluate(() => window.outlook.signIn('silent'));
  expect((await getToken(pane)).token).toBeTruthy();
});

test.each([
  ['the button of the window takes over', '', { reason: 'needs-person', code: 'no_token' }],
  [
    'without windows he is named as the one to ask',
    '?client=android',
    { reason: 'not-allowed', code: 'nested_app_auth_bridge_disabled' },
  ],
])('an administrator switched nested app authentication off later: %s', async (_what, search, outcome) => {
  const { page, pane } = await open(search);
  await getToken(pane);
  await page.evaluate(() => window.outlook.signIn('disabled'));
  expect(await getToken(pane, { forceRefresh: true })).toEqual(outcome);
});

test.each([
  ['has no nested app authentication', '?client=ltsc2021'],
  ['is not to use it, by an administrator’s will', '?signIn=disabled'],
])('an Outlook that %s leaves the sign-in to a button, which opens a window', async (_what, search) => {
  const { page, pane } = await open(search);
  expect(await getToken(pane)).toEqual({ reason: 'needs-person', code: 'no_token' });
  const popup = page.waitForEvent('popup');
  const signedIn = pane.evaluate(() => window.probe.signIn.signIn());
  const dialog = await popup;
  await dialog.waitForFunction(() => 'windowProbe' in window);
  await dialog.evaluate(() => {
    const { parent, question } = window.windowProbe;
    const answer = { kind: 'done', state: question?.state, accessToken: 'token', expiresAt: null, loginHint: null };
    parent?.tell(JSON.stringify(answer));
  });
  await signedIn;
  expect(await getToken(pane)).toEqual({ token: 'token' });
});

test.each([
  [12007, 'open-already'],
  [12011, 'blocked'],
])('Outlook’s refusal %i of a window reaches the person as %s', async (code, reason) => {
  const { page, pane } = await open('?client=ltsc2021');
  await page.evaluate((number) => window.outlook.failNext('ui.displayDialogAsync', number), code);
  const refused = await pane.evaluate(() => window.probe.signIn.signIn().catch((error: Outcome) => error.reason));
  expect(refused).toBe(reason);
});
