/**
 * What only a real browser shows, on one demo: a person opens a mail, clicks a number, sees the desk phone ring; what the
 * pane loads for it; and the administrator's consent, where the browser's own rules decide which cookies come back.
 */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { budgetBytes, measureFirstPage } from '../bench/pane/first-page.ts';
import { openBrowser } from '../support/browser.ts';
import { runDemo, type RunningDemo } from '../support/demo-process.ts';
import { eventually } from '../support/eventually.ts';
import { callControlTests } from './pane-parts/call-control.ts';
import { consentTests } from './pane-parts/consent.ts';
import { deploymentTests } from './pane-parts/deployment.ts';
import { diallingTests } from './pane-parts/dialling.ts';
import { keysTests, tableTests } from './pane-parts/keys-and-table.ts';
import { externalLoginTests, rightsTests } from './pane-parts/linking.ts';
import { ownStateTests } from './pane-parts/own-state.ts';
import { pastCallsTests } from './pane-parts/past-calls.ts';
import { phonesTests } from './pane-parts/phones.ts';
import { passwordOf, type Session } from './pane-parts/session.ts';
import { signInTests } from './pane-parts/sign-in.ts';
import { surroundingsTests } from './pane-parts/surroundings.ts';

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

/** What a test that failed left behind must not fail all that come after it, each at its limit of time. */
beforeEach(async () => {
  const left = pane.locator('[role=dialog], [role=alertdialog], .card, .field input:not(:placeholder-shown)');
  if ((await left.count()) === 0) return;
  await page.unrouteAll();
  await demo.post('/starface/people/0101/call', { state: 'idle', with: '' });
  await page.reload();
  await pane.getByRole('tablist').waitFor({ timeout: 30_000 });
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

test('somebody without an account at the phone system can be called on the mobile of her profile', async () => {
  await page.getByText('Jour fixe Vertrieb').first().click();
  await pane.getByRole('button', { name: 'Greta Falk, +49 171 3920060 anrufen' }).waitFor({ timeout: 30_000 });
  await pane.getByRole('textbox', { name: 'Name oder Rufnummer' }).fill('falk');
  await pane.getByText('+49 171 3920060 · Mobil').waitFor({ timeout: 30_000 });
  await pane.getByRole('textbox', { name: 'Name oder Rufnummer' }).fill('');
}, 60_000);

test('a colleague who takes a call shows as on the phone', async () => {
  await pane.getByRole('tab', { name: 'Team' }).click();
  await demo.post('/starface/people/0102/call', { state: 'connected', with: '+493023125999' });
  await pane.getByText('telefoniert').first().waitFor({ timeout: 30_000 });
  await demo.post('/starface/people/0102/call', { state: 'idle', with: '+493023125999' });
}, 60_000);

test('the pane outlives the end of the network and of the bridge without being loaded again', async () => {
  const frame = page.frame({ name: 'addin' });
  await frame?.evaluate(() => Object.assign(window, { sameDocument: true }));
  const strip = pane.locator('.strip-state');
  // Errors of the network are what this is about.
  const before = problems.length;
  await page.context().setOffline(true);
  await demo.post('/bridge', { signal: 'SIGKILL' });
  await strip.getByText(/Stand|Offline/).waitFor({ timeout: 30_000 });
  await page.context().setOffline(false);
  // The rows of the last data are still there, and calls work again once the bridge is back.
  await strip.getByText(/Stand|Offline/).waitFor({ state: 'detached', timeout: 60_000 });
  await demo.post('/starface/people/0102/call', { state: 'connected', with: '+493023125999' });
  await pane.getByText('telefoniert').first().waitFor({ timeout: 30_000 });
  await demo.post('/starface/people/0102/call', { state: 'idle', with: '+493023125999' });
  expect(await frame?.evaluate(() => 'sameDocument' in window)).toBe(true);
  const other = problems.splice(before).filter((text) => !/net::ERR|Failed to load resource/.test(text));
  expect(other).toEqual([]);
}, 150_000);

test('an incoming call stands in the dock with the name of the profile, can be held, and ends with a click', async () => {
  const there = '+491713920060';
  await demo.post('/starface/people/0101/call', { state: 'ringing', with: there });
  await pane.getByRole('button', { name: 'Ablehnen' }).waitFor({ timeout: 30_000 });
  await pane.locator('.dock').getByText('Greta Falk', { exact: true }).waitFor();
  await demo.post('/starface/people/0101/call', { state: 'connected', with: there });
  await pane.getByRole('button', { name: 'Halten' }).click({ timeout: 30_000 });
  await pane.getByRole('button', { name: 'Auflegen' }).click();
  await eventually(pbx, ({ calls }) => calls.length === 0);
}, 60_000);

test('a missed call is done with one click, and stays done on another device', async () => {
  await demo.post('/starface/people/0101/call', { state: 'ringing', with: '+493023125998' });
  await pane.getByRole('button', { name: 'Ablehnen' }).waitFor({ timeout: 30_000 });
  await demo.post('/starface/people/0101/call', { state: 'idle', with: '+493023125998' });
  await pane.getByRole('tab', { name: 'Anrufe' }).click();
  await pane.getByRole('button', { name: 'Verpasst', exact: true }).click();
  await pane.getByRole('button', { name: '+49 30 23125998 erledigt' }).click({ timeout: 30_000 });
  await pane
    .getByText(/· erledigt/)
    .first()
    .waitFor();
  const other = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'de-DE' });
  await other.goto(demo.addresses.outlook);
  const there = other.frameLocator('iframe[name="addin"]');
  await there.getByRole('tab', { name: 'Anrufe' }).click({ timeout: 30_000 });
  await there.getByRole('button', { name: 'Verpasst', exact: true }).click({ timeout: 30_000 });
  await there.getByRole('button', { name: /erledigten? Anrufe? zeigen/ }).waitFor({ timeout: 30_000 });
  expect(await there.getByRole('button', { name: '+49 30 23125998 erledigt' }).count()).toBe(0);
  await other.close();
}, 90_000);

