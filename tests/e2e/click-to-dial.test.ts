/** A person's way: open a mail, click a number, see the desk phone ring; in a real Chromium. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { openBrowser } from '../support/browser.ts';
import { runDemo, type RunningDemo } from '../support/demo-process.ts';
import { eventually } from '../support/eventually.ts';

type AtPbx = {
  readonly telephonyState: string;
  readonly calls: readonly { readonly state: string; readonly with: string }[];
};

let demo: RunningDemo;
let browser: Browser;
let page: Page;
let pane: FrameLocator;
const problems: string[] = [];

beforeAll(async () => {
  demo = await runDemo(['--people', '12']);
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'de-DE' });
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  await page.goto(demo.addresses.outlook);
  pane = page.frameLocator('iframe[name="addin"]');
}, 180_000);

afterAll(async () => {
  await browser.close();
  await demo.stop();
});

const pbx = (): Promise<AtPbx> => demo.get<AtPbx>('/starface/people/0101');

test('a click on a number in the mail makes the phone ring, and hanging up in the pane ends it', async () => {
  await pane.getByRole('button', { name: '+49 171 3920042 anrufen' }).click({ timeout: 60_000 });
  const ringing = await eventually(pbx, ({ telephonyState }) => telephonyState === 'ringing');
  expect(ringing.calls.map((call) => call.with)).toEqual(['+491713920042']);
  await pane.getByRole('button', { name: /auflegen/i }).click({ timeout: 30_000 });
  await eventually(pbx, ({ calls }) => calls.length === 0);
}, 120_000);

test('the pane follows the selected mail', async () => {
  await page.getByText('RE: Project Harbour').first().click();
  await pane.getByRole('button', { name: /\+44/ }).first().waitFor({ timeout: 30_000 });
  await expect(pane.getByText('Katrin Wölfle').count()).resolves.toBe(0);
}, 60_000);

test('a colleague who takes a call shows as on the phone', async () => {
  await pane.getByRole('tab', { name: 'Team' }).click();
  await demo.post('/starface/people/0102/call', { state: 'connected', with: '+493023125999' });
  await pane.getByText('telefoniert').first().waitFor({ timeout: 30_000 });
  await demo.post('/starface/people/0102/call', { state: 'idle', with: '+493023125999' });
}, 60_000);

test('nothing of it broke the content security policy or threw', () => {
  expect(problems).toEqual([]);
});
