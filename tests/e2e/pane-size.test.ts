/** The first page of the pane stays small: what it loads decides whether a person waits for his telephone. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { budgetBytes, measureFirstPage } from '../bench/pane/first-page.ts';
import { openBrowser } from '../support/browser.ts';
import { runDemo, type RunningDemo } from '../support/demo-process.ts';

let demo: RunningDemo;
let browser: Browser;

beforeAll(async () => {
  demo = await runDemo(['--people', '12']);
  browser = await openBrowser();
}, 180_000);

afterAll(async () => {
  await browser.close();
  await demo.stop();
});

test('the pane loads at most 220 KB of gzip JavaScript before the first number can be dialled', async () => {
  const { gzipBytes, files } = await measureFirstPage(browser, demo.addresses.outlook);
  // Sign-in, numbering plans, texts, theme and the pane itself: fewer files would mean that nothing was measured.
  expect(files).toBeGreaterThanOrEqual(5);
  expect(gzipBytes).toBeLessThanOrEqual(budgetBytes);
}, 120_000);
