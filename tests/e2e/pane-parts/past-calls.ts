/** Part 3: the call list, older pages of it, what can be done about a call, and the messages. */
import { expect, test } from '@jest/globals';
import { limitMs, ringsAndEnds, type Session } from './session.ts';

const missedFrom = '+493023125996';

export function pastCallsTests(session: () => Session): void {
  test('past calls are filtered, tell what they were, and are called back', async () => {
    const { pane } = session();
    await pane.getByRole('tab', { name: /^Anrufe/ }).click();
    await pane.getByRole('button', { name: 'Alle', exact: true }).click();
    await pane.getByRole('button', { name: 'Nach Name oder Rufnummer filtern' }).click();
    await pane.getByRole('searchbox', { name: 'Nach Name oder Rufnummer filtern' }).fill('5996');
    const row = pane.getByRole('button', { name: /^verpasster Anruf, \+49 30 23125996/ });
    await row.click({ timeout: limitMs });
    await pane.getByText(/^verpasster Anruf/).waitFor();
    expect(await pane.getByRole('tabpanel').getByText('+49 30 23125997').count()).toBe(0);
    await pane.getByRole('button', { name: '+49 30 23125996 anrufen' }).first().click();
    await ringsAndEnds(session(), missedFrom);
  }, 90_000);

  test('calls of days ago come with the next page, and what is filtered for is looked for there, too', async () => {
    const { pane } = session();
    const list = pane.getByRole('tabpanel');
    const calls = list.getByRole('button', { name: /Owen Evans,? .*$/ }).and(list.locator('[aria-expanded]'));
    await pane.getByRole('searchbox', { name: 'Nach Name oder Rufnummer filtern' }).fill('Evans');
    const more = list.getByRole('button', { name: 'Auch unter älteren Anrufen suchen' });
    await more.waitFor({ timeout: limitMs });
    const before = await calls.count();
    expect(before).toBeGreaterThan(0);
    await more.click();
    await calls.nth(before).waitFor({ timeout: limitMs });
    // The list of the first person of the demo has two pages.
    await more.waitFor({ state: 'detached' });
    await pane.getByRole('searchbox', { name: 'Nach Name oder Rufnummer filtern' }).fill('');
    // Newest first, and nothing of the first page a second time.
    const rows = await list.locator('.row-main').evaluateAll((all) => all.map((row) => row.getAttribute('aria-label')));
    expect(rows.length).toBeGreaterThan(50);
    expect(new Set(rows).size).toBe(rows.length);
  }, 90_000);

  test('a mail to a colleague who called is begun in Outlook, with his address and the time of his call', async () => {
    const { page, pane } = session();
    await pane.getByRole('searchbox', { name: 'Nach Name oder Rufnummer filtern' }).fill('aydin');
    await pane
      .getByRole('button', { name: /^verpasster Anruf, Cem Aydin/ })
      .first()
      .click({ timeout: limitMs });
    const before = await page.evaluate(() => window.outlook.forms().length);
    await pane.getByRole('button', { name: 'Mail schreiben' }).click({ timeout: limitMs });
    await page.waitForFunction((count) => window.outlook.forms().length > count, before);
    const [form] = (await page.evaluate(() => window.outlook.forms())).slice(-1);
    expect(form).toMatchObject({
      kind: 'displayNewMessageForm',
      parameters: {
        toRecipients: ['cem.aydin@nordlicht-handel.example'],
        subject: expect.stringMatching(/^Ihr Anruf \(.+\)$/),
      },
    });
    await pane.getByRole('button', { name: 'Nach Name oder Rufnummer filtern' }).click();
  }, 60_000);

  test('messages on the mailbox say from whom, when, how long and what is new, and can be called back or written to', async () => {
    const { page, pane } = session();
    await pane.getByRole('button', { name: 'Mailbox', exact: true }).click();
    const messages = pane.getByRole('tabpanel').getByRole('listitem');
    await messages.nth(2).waitFor({ timeout: limitMs });
    const texts = await messages.allInnerTexts();
    expect(texts).toHaveLength(3);
    expect(texts[0]).toMatch(/^Petra Albrecht\s+neu · .+ · 00:42 · \+49 30 23125001$/);
    expect(texts[1]).toMatch(/^\+49 30 23125860\s+neu · .+ · 00:18$/);
    expect(texts[2]).toMatch(/^Greta Falk\s+(?!neu).+ · 01:05 · .+$/);
    await messages.first().getByRole('button', { name: 'Petra Albrecht, +49 30 23125001 anrufen' }).waitFor();
    // Her address stands in the details of the PBX's address book alone.
    await messages.first().getByText('Petra Albrecht').click();
    const before = await page.evaluate(() => window.outlook.forms().length);
    await messages.first().getByRole('button', { name: 'Mail schreiben' }).click({ timeout: limitMs });
    await page.waitForFunction((count) => window.outlook.forms().length > count, before);
    const [form] = (await page.evaluate(() => window.outlook.forms())).slice(-1);
    expect(form).toMatchObject({ parameters: { toRecipients: ['p.albrecht@hafen-logistik.example'] } });
  }, 60_000);
}
