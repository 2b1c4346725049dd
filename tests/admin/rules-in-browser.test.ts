/** The rule editor in a real browser: by keyboard alone from an empty list to rules that are switched on; files in and out. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { importRules } from '../../src/contract/rules.ts';
import type { FakeAdmin } from '../support/fake-services.ts';
import { anOffice, someRules } from './an-office.ts';
import { overflow } from '../support/barriers.ts';
import { code, look, startConsole, type ConsoleBrowser } from './console-browser.ts';

let console: ConsoleBrowser;
let admin: FakeAdmin;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bridge-rules-'));
  admin = anOffice();
  console = await startConsole(admin);
}, 120_000);

afterAll(async () => {
  await console.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function openRules(page: Page): Promise<void> {
  await page.goto(`${console.address}/admin/#code=${code}`);
  await page.getByRole('tab', { name: 'Rules' }).click();
  await page.getByRole('heading', { name: 'Central rules' }).waitFor();
}

/** Goes on with Tab until the control with this name has the focus: what cannot be reached so fails. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const fits = (label: string): boolean => (typeof name === 'string' ? label === name : name.test(label));
  for (let steps = 0; steps < 80; steps += 1) {
    await page.keyboard.press('Tab');
    const label = await page.evaluate(() => {
      const { activeElement } = document;
      if (!(activeElement instanceof HTMLElement)) return '';
      const labelled = activeElement as HTMLInputElement;
      return activeElement.getAttribute('aria-label') ?? labelled.labels?.[0]?.innerText ?? activeElement.innerText;
    });
    if (fits(label.trim())) return;
  }
  throw new Error(`Tab does not reach ${String(name)}`);
}

test('by keyboard alone: a rule is added, moved, deleted and brought back, previewed, saved and switched on', async () => {
  admin.ruleSet = someRules.slice(0, 3);
  const { page, faults } = await console.open();
  await openRules(page);

  await tabTo(page, 'Add rule');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Add a rule' });
  await dialog.waitFor();
  await tabTo(page, /^Name/);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('Focus time');
  await tabTo(page, 'Focusing');
  await page.keyboard.press('Space');
  await tabTo(page, 'DND');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await tabTo(page, 'Chat status');
  for (let times = 0; times < 2; times += 1) await page.keyboard.press('ArrowDown');
  await tabTo(page, 'Chat text');
  await page.keyboard.type('Focusing {{until}}');
  await tabTo(page, 'Apply');
  await page.keyboard.press('Enter');
  // The bridge finds the fault, the dialog stays, and nothing typed is lost.
  await dialog
    .getByRole('alert')
    .getByText(/"Focus time".*no placeholder/)
    .waitFor();
  expect(await dialog.getByRole('alert').isVisible()).toBe(true);
  await look(page, 'rule-dialog');
  await page.keyboard.press('Shift+Tab');
  await dialog.getByLabel('Chat text').focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('Focusing {until}');
  await tabTo(page, 'Apply');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });

  const order = () =>
    page.locator('ol > li').evaluateAll((items) => items.map((item) => item.getAttribute('aria-label')));
  expect((await order())[0]).toBe('Rule 1: Focus time');
  await page.getByRole('button', { name: 'Move “Focus time” down' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('“Focus time” is now rule 2 of 4.').waitFor();
  await page.keyboard.press('Alt+ArrowDown');
  expect((await order())[2]).toBe('Rule 3: Focus time');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Edit “Focus time”');

  await tabTo(page, 'More for “Focus time”');
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Delete' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByText('Rule “Focus time” is deleted.').waitFor();
  await page.getByRole('button', { name: 'Undo' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('Focus time', { exact: true }).waitFor();
  expect((await order())[2]).toBe('Rule 3: Focus time');
  expect(admin.asked.some(({ what }) => what === 'setRules')).toBe(false);

  await page.getByRole('button', { name: 'Preview' }).focus();
  await page.keyboard.press('Enter');
  await page
    .getByRole('region', { name: /what these rules would do/ })
    .getByText('would have DND')
    .waitFor();
  await look(page, 'preview');
  await page.getByRole('button', { name: 'Save and switch on' }).focus();
  await page.keyboard.press('Enter');
  const mode = page.getByRole('dialog', { name: 'Change the synchronisation' });
  await mode.getByText(/Now: 4 people in the sync/).waitFor();
  expect(admin.ruleSet.map(({ name }) => name)).toContain('Focus time');
  for (const box of await mode.getByRole('checkbox').all()) {
    await box.focus();
    await page.keyboard.press('Space');
  }
  await look(page, 'mode-central');
  await mode.getByRole('button', { name: 'Switch on' }).focus();
  await page.keyboard.press('Enter');
  await mode.waitFor({ state: 'detached' });
  expect(admin.mode).toBe('central');
  expect(faults).toEqual([]);
  await page.context().close();
}, 120_000);

test('a file with faults changes nothing and every fault is named; what is exported comes back as it was', async () => {
  admin.ruleSet = someRules;
  const { page, faults } = await console.open({ viewport: { width: 360, height: 720 } });
  await openRules(page);
  const bad = join(folder, 'bad.json');
  writeFileSync(
    bad,
    JSON.stringify({ version: 1, rules: [{ ...someRules[0], what: { dnd: 'maybe' }, colour: 'red' }] }),
  );
  await page.locator('input[type=file]').setInputFiles(bad);
  const dialog = page.getByRole('dialog', { name: '“bad.json” is not taken' });
  await dialog.getByText('Rule 1 "Sales at lunch", what, dnd: is not one of: on, off, unchanged').waitFor();
  await dialog.getByText('Rule 1 "Sales at lunch": does not know: colour').waitFor();
  await look(page, 'import-faults');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await page.locator('ol > li').count()).toBe(someRules.length);

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  const path = await (await download).path();
  expect(importRules(readFileSync(path, 'utf8'))).toEqual({ ok: true, rules: someRules });

  admin.ruleSet = [];
  await page.reload();
  await page.getByText(/There are no rules yet/).waitFor();
  await look(page, 'rules-empty');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'rules.json', mimeType: 'application/json', buffer: readFileSync(path) });
  await page.getByText('“rules.json” is read: 6 rules').waitFor();
  await page.getByText('Never fires').waitFor();
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText(/unsaved changes/).waitFor({ state: 'detached' });
  expect(admin.ruleSet).toEqual(someRules);
  expect(faults).toEqual([]);
  await page.context().close();
}, 120_000);

test('the other dialogs and drawers have no barriers: why, certificate, lamps, scope', async () => {
  const { page, faults } = await console.open({ colorScheme: 'dark', locale: 'de-DE' });
  await page.goto(`${console.address}/admin/#code=${code}`);
  await page.getByRole('tab', { name: 'Personen' }).click();
  await page.getByRole('button', { name: 'Einzelheiten: Anna Berg' }).click();
  const drawer = page.getByRole('dialog', { name: /Warum ist Anna Berg/ });
  await drawer.getByText(/die Anlage hat es bestätigt/).waitFor();
  await look(page, 'why-german');
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'detached' });

  await page.getByRole('tab', { name: 'Telefonanlage' }).click();
  await page.getByRole('button', { name: 'Zertifikat bestätigen' }).click();
  const ask = page.getByRole('dialog', { name: 'Zertifikat bestätigen' });
  await ask.getByText(/erneuert/).waitFor();
  await look(page, 'certificate-german');
  await ask.getByRole('button', { name: 'Diesem Zertifikat vertrauen' }).click();
  await page.getByText('Fingerabdruck bestätigt', { exact: true }).waitFor();
  await page.getByLabel('Login des technischen Kontos').fill('0200');
  await page.getByLabel('Sein Passwort').fill('geheim');
  await page.getByRole('button', { name: 'Selbsttest starten' }).click();
  await page.getByText('starface.not-provided').waitFor();
  await look(page, 'lamps-german');

  await page.getByRole('tab', { name: 'Umfang' }).click();
  await page
    .getByRole('combobox', { name: 'Auszunehmende Gruppen und Personen' })
    .fill('0103@example.com, 0104@example.com');
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'Nicht gespeicherte Änderungen' }).waitFor();
  await look(page, 'scope-changed-german');
  await page.getByRole('button', { name: 'Speichern' }).click();
  await page.getByRole('region', { name: 'Nicht gespeicherte Änderungen' }).waitFor({ state: 'detached' });
  expect(admin.scopeView.scope.exclude).toEqual(['0190', 'group:Reception', '0103@example.com', '0104@example.com']);
  expect(faults).toEqual([]);
  await page.context().close();
}, 120_000);
