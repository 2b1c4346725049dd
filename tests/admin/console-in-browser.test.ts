/** The console as it is built and served, in a real browser with its content security policy in force. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import axe from 'axe-core';
import type { FastifyInstance } from 'fastify';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { systemClock } from '../../src/adapters/system/clock.ts';
import { systemRandom } from '../../src/adapters/system/random.ts';
import { personIdOf } from '../../src/domain/person.ts';
import { buildApp } from '../../src/http/app.ts';
import { RecordedLog } from '../http/http-fixture.ts';
import { openBrowser } from '../support/browser.ts';
import { aConnection, anUnmatched, aPersonRow, FakeAdmin, FakePersons } from '../support/fake-services.ts';
import { FakeSync, FakeTelephone } from '../support/fake-telephone.ts';

const root = join(import.meta.dirname, '..', '..');
const code = 'the-code-of-this-start';

let app: FastifyInstance;
let browser: Browser;
let address: string;
let distFolder: string;
let admin: FakeAdmin;

beforeAll(async () => {
  distFolder = mkdtempSync(join(tmpdir(), 'bridge-console-'));
  const webpack = join(root, 'node_modules', 'webpack', 'bin', 'webpack.js');
  const options = ['--mode', 'development', '--devtool', 'false', '--config-name', 'admin'];
  const built = spawnSync(process.execPath, [webpack, ...options, '--output-path', join(distFolder, 'admin')], {
    cwd: root,
    encoding: 'utf8',
  });
  if (built.status !== 0) throw new Error(`the console could not be built: ${built.stdout}${built.stderr}`);
  admin = anOffice();
  app = await buildApp({
    config: {
      publicUrl: 'http://127.0.0.1',
      microsoft: { tenantId: 'tenant', authority: 'https://login.example.com' },
      addin: { clientId: 'client', officeJsUrl: 'https://office.example.com/office.js', frameAncestors: [] },
    },
    persons: new FakePersons(),
    telephone: new FakeTelephone(),
    sync: new FakeSync(),
    admin,
    hooks: {},
    distFolder,
    oneTimeCode: () => code,
    clock: systemClock,
    random: systemRandom,
    log: new RecordedLog(),
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  address = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  browser = await openBrowser();
}, 120_000);

afterAll(async () => {
  await browser.close();
  await app.close();
  rmSync(distFolder, { recursive: true, force: true });
});

/** A bridge in the middle of a working day, with the PBX down. */
function anOffice(): FakeAdmin {
  const office = new FakeAdmin();
  office.connections = [
    aConnection('microsoft'),
    aConnection('starface', {
      state: 'unavailable',
      problem: 'starface.unavailable',
      details: { version: '10.0.1', auth: 'classic', requestsPerSecond: 5, waiting: 2 },
    }),
    aConnection('store'),
  ];
  const person = (name: string, login: string, changes: Parameters<typeof aPersonRow>[0]) =>
    aPersonRow({ id: personIdOf('t', login), name, upn: `${login}@example.com`, login, ...changes });
  office.matched = [
    person('Anna Berg', '0101', {
      microsoft: { availability: 'Busy', activity: 'InAMeeting' },
      dnd: true,
      claim: true,
      decision: { rule: 'presence-oauth.busyMeeting', cause: 'busyMeeting', outcome: 'on' },
    }),
    person('Ben Kurz', '0102', {
      microsoft: { availability: 'Busy', activity: 'InACall' },
      telephonyState: 'onCall',
      lease: true,
      decision: { rule: 'presence-oauth.available', cause: 'available', outcome: 'giveBack' },
    }),
    person('Cem Yıldız-Oberhuber', '0103', { linked: false, microsoft: null, telephonyState: null, dnd: null }),
    person('Dora Neu', '0104', {
      microsoft: { availability: 'DoNotDisturb', activity: 'Presenting' },
      decision: { rule: 'presence-oauth.presenting', cause: 'presenting', outcome: 'override' },
    }),
  ];
  office.unmatched = [
    anUnmatched('0900', 'noEmailAtPbx'),
    anUnmatched('0901', 'noMicrosoftUserWithThisAddress'),
    anUnmatched('0902', 'addressUsedByTwoPbxUsers'),
  ];
  return office;
}

/** A page that remembers everything that went wrong in it; answers of the server that the page expects are no fault. */
async function openPage(options: BrowserContextOptions = {}): Promise<{ page: Page; faults: string[] }> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1200, height: 800 }, ...options });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    const expected = message.text().includes('the server responded with a status of 401');
    if (['error', 'warning'].includes(message.type()) && !expected) faults.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(address)) faults.push(`asked elsewhere: ${request.url()}`);
  });
  return { page, faults };
}

