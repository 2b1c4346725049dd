/** Part 6: where Outlook signs nobody in, a window of its own does. */
import { expect, test } from '@jest/globals';
import type { BrowserContext, Page, Route } from 'playwright-core';
import { barriers } from '../../support/barriers.ts';
import type { Session } from './session.ts';

export function signInTests(session: () => Session): void {
  test('an Outlook that signs nobody in gets a window upon a click: Microsoft asks there, and the pane is signed in', async () => {
    const { demo, browser } = session();
    const context = await browser.newContext({ locale: 'de-DE', colorScheme: 'dark', ignoreHTTPSErrors: true });
    const microsoft = await interceptMicrosoft(context);
    const page = await context.newPage();
    await page.goto(`${demo.addresses.outlook}/?client=ltsc2021&user=anna.berg@nordlicht-handel.example`);
    const pane = page.frameLocator('iframe[name="addin"]');
    const button = pane.locator('.strip').getByRole('button', { name: 'Anmelden' });
    const opened = async (): Promise<Page> => {
      const [popup] = await Promise.all([context.waitForEvent('page'), button.click({ timeout: 60_000 })]);
      return popup;
    };
    await button.waitFor({ timeout: 60_000 });
    expect(context.pages()).toHaveLength(1);

    // Given up: the pane says so, and nothing opens again by itself.
    await (await opened()).close();
    await pane.getByText('Die Anmeldung wurde abgebrochen.').waitFor();
    expect(context.pages()).toHaveLength(1);

    // Microsoft says no: the window closes, the pane names the one who can help.
    microsoft.authorize = (route) => refuse(route, 'AADSTS90094: consent');
    const refused = await opened();
    await refused.getByText('Ihr Administrator muss die Anmeldung erst erlauben.').waitFor();
    await refused.close();
    await pane.getByText('Code: AADSTS90094').waitFor();

    // The network fails on the way back, twice, as MSAL tries once more: the window says so and begins again.
    microsoft.failingTokens = 2;
    const dialog = await opened();
    const faults: string[] = [];
    dialog.on('pageerror', (error) => faults.push(error.message));
    dialog.on('console', (line) => {
      if (/content security policy/i.test(line.text())) faults.push(line.text());
    });
    await dialog.getByRole('link', { name: /anna\.berg/i }).click();
    await dialog.getByRole('alert').getByText('Microsoft ist nicht erreichbar.').waitFor();
    expect(await barriers(dialog)).toEqual([]);
    expect(await dialog.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
    const end = dialog.waitForEvent('close');
    await dialog.getByRole('button', { name: 'Erneut versuchen' }).click();
    await end;
    await pane.getByRole('button', { name: '30 Minuten stumm' }).waitFor({ timeout: 30_000 });
    expect(await pane.getByText(/Code: AADSTS/).count()).toBe(0);
    expect(faults).toEqual([]);
    // The window took everything with it, and the pane stores no token.
    const stored = page.frame({ name: 'addin' })?.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
    expect(/eyJ|msal/.test((await stored) ?? 'msal')).toBe(false);

    // The next time Microsoft knows the person, and the window passes through without a click.
    await page.reload();
    await (await opened()).waitForEvent('close');
    await pane.getByRole('button', { name: '30 Minuten stumm' }).waitFor({ timeout: 30_000 });

    // A pane that was closed meanwhile takes nothing, and what is left of the window holds nothing.
    await page.reload();
    const atMicrosoft = new Promise<Route>((resolve) => (microsoft.authorize = resolve));
    const left = await opened();
    const held = await atMicrosoft;
    await page.locator('.pane-head').getByRole('button', { name: 'Schließen' }).click();
    await held.continue();
    await left.getByText('Sie sind angemeldet.').waitFor();
    expect(await left.evaluate(() => /eyJ/.test(JSON.stringify([localStorage, sessionStorage])))).toBe(false);
    await left.close();

    // Who opens the page himself begins nothing.
    await page.goto(`${demo.addresses.bridge}/addin/sign-in.html`);
    await page.getByText('Diese Seite öffnet sich nur aus dem Telefonbereich in Outlook.').waitFor();
    expect(await barriers(page)).toEqual([]);
    await context.close();
  }, 120_000);
}

type AtMicrosoft = {
  /** What becomes of the next sign-in instead of Microsoft's page; null: that page. */
  authorize: ((route: Route) => unknown) | null;
  /** So many of the next requests for tokens find no network. */
  failingTokens: number;
};

/**
 * For as long as the context lives: where interception ends while a window is on its way, as it does by itself after the
 * last of `times`, Chromium may lose that window's navigation.
 */
async function interceptMicrosoft(context: BrowserContext): Promise<AtMicrosoft> {
  const next: AtMicrosoft = { authorize: null, failingTokens: 0 };
  await context.route(/\/authorize\?/, async (route) => {
    const { authorize } = next;
    next.authorize = null;
    await (authorize === null ? route.continue() : authorize(route));
  });
  await context.route(/\/token\?/, async (route) => {
    next.failingTokens -= 1;
    await (next.failingTokens < 0 ? route.continue() : route.abort());
  });
  return next;
}

/** Back to where the sign-in began, as Entra ID does it with an error. */
async function refuse(route: Route, description: string): Promise<void> {
  const asked = new URL(route.request().url()).searchParams;
  const answer = new URLSearchParams({
    error: 'access_denied',
    error_description: description,
    state: asked.get('state') ?? '',
  });
  await route.fulfill({ status: 302, headers: { location: `${asked.get('redirect_uri')}#${answer.toString()}` } });
}
