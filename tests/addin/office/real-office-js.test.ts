/**
 * The Outlook host against the real office.js, behind a fake Outlook on the web. The npm package is a build of 2022:
 * this proves the shapes of Office.js that the pane relies on, not the newest ones.
 */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { join } from 'node:path';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { openBrowser } from '../../support/browser.ts';
import { bundleForBrowser } from '../../support/bundle-for-browser.ts';
import { dispatch, type HostMail, type OwaHost } from './owa-host-page.ts';
import { cdn, microsoftOrigin, outlookOrigin, paneFrame, paneOrigin, serveOutlook } from './real-outlook.ts';
import type {} from './in-outlook.ts';

declare global {
  interface Window {
    owaHost: OwaHost;
  }
}

const katrin = { name: 'Katrin Wölfle', address: 'k@maier.example' };
const anna = { name: 'Anna Berg', address: 'anna.berg@contoso.example' };
const offer: HostMail = {
  itemType: 1,
  id: 'offer',
  subject: 'Angebot',
  from: katrin,
  to: [anna],
  cc: [],
  body: '<p>Tel. 030 23125 417</p>',
};
const meeting: HostMail = {
  itemType: 2,
  id: 'meeting',
  subject: 'Jour fixe',
  location: 'Einwahl 069 90009 555',
  organizer: katrin,
  to: [anna],
  cc: [],
  body: '<p>Themen</p>',
};

let browser: Browser;
let folder: string;
let context: BrowserContext;
let page: Page;
let pane: Frame;
/** What the browser said about the policy of the pane. */
let refusals: string[];

beforeAll(async () => {
  [browser, folder] = await Promise.all([openBrowser(), bundleForBrowser(join(import.meta.dirname, 'probe.ts'))]);
}, 60_000);
afterAll(async () => {
  await context.close();
  await browser.close();
});

beforeEach(async () => {
  await context?.close();
  context = await browser.newContext();
  await serveOutlook(context, { folder, offer });
  page = await context.newPage();
  refusals = [];
  page.on('console', (line) => {
    // office.js tries to style a message about dialogs; refusing that costs nothing.
    const ownStyle = line.text().startsWith('Applying inline style') && line.location().url.startsWith(cdn);
    if (/content security policy/i.test(line.text()) && !ownStyle) refusals.push(line.text());
  });
  await page.goto(`${outlookOrigin}/mail`);
  pane = await paneFrame(page);
});

test('the pane comes up inside Outlook, under its own security policy, with working history', async () => {
  const seen = await pane.evaluate(() => ({
    inside: window.probe.host.insideOutlook,
    locale: window.probe.host.locale.toLowerCase(),
    address: window.probe.host.ownAddress,
    pushState: typeof window.history.pushState,
    mailbox: [window.probe.host.supports('Mailbox', '1.5'), window.probe.host.supports('Mailbox', '1.14')],
  }));
  expect(seen).toEqual({
    inside: true,
    locale: 'de-de',
    address: 'anna.berg@contoso.example',
    pushState: 'function',
    mailbox: [true, false],
  });
  expect(refusals).toEqual([]);
});

test('subject, people and text of a mail are read', async () => {
  const read = await pane.evaluate(async () => {
    const item = window.probe.host.item();
    return {
      kind: item?.kind,
      mode: item?.mode,
      subject: await item?.subject(),
      people: await item?.people(),
      content: await item?.content(),
    };
  });
  expect(read).toMatchObject({ kind: 'message', mode: 'read', subject: 'Angebot', people: [katrin, anna] });
  expect(JSON.stringify(read.content)).toContain('Tel. 030 23125 417');
});

