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
import { code, colours, look, startConsole, type ConsoleBrowser } from './console-browser.ts';

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

/** Barriers depend on language, colours and width, not on every combination of them: null is not looked at again. */
const views: readonly [string, BrowserContextOptions, readonly string[] | null | undefined][] = [
  ['en-light', { locale: 'en-GB', viewport: { width: 1200, height: 800 } }, undefined],
  ['de-dark', { locale: 'de-DE', viewport: { width: 1400, height: 900 }, colorScheme: 'dark' }, colours],
  ['de-320', { locale: 'de-DE', viewport: { width: 320, height: 640 } }, undefined],
  ['en-768-dark', { locale: 'en-GB', viewport: { width: 768, height: 1024 }, colorScheme: 'dark' }, null],
  ['en-contrast', { locale: 'en-GB', viewport: { width: 1024, height: 768 }, forcedColors: 'active' }, null],
];

test.each(views)(
  'all pages are whole and without barriers: %s',
  async (name, options, rules) => {
    const { page, faults } = await console.open(options);
    await page.goto(`${console.address}/admin/#code=${code}`);
    await page.getByRole('tablist').first().waitFor();
    for (const one of pages) {
      await goTo(page, one);
      const wider = await overflow(page);
      expect([one, wider]).toEqual([one, Math.min(wider, 0)]);
      if (rules !== null) await look(page, `${one}-${name}`, rules);
    }
    expect(faults).toEqual([]);
    await page.context().close();
  },
  120_000,
);
