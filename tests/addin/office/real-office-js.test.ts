/**
 * The Outlook host against the real office.js, behind a fake Outlook on the web. The npm package is a build of 2022:
 * this proves the shapes of Office.js that the pane relies on, not the newest ones.
 */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { paneHeaders } from '../../../src/http/security-headers.ts';
import { openBrowser } from '../../support/browser.ts';
import { bundleForBrowser } from '../../support/bundle-for-browser.ts';
import { dispatch, runOwaHost, type HostMail, type OwaHost } from './owa-host-page.ts';
import type {} from './in-outlook.ts';

declare global {
  interface Window {
    owaHost: OwaHost;
  }
}

const outlookOrigin = 'https://outlook.office.com';
const paneOrigin = 'https://addin.example.test';
const cdn = 'https://appsforoffice.microsoft.com/lib/1/hosted/';
const officeJs = join(import.meta.dirname, '..', '..', '..', 'node_modules', '@microsoft', 'office-js', 'dist');

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
  await serve(context);
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

async function serve(to: BrowserContext): Promise<void> {
  await to.route('**/*', (route) => route.abort());
  await to.route(`${outlookOrigin}/**`, (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: hostPage() }),
  );
  await to.route(`${cdn}**`, async (route) => {
    const file = new URL(route.request().url()).pathname.slice('/lib/1/hosted/'.length);
    const body = await readFile(join(officeJs, file), 'utf8').catch(() => null);
    return body === null ? route.abort() : route.fulfill({ contentType: 'text/javascript; charset=utf-8', body });
  });
  await to.route('https://ajax.aspnetcdn.com/**', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: microsoftAjax }),
  );
  await to.route(`${paneOrigin}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (!pathname.endsWith('.js')) return route.fulfill({ contentType: 'text/html; charset=utf-8', ...paneAnswer() });
    const body = await readFile(join(folder, pathname.slice('/addin/'.length)), 'utf8');
    return route.fulfill({ contentType: 'text/javascript; charset=utf-8', body });
  });
}

/** The part of Microsoft's old library without which office.js does not start. */
const microsoftAjax = `window.Type = Function;
Type.registerNamespace = (name) => { window[name] = window[name] || {}; };
Type.registerClass = () => {};
Function._validateParams = () => null;
window.Sys = { StringBuilder: function () {}, Debug: { trace() {} } };
Sys.Serialization = { JavaScriptSerializer: { serialize: JSON.stringify, deserialize: JSON.parse } };`;

function hostPage(): string {
  const xdm = `conversation-1|addin-1|${outlookOrigin}`;
  const name = JSON.stringify({ baseFrameName: 'addin', hostInfo: hostInfo, xdmInfo: xdm, serializerVersion: 1 });
  const src = `${paneOrigin}/addin/index.html?_host_Info=${hostInfo}#&_serializer_version=1&_xdm_Info=${xdm}`;
  return `<!doctype html><script>const __name = (f) => f; (${runOwaHost.toString()})(${JSON.stringify(offer)}, '${paneOrigin}')</script>
<iframe name='${name}' src="${src}"></iframe>`;
}

const hostInfo = 'Outlook$Web$16.01$de-de$correlation-1$$$0';

/** With the policy that the bridge sends. */
function paneAnswer(): { headers: Record<string, string>; body: string } {
  const config = {
    publicUrl: paneOrigin,
    microsoft: { tenantId: 'tenant', authority: 'https://login.microsoftonline.com' },
    addin: { clientId: 'client', officeJsUrl: `${cdn}office.js`, frameAncestors: [] },
  };
  const body = `<!doctype html><title>Probe</title>
<script nonce="n">window.savedHistory = { pushState: history.pushState, replaceState: history.replaceState };</script>
<script nonce="n" defer src="${cdn}office.js"></script><script nonce="n" defer src="probe.js"></script>`;
  return { headers: { ...paneHeaders(config, 'n') }, body };
}

async function paneFrame(opened: Page): Promise<Frame> {
  const frame = await (await opened.waitForSelector('iframe')).contentFrame();
  if (!frame) throw new Error('The add-in has no frame.');
  await frame.waitForFunction(() => 'probe' in window, undefined, { timeout: 20_000 });
  return frame;
}

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