test.each([
  ['message', 4, 'Angebot 030 23125 500'],
  ['appointment', 5, 'Einwahl 069 90009 555'],
] as const)('people and text of a draft are asked for: %s', async (kind, itemType, inText) => {
  const draft: HostMail = {
    itemType,
    id: 'draft',
    subject: kind === 'message' ? inText : 'Jour fixe',
    ...(kind === 'message' ? {} : { location: inText }),
    to: [katrin],
    cc: [anna],
    body: '<p>Tel. 030 23125 417</p>',
  };
  await page.evaluate((next) => window.owaHost.select(next), draft);
  await pane.waitForFunction(() => window.probe.told.length === 1);
  const read = await pane.evaluate(async () => {
    const item = window.probe.host.item();
    return {
      kind: item?.kind,
      mode: item?.mode,
      people: await item?.people(),
      content: await item?.content(),
      forms: [window.probe.host.newAppointment(), window.probe.host.newMail()],
    };
  });
  expect(read).toMatchObject({ kind, mode: 'compose', people: [katrin, anna], forms: [null, null] });
  expect(JSON.stringify(read.content)).toContain('Tel. 030 23125 417');
  expect(JSON.stringify(read.content)).toContain(inText);
});

test('another item, none, and an item again are followed', async () => {
  const first = await pane.evaluate(() => window.probe.host.item()?.key);
  await page.evaluate((next) => window.owaHost.select(next), meeting);
  await pane.waitForFunction(() => window.probe.told.length === 1);
  const read = await pane.evaluate(async () => {
    const item = window.probe.host.item();
    return { key: item?.key, kind: item?.kind, people: await item?.people(), content: await item?.content() };
  });
  expect(read).toMatchObject({ kind: 'appointment', people: [katrin, anna] });
  expect(read.key).not.toBe(first);
  expect(JSON.stringify(read.content)).toContain('069 90009 555');
  await page.evaluate(() => window.owaHost.select(null));
  await pane.waitForFunction(() => window.probe.told.length === 2);
  expect(await pane.evaluate(() => window.probe.host.item())).toBeNull();
  await page.evaluate((next) => window.owaHost.select(next), offer);
  await pane.waitForFunction(() => window.probe.told.length === 3);
  expect(await pane.evaluate(() => window.probe.host.item()?.subject())).toBe('Angebot');
});

test('an error of Outlook arrives with its number', async () => {
  await page.evaluate(() => window.owaHost.failBody(9020));
  const error = await pane.evaluate(async () => {
    try {
      return await window.probe.host.item()?.bodyHtml();
    } catch (caught) {
      return { reason: (caught as { reason: string }).reason, code: (caught as { code: number }).code };
    }
  });
  expect(error).toEqual({ reason: 'failed', code: 9020 });
});

test('a line above the item, small settings and the forms of an appointment and a mail are asked for as Outlook understands it', async () => {
  const before = await pane.evaluate(() => window.probe.host.settings.get('hintsSeen'));
  expect(before).toBe(2);
  await pane.evaluate(async () => {
    await window.probe.host.notify('call', 'information', 'Calling');
    await window.probe.host.settings.set('hintsSeen', 3);
    const [start, end] = [new Date('2026-11-25T09:00:00Z'), new Date('2026-11-25T09:15:00Z')];
    window.probe.host.newAppointment()?.({ subject: 'Call back', body: '', start, end });
    window.probe.host.newMail()?.({ to: 'k@maier.example', subject: 'Your call' });
  });
  await page.waitForFunction(
    (ids) => ids.every((id) => window.owaHost.calls.some(({ dispatchId }) => dispatchId === id)),
    [dispatch.newAppointment, dispatch.newMail],
  );
  const calls = await page.evaluate(() => window.owaHost.calls);
  const parametersOf = (id: number): unknown => calls.find(({ dispatchId }) => dispatchId === id)?.parameters;
  expect(parametersOf(dispatch.addNotification)).toMatchObject({ key: 'call', message: 'Calling', icon: 'Icon.16' });
  expect(JSON.stringify(parametersOf(dispatch.saveSettings))).toContain('hintsSeen');
  expect(parametersOf(dispatch.newAppointment)).toMatchObject({ subject: 'Call back' });
  const mail = parametersOf(dispatch.newMail);
  expect(mail).toMatchObject({ subject: 'Your call' });
  expect(JSON.stringify(mail)).toContain('k@maier.example');
});