/** What WCAG 2.2 AA finds wrong with the page as it is shown now. */
async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: typeof axe }).axe.run(
      // Fluent UI's own catchers of the focus, which hand it on at once.
      { exclude: [['[data-tabster-dummy]']] },
      {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      },
    ),
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 200)).join(' ')}`);
}

/** A picture for whom the page has no barriers; with SCREENSHOTS=folder it is kept too. */
async function look(page: Page, name: string): Promise<void> {
  // Colours and lines of what was just pressed move for a moment.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => null))),
  );
  // A dialog that has gone gives the page behind it back to screen readers a moment later.
  await page.waitForFunction(
    () =>
      document.querySelector('[role=dialog], [role=alertdialog]') ||
      !document.querySelector('[aria-hidden=true] button'),
  );
  expect(await barriers(page)).toEqual([]);
  const folder = process.env['SCREENSHOTS'];
  if (folder) await page.screenshot({ path: join(folder, `console-${name}.png`), fullPage: true });
}

test('the code in the address opens the console and does not stay there, and nothing is refused by the policy', async () => {
  const { page, faults } = await openPage();
  await page.goto(`${address}/admin/#code=${code}`);
  await page.getByRole('heading', { name: 'Connections' }).waitFor();
  expect(page.url()).toBe(`${address}/admin/`);
  await look(page, 'overview');
  expect(await page.getByRole('group', { name: 'STARFACE' }).textContent()).toContain('Does not answer');
  await page.getByRole('tab', { name: 'People' }).click();
  await page.getByText('In a meeting: DND on').waitFor();
  await look(page, 'people');
  await page.getByRole('tab', { name: 'Not matched (3)' }).click();
  await page.getByText(/no e-mail address for this user/).waitFor();
  await look(page, 'unmatched');
  expect(faults).toEqual([]);
  await page.context().close();
});

test('by keyboard alone: sign in, switch off, switch on after the checklist', async () => {
  const { page, faults } = await openPage({ colorScheme: 'dark' });
  admin.mode = 'presence-oauth';
  await page.goto(`${address}/admin/`);
  await page.getByLabel('Code').waitFor();
  await look(page, 'sign-in');
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Change' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Change the synchronisation' });
  await dialog.waitFor();
  await dialog.getByRole('radio', { name: /^Off/ }).focus();
  await page.keyboard.press('Space');
  await dialog.getByRole('button', { name: 'Switch off' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('Nothing is written on either side.').waitFor();
  expect(admin.mode).toBe('off');

  await page.getByRole('button', { name: 'Change' }).focus();
  await page.keyboard.press('Enter');
  await dialog.getByRole('radio', { name: /^Presence OAuth/ }).focus();
  await page.keyboard.press('Space');
  for (const box of await dialog.getByRole('checkbox').all()) {
    expect(await dialog.getByRole('button', { name: 'Switch on' }).isDisabled()).toBe(true);
    await box.focus();
    await page.keyboard.press('Space');
  }
  await look(page, 'mode-dark');
  await dialog.getByRole('button', { name: 'Switch on' }).focus();
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  expect(admin.mode).toBe('presence-oauth');
  await look(page, 'overview-dark');
  expect(faults).toEqual([]);
  await page.context().close();
});

test('on a narrow screen in German nothing runs out of the page, with everything given back', async () => {
  const { page, faults } = await openPage({ locale: 'de-DE', viewport: { width: 400, height: 800 } });
  admin.hold = true;
  await page.goto(`${address}/admin/#code=${code}`);
  await page.getByRole('button', { name: 'Aufheben' }).waitFor();
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(await overflow()).toBeLessThanOrEqual(0);
  await look(page, 'narrow-german');
  await page.getByRole('tab', { name: 'Personen' }).click();
  await page.getByText('Anna Berg').waitFor();
  expect(await overflow()).toBeLessThanOrEqual(0);
  await look(page, 'narrow-people-german');
  admin.hold = false;
  expect(faults).toEqual([]);
  await page.context().close();
});

test('a browser with an odd locale is shown the console in English', async () => {
  const { page, faults } = await openPage();
  await page.addInitScript(() => Object.defineProperty(navigator, 'language', { value: 'en-US@posix' }));
  await page.goto(`${address}/admin/#code=${code}`);
  await page.getByRole('heading', { name: 'Connections' }).waitFor();
  expect(faults).toEqual([]);
  await page.context().close();
});

test('no other page can show the console in a frame', async () => {
  const other = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html').end(`<iframe src="${address}/admin/"></iframe>`);
  });
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { page } = await openPage();
  const blocked = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'));
  await page.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`);
  expect((await blocked).text()).toContain("frame-ancestors 'none'");
  expect(page.frames()[1]?.url()).toBe('chrome-error://chromewebdata/');
  await page.context().close();
  other.closeAllConnections();
  await new Promise((resolve) => other.close(resolve));
});
