/** Part 6: what an account can't be linked for, or can't do afterwards. */
import { expect, test } from '@jest/globals';
import { limitMs, passwordOf, type Session } from './session.ts';

const ivo = 'ivo.petrov@nordlicht-handel.example';
const cem = 'cem.aydin@nordlicht-handel.example';

export function rightsTests(session: () => Session): void {
  test('whose account lacks rights is told so when it is linked, when he calls, and what else he misses', async () => {
    const { demo, browser } = session();
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'de-DE' });
    await page.goto(`${demo.addresses.outlook}?user=${ivo}`);
    const pane = page.frameLocator('iframe[name="addin"]');
    await pane.getByRole('button', { name: 'Verknüpfen', exact: true }).click({ timeout: limitMs });
    const sheet = pane.getByRole('dialog');
    expect(await sheet.getByLabel('STARFACE-Anmeldung').inputValue()).toBe('0109');
    await sheet.getByLabel('STARFACE-Passwort').fill(await passwordOf(session(), '0109'));
    await sheet.getByRole('button', { name: 'Verknüpfen', exact: true }).click();
    await pane.getByText(/^Verknüpft. Zum Telefonieren fehlt Ihrem Konto .* das Recht/).waitFor({ timeout: limitMs });
    // A phone that won't ring is not named.
    expect(
      await pane
        .locator('.strip-state')
        .getByText(/klingelt/)
        .count(),
    ).toBe(0);
    await pane.getByRole('button', { name: '+49 171 3920042 anrufen' }).click({ timeout: limitMs });
    await sheet.getByText('Ihrem Konto an der Telefonanlage fehlt das Recht dafür.').waitFor();
    await sheet.getByRole('button', { name: 'Mit der App auf diesem Gerät anrufen' }).waitFor();
    await page.keyboard.press('Escape');
    await pane.locator('.strip-state').click();
    await sheet.getByText('Ihrem Konto an der Telefonanlage fehlt das Recht dafür: Rufumleitung.').waitFor();
    await page.close();
    await demo.api(ivo, 'DELETE', '/api/v1/me/starface');
  }, 90_000);
}

/** The last of its demo: the password is gone for good. */
export function externalLoginTests(session: () => Session): void {
  test('who signs in at STARFACE with a Microsoft account alone is told why no password helps, and what does', async () => {
    // Somebody of whom nobody asked anything yet: a person has so many requests a minute.
    const { demo, browser } = session();
    await demo.api(cem, 'DELETE', '/api/v1/me/starface');
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'de-DE' });
    await page.goto(`${demo.addresses.outlook}?user=${cem}`);
    const pane = page.frameLocator('iframe[name="addin"]');
    await pane.getByRole('button', { name: 'Verknüpfen', exact: true }).click({ timeout: limitMs });
    const sheet = pane.getByRole('dialog');
    await sheet.getByLabel('STARFACE-Passwort').fill(await passwordOf(session(), '0103'));
    await demo.post('/starface/people/0103/external-login', {});
    await sheet.getByRole('button', { name: 'Verknüpfen', exact: true }).click();
    await sheet.getByText(/nimmt dieses Passwort nicht an/).waitFor({ timeout: limitMs });
    await sheet.getByText(/mit Ihrem Microsoft-Konto an\? Dann gibt es kein Passwort/).waitFor();
    const me: unknown = await (await demo.api(cem, 'GET', '/api/v1/me')).json();
    expect(me).toMatchObject({ linked: false });
    await page.keyboard.press('Escape');
    await pane
      .getByRole('button', { name: /anrufen$/ })
      .first()
      .click({ timeout: limitMs });
    await sheet.getByRole('button', { name: 'Mit der App auf diesem Gerät anrufen' }).waitFor({ timeout: limitMs });
    await sheet.getByRole('button', { name: 'Rufnummer kopieren' }).waitFor();
    await page.close();
  }, 60_000);
}
