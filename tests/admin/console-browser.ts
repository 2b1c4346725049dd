/** The console as it is built and served, in a real browser with its content security policy in force. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { systemClock } from '../../src/adapters/system/clock.ts';
import { systemRandom } from '../../src/adapters/system/random.ts';
import type { AdminConsent } from '../../src/bridge/ports.ts';
import { buildApp } from '../../src/http/app.ts';
import { RecordedLog } from '../http/http-fixture.ts';
import { barriers } from '../support/barriers.ts';
import { openBrowser } from '../support/browser.ts';
import { FakePersons, type FakeAdmin } from '../support/fake-services.ts';
import { FakeSync, FakeTelephone } from '../support/fake-telephone.ts';

const root = join(import.meta.dirname, '..', '..');

export const code = 'the-code-of-this-start';

export type ConsoleBrowser = {
  readonly address: string;
  readonly open: (options?: BrowserContextOptions) => Promise<{ page: Page; faults: string[] }>;
  readonly stop: () => Promise<void>;
};

/** The build of `npm test`, which is new; a test that runs by itself makes its own. */
function builtConsole(): { readonly distFolder: string; readonly remove: () => void } {
  const fresh = process.env['FRESH_DIST'];
  if (fresh !== undefined) return { distFolder: fresh, remove: () => undefined };
  const distFolder = mkdtempSync(join(tmpdir(), 'bridge-console-'));
  const webpack = join(root, 'node_modules', 'webpack', 'bin', 'webpack.js');
  const options = ['--mode', 'development', '--devtool', 'false', '--config-name', 'admin'];
  const built = spawnSync(process.execPath, [webpack, ...options, '--output-path', join(distFolder, 'admin')], {
    cwd: root,
    encoding: 'utf8',
  });
  if (built.status !== 0) throw new Error(`the console could not be built: ${built.stdout}${built.stderr}`);
  return { distFolder, remove: () => rmSync(distFolder, { recursive: true, force: true }) };
}

export async function startConsole(admin: FakeAdmin, consent?: AdminConsent): Promise<ConsoleBrowser> {
  const { distFolder, remove } = builtConsole();
  const app = await buildApp({
    config: {
      publicUrl: 'http://127.0.0.1',
      microsoft: { tenantId: '11111111-2222-3333-4444-555555555555', authority: 'https://login.example.com' },
      addin: { clientId: 'client', officeJsUrl: 'https://office.example.com/office.js', frameAncestors: [] },
    },
    persons: new FakePersons(),
    telephone: new FakeTelephone(),
    sync: new FakeSync(),
    admin,
    consent,
    hooks: {},
    distFolder,
    oneTimeCode: () => code,
    clock: systemClock,
    random: systemRandom,
    log: new RecordedLog(),
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const address = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  const browser = await openBrowser();
  return {
    address,
    open: (contextOptions) => openPage(browser, address, contextOptions),
    stop: async () => {
      await browser.close();
      await app.close();
      remove();
    },
  };
}

/** A page that remembers everything that went wrong in it; answers of the server that the page expects are no fault. */
async function openPage(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; faults: string[] }> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1200, height: 800 }, ...options });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    const expected = message.text().includes('the server responded with a status of 401');
    if (['error', 'warning'].includes(message.type()) && !expected) faults.push(message.text());
  });
  page.on('request', (request) => {
    const { url } = { url: request.url() };
    if (!url.startsWith(address) && !url.startsWith('blob:')) faults.push(`asked elsewhere: ${url}`);
  });
  return { page, faults };
}

/** axe's rules that other colours could break on a page that was looked at before. */
export const colours = ['color-contrast'];

/**
 * A picture for whom the page has no barriers; with SCREENSHOTS=folder it is kept too.
 *
 * @param rules only these of axe's rules
 */
export async function look(page: Page, name: string, rules?: readonly string[]): Promise<void> {
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
  const folder = process.env['SCREENSHOTS'];
  if (folder) await page.screenshot({ path: join(folder, `console-${name}.png`), fullPage: true });
  expect([name, await barriers(page, rules)]).toEqual([name, []]);
}
