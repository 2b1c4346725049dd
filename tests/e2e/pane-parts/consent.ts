/** The administrator's consent, where the browser's own rules decide which cookies come back. */
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Session } from './session.ts';

export function consentTests(session: () => Session): void {
  test('accepting leads back to the console, which is still signed in and says so', async () => {
    const { demo } = session();
    const page = await goToConsent(session());
    await page.getByRole('link', { name: 'Accept' }).click();
    await page.getByText(/Consent granted/).waitFor();
    expect(page.url()).toBe(`${demo.addresses.bridge}/admin/#microsoft`);
    expect(await page.getByText('granted', { exact: true }).count()).toBe(2);
    const names = (await page.context().cookies(demo.addresses.bridge)).map(({ name }) => name);
    expect(names).toEqual(['console']);
    await page.context().close();
  }, 60_000);

  test('cancelling leads back too, and the console says that nothing was granted', async () => {
    const { demo } = session();
    const page = await goToConsent(session());
    await page.getByRole('link', { name: 'Cancel' }).click();
    await page.getByText(/consent was not given/).waitFor();
    expect(await page.getByText(/consent\.denied/).count()).toBe(1);
    expect(page.url()).toBe(`${demo.addresses.bridge}/admin/#microsoft`);
    await page.context().close();
  }, 60_000);
}

/** From the console to Microsoft's question. */
async function goToConsent({ demo, browser }: Session): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB', ignoreHTTPSErrors: true });
  const page = await context.newPage();
  await page.goto(demo.addresses.console);
  await page.getByRole('tab', { name: 'Microsoft 365' }).click();
  await page.getByRole('button', { name: 'Grant consent' }).click();
  await page.waitForURL((url) => url.href.startsWith(demo.addresses.entra));
  const person = page.getByRole('link', { name: /anna\.berg/i });
  await person
    .or(page.getByRole('link', { name: 'Accept' }))
    .first()
    .waitFor();
  if (await person.isVisible()) await person.click();
  await page.getByRole('link', { name: 'Accept' }).waitFor();
  return page;
}
