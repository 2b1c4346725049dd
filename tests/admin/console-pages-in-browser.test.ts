/**
 * Every page of the console in a real browser: both languages, light, dark and high contrast, from a telephone's width to
 * a wide screen. No barriers (WCAG 2.2 AA), nothing that runs out of the page, nothing that the policy refuses.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { FakeConsent } from '../support/fake-consent.ts';
import type { FakeAdmin } from '../support/fake-services.ts';
import { anOffice } from './an-office.ts';
import { overflow } from '../support/barriers.ts';
import { code, look, startConsole, type ConsoleBrowser } from './console-browser.ts';

let console: ConsoleBrowser;
let admin: FakeAdmin;

beforeAll(async () => {
  admin = anOffice();
  console = await startConsole(admin, new FakeConsent());
}, 120_000);

afterAll(() => console.stop());

const pages = ['overview', 'people', 'individual', 'rules', 'scope', 'pbx', 'microsoft'] as const;

/** Something that is there only once the page's answers are. */
const ready: Readonly<Record<(typeof pages)[number], string>> = {
  overview: '[role=group] dl',
  people: '[role=row]',
  individual: 'select',
  rules: 'ol li',
  scope: 'input[type=radio]',
  pbx: 'form',
  microsoft: 'dl',
};

async function goTo(page: Page, name: (typeof pages)[number]): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, name);
  await page.locator('main').locator(ready[name]).first().waitFor();
}

const views: readonly [string, BrowserContextOptions][] = [
  ['en-light', { locale: 'en-GB', viewport: { width: 1200, height: 800 } }],
  ['de-dark', { locale: 'de-DE', viewport: { width: 1400, height: 900 }, colorScheme: 'dark' }],
  ['de-320', { locale: 'de-DE', viewport: { width: 320, height: 640 } }],
  ['en-768-dark', { locale: 'en-GB', viewport: { width: 768, height: 1024 }, colorScheme: 'dark' }],
  ['en-contrast', { locale: 'en-GB', viewport: { width: 1024, height: 768 }, forcedColors: 'active' }],
];

const looked = ['en-light', 'de-dark', 'de-320'];

test.each(views)(
  'all pages are whole and without barriers: %s',
  async (name, options) => {
    const { page, faults } = await console.open(options);
    await page.goto(`${console.address}/admin/#code=${code}`);
    await page.getByRole('tablist').first().waitFor();
    for (const one of pages) {
      await goTo(page, one);
      expect([one, await overflow(page)]).toEqual([one, expect.any(Number)]);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      // Barriers depend on language, colours and width, not on every combination of them.
      if (looked.includes(name)) await look(page, `${one}-${name}`);
    }
    expect(faults).toEqual([]);
    await page.context().close();
  },
  120_000,
);
