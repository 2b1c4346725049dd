/** Part 7: wherever Outlook shows the pane; and part 9: what foreign text and other pages can't do to it. */
import { expect, test } from '@jest/globals';
import { openMail, selectMail, limitMs, type Session } from './session.ts';

export function surroundingsTests(session: () => Session): void {
  test('text of a mail does nothing: no request, no script, only its number is read', async () => {
    const { demo, page, pane, problems } = session();
    const before = problems.length;
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('traced') && request.frame().name() === 'addin') asked.push(request.url());
    });
    const { bridge } = demo.addresses;
    await openMail(
      session(),
      'hostile',
      `<p>Tel. 030 23125 777</p><img src="${bridge}/traced.png" onerror="parent.taken=1"><script>window.taken=1</script>
<link rel="stylesheet" href="${bridge}/traced.css"><form action="${bridge}/traced"><input autofocus onfocus="window.taken=1"></form>`,
    );
    await pane.getByRole('tab', { name: /^Mail/ }).click();
    await pane.getByRole('button', { name: '+49 30 23125777 anrufen' }).waitFor({ timeout: limitMs });
    const taken = await page.frame({ name: 'addin' })?.evaluate(() => 'taken' in window);
    expect([asked, taken]).toEqual([[], false]);
    // Outlook itself shows the mail, in a sandbox, and the browser tells what it kept from it.
    const others = problems.splice(before).filter((text) => !/sandboxed|NotSameOrigin/.test(text));
    expect(others).toEqual([]);
  }, 60_000);

  test('the pane may be framed by Outlook only, runs no script but its own, and keeps no token of its own', async () => {
    const { demo, page } = session();
    const answer = await fetch(`${demo.addresses.bridge}/addin/index.html`);
    const policy = answer.headers.get('content-security-policy') ?? '';
    const framing = /frame-ancestors ([^;]*)/.exec(policy)?.[1]?.split(' ') ?? [];
    const microsofts =
      /^https:\/\/(\*|outlook(-sdf)?)\.(cloud\.microsoft|office(365)?\.com|live\.com|officeapps\.live\.com)$/;
    expect(framing.filter((host) => !microsofts.test(host))).toEqual([demo.addresses.outlook]);
    expect(policy).toMatch(/default-src 'none'|default-src 'self'/);
    expect(policy).not.toMatch(/script-src[^;]*'unsafe-(inline|eval)'/);
    const kept = await page.frame({ name: 'addin' })?.evaluate(() => ({
      local: Object.entries<string>({ ...localStorage }),
      session: Object.entries<string>({ ...sessionStorage }),
      cookies: document.cookie,
    }));
    const isToken = ([key, value]: [string, string]): boolean => /eyJ[\w-]+\./.test(value) && !/msal|login/i.test(key);
    expect(kept?.local.filter(([, value]) => /eyJ[\w-]+\./.test(value))).toEqual([]);
    expect(kept?.session.filter(isToken)).toEqual([]);
    expect(kept?.cookies).toBe('');
  }, 60_000);

  test('with nothing selected the calls are shown, and the next mail is followed', async () => {
    const { pane } = session();
    await selectMail(session(), null);
    await pane.getByRole('tab', { name: /^Mail/ }).click();
    await pane.getByText(/^Öffnen Sie eine Mail oder einen Termin/).waitFor({ timeout: limitMs });
    await selectMail(session(), 'rueckruf');
    await pane.getByRole('button', { name: /\+49 89 99998120 anrufen$/ }).waitFor({ timeout: limitMs });
  }, 60_000);

  test('Outlook turns dark, and so does the pane', async () => {
    const { page, pane } = session();
    await page.evaluate(() => window.outlook.theme('dark'));
    await pane.locator('.root.dark').waitFor({ timeout: limitMs });
    await page.evaluate(() => window.outlook.theme('light'));
    await pane.locator('.root.light').waitFor({ timeout: limitMs });
  }, 60_000);

  test('beside a draft the people and numbers are those that are written so far', async () => {
    const { page, pane } = session();
    await page.evaluate(() => {
      const to = [{ name: 'Ben Kurz', address: 'ben.kurz@nordlicht-handel.example' }];
      window.outlook.compose({ to, subject: 'Rampe 4', html: '<p>Erreichbar unter 030 23125 778</p>' });
      window.outlook.openPane();
    });
    await pane.getByRole('button', { name: 'Ben Kurz, 102 anrufen' }).waitFor({ timeout: 2 * limitMs });
    await pane.getByRole('button', { name: /\+49 30 23125778 anrufen$/ }).waitFor();
    await page.evaluate(() =>
      window.outlook.recipients('cc', [{ name: 'Cem Aydin', address: 'cem.aydin@nordlicht-handel.example' }]),
    );
    await pane.getByRole('button', { name: 'Cem Aydin, 103 anrufen' }).waitFor({ timeout: limitMs });
  }, 90_000);

  test.each([
    ['own-meeting', /\+49 30 23125700 anrufen$/, 'Katrin Wölfle'],
    ['invited-meeting', /\+44 20 7946 0500 anrufen$/, 'Oliver Whitcombe'],
  ])(
    'beside an appointment (%s) stand its people and the number to dial in',
    async (id, number, somebody) => {
      const { page, pane } = session();
      await page.evaluate((appointment) => {
        window.outlook.appointment(appointment);
        window.outlook.openPane();
      }, id);
      await pane.getByRole('tab', { name: /^Termin/ }).waitFor({ timeout: 2 * limitMs });
      const people = pane.getByRole('region', { name: 'Personen in diesem Termin' });
      await people.getByText(somebody).waitFor({ timeout: limitMs });
      await pane.getByRole('button', { name: number }).first().waitFor({ timeout: limitMs });
    },
    90_000,
  );

  test('on a phone, in English, the same pane calls, and no pin is spoken of', async () => {
    const { demo, browser } = session();
    const phone = await browser.newPage();
    await phone.goto(`${demo.addresses.outlook}?client=ios&lang=en`);
    const there = phone.frameLocator('iframe[name="addin"]');
    await there.getByRole('tab', { name: /^Mail/ }).waitFor({ timeout: 2 * limitMs });
    await there
      .getByRole('button', { name: /^Call Katrin Wölfle, / })
      .first()
      .waitFor({ timeout: limitMs });
    expect(await there.getByText(/pin at the top/).count()).toBe(0);
    await phone.close();
  }, 90_000);
}
