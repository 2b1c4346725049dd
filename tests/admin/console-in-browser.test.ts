import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { FakeAdmin } from '../support/fake-services.ts';
import { anOffice } from './an-office.ts';
import { overflow } from '../support/barriers.ts';
import { code, look, startConsole, type ConsoleBrowser } from './console-browser.ts';

let console: ConsoleBrowser;
let admin: FakeAdmin;

beforeAll(async () => {
  admin = anOffice();
  console = await startConsole(admin);
}, 120_000);

afterAll(() => console.stop());

test('the code in the address opens the console and does not stay there, and nothing is refused by the policy', async () => {
  const { page, faults } = await console.open();
  await page.goto(`${console.address}/admin/#code=${code}`);
  await page.getByRole('heading', { name: 'Connections' }).waitFor();
  expect(page.url()).toBe(`${console.address}/admin/`);
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
  const { page, faults } = await console.open({ colorScheme: 'dark' });
  admin.mode = 'presence-oauth';
  await page.goto(`${console.address}/admin/`);
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
  // What is fading out still holds the keyboard.
  await dialog.waitFor({ state: 'detached' });

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
  const { page, faults } = await console.open({ locale: 'de-DE', viewport: { width: 400, height: 800 } });
  admin.hold = true;
  await page.goto(`${console.address}/admin/#code=${code}`);
  await page.getByRole('button', { name: 'Aufheben' }).waitFor();
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  await look(page, 'narrow-german');
  await page.getByRole('tab', { name: 'Personen' }).click();
  await page.getByText('Anna Berg').waitFor();
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  await look(page, 'narrow-people-german');
  admin.hold = false;
  expect(faults).toEqual([]);
  await page.context().close();
});

test('a browser with an odd locale is shown the console in English', async () => {
  const { page, faults } = await console.open();
  await page.addInitScript(() => Object.defineProperty(navigator, 'language', { value: 'en-US@posix' }));
  await page.goto(`${console.address}/admin/#code=${code}`);
  await page.getByRole('heading', { name: 'Connections' }).waitFor();
  expect(faults).toEqual([]);
  await page.context().close();
});

test('no other page can show the console in a frame', async () => {
  const other = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html').end(`<iframe src="${console.address}/admin/"></iframe>`);
  });
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { page } = await console.open();
  const blocked = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'));
  await page.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`);
  expect((await blocked).text()).toContain("frame-ancestors 'none'");
  expect(page.frames()[1]?.url()).toBe('chrome-error://chromewebdata/');
  await page.context().close();
  other.closeAllConnections();
  await new Promise((resolve) => other.close(resolve));
});
