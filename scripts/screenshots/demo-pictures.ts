/** Pictures of the demo as it runs: the pane beside a mail, its sign-in's window, and every page of the console. */
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { openBrowser } from '../../tests/support/browser.ts';
import { runDemo, type RunningDemo } from '../../tests/support/demo-process.ts';

type Look = { readonly locale: 'de-DE' | 'en-GB'; readonly theme: 'light' | 'dark' };

/** Each page of the console: its part of the address, and what is there only once its answers are. */
const pages = [
  ['overview', '[role=group] dl'],
  ['people', '[role=row]'],
  ['individual', 'select'],
  ['rules', 'main h2'],
  ['scope', 'input[type=radio]'],
  ['pbx', 'form'],
  ['microsoft', 'dl'],
] as const;

const looks: readonly Look[] = [
  { locale: 'en-GB', theme: 'light' },
  { locale: 'de-DE', theme: 'dark' },
];

/** @returns how many pictures were written */
export async function demoPictures(folder: string): Promise<number> {
  const demo = await runDemo(['--people', '25']);
  let written = 0;
  try {
    await makeBusy(demo);
    for (const look of looks) {
      const language = look.locale === 'de-DE' ? 'de' : 'en';
      const browser = await openBrowser(language);
      try {
        const keep = async (page: Page, name: string, fullPage: boolean): Promise<void> => {
          const path = join(folder, `${name}-${language}-${look.theme}.png`);
          await page.screenshot({ path, fullPage, animations: 'disabled', caret: 'hide' });
          written += 1;
        };
        const options: BrowserContextOptions = {
          locale: look.locale,
          colorScheme: look.theme,
          reducedMotion: 'reduce',
          timezoneId: 'Europe/Berlin',
        };
        const outlook = await browser.newPage({ ...options, viewport: { width: 1366, height: 768 } });
        await showPane(outlook, demo, language, look.theme);
        await keep(outlook, 'outlook', false);
        const signedOut = await browser.newPage({ ...options, ignoreHTTPSErrors: true });
        const signIn = await openSignIn(signedOut, demo, language, look.theme);
        await keep(signIn, 'sign-in-failed', false);
        const console = await browser.newPage({ ...options, viewport: { width: 1200, height: 800 } });
        await console.goto(demo.addresses.console);
        for (const [name, ready] of pages) {
          await goTo(console, demo, name, ready);
          await keep(console, `console-${name}`, true);
        }
      } finally {
        await browser.close();
      }
    }
  } finally {
    await demo.stop();
  }
  return written;
}

/** An hour of work: somebody is in a meeting, somebody on the phone, and a call was missed. */
async function makeBusy(demo: RunningDemo): Promise<void> {
  await demo.post('/microsoft/people/cem.aydin@nordlicht-handel.example/presence', {
    availability: 'Busy',
    activity: 'InAMeeting',
  });
  await demo.post('/starface/people/0102/call', { state: 'connected', with: '+493023125999' });
  await demo.post('/starface/people/0101/call', { state: 'ringing', with: '+494066969820' });
  await demo.post('/starface/people/0101/call', { state: 'idle', with: '+494066969820' });
}

async function showPane(page: Page, demo: RunningDemo, language: string, theme: string): Promise<void> {
  await page.goto(`${demo.addresses.outlook}?lang=${language}&theme=${theme}`);
  const pane = page.frameLocator('iframe[name="addin"]');
  await pane.locator('.page .call').first().waitFor({ timeout: 60_000 });
  // The strip is whole once it names the phone, the first rows once the colleague's call is known.
  await pane
    .locator('.strip-state')
    .getByText(/klingelt:|rings:/)
    .waitFor({ timeout: 60_000 });
  await pane
    .getByText(/telefoniert|on the phone/)
    .first()
    .waitFor({ timeout: 60_000 });
  await pane.getByRole('button', { name: /Ben Kurz, 102/ }).waitFor({ timeout: 60_000 });
  const hint = pane.locator('section.notice button');
  while ((await hint.count()) > 0) await hint.click();
}

/** The sign-in's window of an Outlook without nested app authentication, while Microsoft can't be reached. */
async function openSignIn(page: Page, demo: RunningDemo, language: string, theme: string): Promise<Page> {
  await page.goto(`${demo.addresses.outlook}?client=ltsc2021&lang=${language}&theme=${theme}`);
  const button = page.frameLocator('iframe[name="addin"]').locator('.strip .button.primary');
  await button.waitFor({ timeout: 60_000 });
  await page.context().route(`${demo.addresses.entra}/**`, (route) => route.abort());
  const [window] = await Promise.all([page.context().waitForEvent('page'), button.click()]);
  await window.setViewportSize({ width: 320, height: 570 });
  await window.getByRole('button', { name: /^(Erneut versuchen|Try again)$/ }).waitFor({ timeout: 60_000 });
  return window;
}

async function goTo(page: Page, demo: RunningDemo, name: string, ready: string): Promise<void> {
  await page.getByRole('tablist').first().waitFor({ timeout: 30_000 });
  await page.goto(`${demo.addresses.bridge}/admin/#${name}`);
  await page.locator(ready).first().waitFor({ timeout: 30_000 });
}