test('one click makes the phones silent, another one reachable', async () => {
  await pane.getByRole('button', { name: '30 Minuten stumm' }).click({ timeout: 30_000 });
  await eventually(
    () => demo.get<{ readonly dnd: boolean }>('/starface/people/0101'),
    ({ dnd }) => dnd,
  );
  await pane.getByRole('button', { name: 'Jetzt erreichbar' }).first().click({ timeout: 30_000 });
  await eventually(
    () => demo.get<{ readonly dnd: boolean }>('/starface/people/0101'),
    ({ dnd }) => !dnd,
  );
}, 60_000);

const session = (): Session => ({ demo, browser, page, pane, problems });

diallingTests(session);
phonesTests(session);
callControlTests(session);
pastCallsTests(session);
keysTests(session);
tableTests(session);
ownStateTests(session);

test('an account is linked in the pane: a wrong password is told as such, the right one is enough', async () => {
  const password = await passwordOf(session(), '0101');
  await demo.api('anna.berg@nordlicht-handel.example', 'DELETE', '/api/v1/me/starface');
  await pane.getByRole('button', { name: 'Verknüpfen', exact: true }).click({ timeout: 30_000 });
  expect(await pane.getByLabel('STARFACE-Anmeldung').inputValue()).toBe('0101');
  const form = pane.getByRole('dialog');
  await pane.getByLabel('STARFACE-Passwort').fill('not this one');
  await form.getByRole('button', { name: 'Verknüpfen', exact: true }).click();
  await form.getByText(/nimmt dieses Passwort nicht an/).waitFor({ timeout: 30_000 });
  await pane.getByLabel('STARFACE-Passwort').fill(password);
  await form.getByRole('button', { name: 'Verknüpfen', exact: true }).click();
  await pane.getByText('Verknüpft. Ihr Telefon ist bereit.').waitFor({ timeout: 30_000 });
  // The refusal of the wrong password is an answer of the bridge, which the browser logs.
  const refusals = problems.splice(0).filter((text) => !text.includes('422'));
  expect(refusals).toEqual([]);
  // What belonged to the former link is gone with it.
  const list = await eventually(
    () => demo.api('anna.berg@nordlicht-handel.example', 'GET', '/api/v1/call-list?missed=true'),
    ({ ok }) => ok,
  );
  expect(await list.text()).not.toContain('"done":true');
}, 90_000);

rightsTests(session);
deploymentTests(session);
surroundingsTests(session);

test('nothing of it broke the content security policy or threw', () => {
  expect(problems).toEqual([]);
});

test('the pane loads at most 220 KB of gzip JavaScript before the first number can be dialled', async () => {
  const { gzipBytes, files } = await measureFirstPage(browser, demo.addresses.outlook);
  // Sign-in, numbering plans, texts and the pane itself: fewer files would mean that nothing was measured.
  expect(files).toBeGreaterThanOrEqual(4);
  expect(gzipBytes).toBeLessThanOrEqual(budgetBytes);
}, 120_000);

signInTests(session);
consentTests(session);
externalLoginTests(session);