type Outcome = { readonly token?: string; readonly reason?: string; readonly code?: string };

/** Presses the button, as far as a browser can tell: evaluating counts as a click. */
function pressSignIn(): Promise<Outcome> {
  return pane.evaluate(async (): Promise<Outcome> => {
    try {
      await window.probe.signIn.signIn();
      return { token: await window.probe.signIn.getToken() };
    } catch (error) {
      const { reason = String(error), code = '' } = error as Outcome;
      return { reason, code };
    }
  });
}

async function pageInWindow(dialog: Page): Promise<string | undefined> {
  await dialog.waitForFunction(() => 'windowProbe' in window);
  return dialog.evaluate(() => window.windowProbe.question?.state);
}

/** As the sign-in's page goes: a window that the browser is told to go elsewhere would lose its opener. */
async function goTo(dialog: Page, address: string): Promise<void> {
  await dialog.evaluate((to) => location.assign(to), address);
  await dialog.waitForURL(address);
}

const done = (state: string | undefined, accessToken: string): string =>
  JSON.stringify({ kind: 'done', state, accessToken, expiresAt: null, loginHint: null });

test('a window goes to Microsoft and back and its token arrives, not what others say', async () => {
  const [popup, outcome] = [page.waitForEvent('popup'), pressSignIn()];
  const dialog = await popup;
  const state = await pageInWindow(dialog);
  expect(state).toMatch(/^[0-9a-f]{48}$/);

  // A page on the way that knows everything but is not ours.
  await goTo(dialog, `${microsoftOrigin}/authorize`);
  await dialog.evaluate((text) => (window.opener as Window).postMessage(text, '*'), done(state, 'forged'));

  await goTo(dialog, `${paneOrigin}/addin/sign-in.html#code=0.AX&state=microsofts`);
  expect(await pageInWindow(dialog)).toBeUndefined();
  const closed = dialog.waitForEvent('close');
  await dialog.evaluate(
    (texts) => texts.forEach((text) => window.windowProbe.parent?.tell(text)),
    [done('the-state-of-another-window', 'misled'), done(state, 'right')],
  );
  expect(await outcome).toEqual({ token: 'right' });
  await closed;
  expect(refusals).toEqual([]);
});

test('a window that the person closes cancels, and the next one opens', async () => {
  const [first, cancelled] = [page.waitForEvent('popup'), pressSignIn()];
  await pageInWindow(await first);
  await (await first).close();
  expect(await cancelled).toEqual({ reason: 'cancelled', code: 'window_closed' });
  const [second, outcome] = [page.waitForEvent('popup'), pressSignIn()];
  const dialog = await second;
  const state = await pageInWindow(dialog);
  await dialog.evaluate((text) => window.windowProbe.parent?.tell(text), done(state, 'token'));
  expect(await outcome).toEqual({ token: 'token' });
});

test.each([
  ['allows', 'Zulassen', { token: 'token' }],
  ['refuses', 'Ignorieren', { reason: 'cancelled', code: '12009' }],
] as const)('where the click counts no longer Outlook asks first, and the person %s', async (_what, button, end) => {
  await pane.evaluate(() => Object.defineProperty(navigator, 'userActivation', { value: { isActive: false } }));
  const opened = page.waitForEvent('popup').catch(() => null);
  const outcome = pressSignIn();
  await pane.getByRole('button', { name: button }).click();
  if (button === 'Zulassen') {
    const dialog = await opened;
    const state = dialog ? await pageInWindow(dialog) : undefined;
    await dialog?.evaluate((text) => window.windowProbe.parent?.tell(text), done(state, 'token'));
  }
  expect(await outcome).toEqual(end);
  expect(refusals).toEqual([]);
});

test('a page of ours that Outlook did not open knows that it has no pane to speak to', async () => {
  const stranger = await context.newPage();
  await stranger.goto(`${paneOrigin}/addin/sign-in.html`);
  await stranger.waitForFunction(() => 'windowProbe' in window);
  expect(await stranger.evaluate(() => window.windowProbe)).toEqual({ parent: null, question: null });
});
