/** Part 1: what a number can be called from, and what is asked or refused before. */
import { expect, test } from '@jest/globals';
import { atPbx, openMail, ringsAndEnds, selectMail, limitMs, type Session } from './session.ts';

const field = ({ pane }: Session) => pane.getByRole('textbox', { name: 'Name oder Rufnummer' });

export function diallingTests(session: () => Session): void {
  test('people of the mail stand above the numbers of its text, each with the name it belongs to', async () => {
    const { pane } = session();
    await selectMail(session(), 'angebot');
    await pane.getByRole('tab', { name: /^Mail/ }).click();
    const people = pane.getByRole('region', { name: 'Personen in dieser Mail' });
    await people.getByRole('button', { name: 'Katrin Wölfle, +49 30 23125417 anrufen' }).waitFor({ timeout: limitMs });
    await people.getByRole('button', { name: 'Ben Kurz, 102 anrufen' }).waitFor();
    const numbers = pane.getByRole('region', { name: /^Rufnummern im Text/ });
    await numbers.getByText('Mobil · Katrin Wölfle').waitFor();
    await numbers.getByText('Fax · Katrin Wölfle').waitFor();
  }, 60_000);

  test('a number that was pasted in any writing is shown normalised, called so, and called again with one click', async () => {
    const { pane } = session();
    await field(session()).fill('(040) 66969-820');
    await pane.getByText('+49 40 66969820 wählen').waitFor({ timeout: limitMs });
    await pane.getByRole('button', { name: '+49 40 66969820 anrufen' }).click();
    await ringsAndEnds(session(), '+494066969820');
    await field(session()).fill('');
    await pane.getByRole('tab', { name: /^Anrufe/ }).click();
    // The same number a second time within seconds is taken for a double click.
    await pane.getByRole('button', { name: 'Noch einmal anrufen' }).waitFor({ timeout: limitMs });
  }, 90_000);

  test('the dial pad writes into the field, and codes for the phone system are not dialled from here', async () => {
    const { pane } = session();
    await pane.getByRole('button', { name: 'Wähltasten' }).click();
    const keys = pane.getByRole('group', { name: 'Wähltasten' });
    for (const key of ['1', '0', '3']) await keys.getByRole('button', { name: key, exact: true }).click();
    await pane.getByRole('button', { name: /Cem Aydin, 103 anrufen/ }).waitFor({ timeout: limitMs });
    await field(session()).fill('*21*03023125#');
    await pane.getByText('Codes mit * oder # werden von hier nicht gewählt.').waitFor({ timeout: limitMs });
    await field(session()).fill('');
    await pane.getByRole('button', { name: 'Wähltasten', exact: true }).first().click();
  }, 60_000);

  test('what costs, calls for help or hides where it leads is asked about, and “cancel” calls nobody', async () => {
    const { pane } = session();
    await pane.getByRole('tab', { name: /^Mail/ }).click();
    await openMail(
      session(),
      'hotline',
      `<p>Hotline: 0900 1 234567</p><p>Zentrale: <a href="tel:+4930231257999">030 23125-111</a></p>
<p><a href="tel:*21*03023125112%23">Hier klicken</a>, um Ihre Anrufe umzuleiten.</p>`,
    );
    for (const [typed, name, warning] of [
      ['', /900 1 234567 anrufen$/, 'Premium-Nummer: Ein Anruf kann teuer sein.'],
      ['', /\+49 30 231257999 anrufen$/, 'Der Text zeigt eine andere Nummer, als der Link wählt.'],
      ['112', /112 anrufen$/, 'Das ist eine Notrufnummer.'],
    ] as const) {
      await field(session()).fill(typed);
      await pane.getByRole('button', { name }).click({ timeout: limitMs });
      const question = pane.getByRole('alertdialog', { name: 'Diese Nummer anrufen?' });
      await question.getByText(warning).waitFor();
      await question.getByRole('button', { name: 'Abbrechen' }).click();
    }
    await field(session()).fill('');
    // A code in a link is nothing to call.
    expect(
      await pane
        .getByRole('region', { name: /^Rufnummern im Text/ })
        .getByRole('listitem')
        .count(),
    ).toBe(2);
    expect((await atPbx(session())).calls).toEqual([]);
  }, 60_000);

  test('a reminder to call becomes an appointment of Outlook', async () => {
    const { page, pane } = session();
    await selectMail(session(), 'angebot');
    await pane.getByRole('button', { name: /^\+49 171 3920042, / }).click({ timeout: limitMs });
    await pane.getByRole('button', { name: 'An Rückruf erinnern' }).click();
    await page.waitForFunction(() => window.outlook.forms().length > 0);
    const [form] = (await page.evaluate(() => window.outlook.forms())).slice(-1);
    expect(form).toMatchObject({
      kind: 'displayNewAppointmentForm',
      parameters: { subject: 'Katrin Wölfle anrufen', body: expect.stringContaining('+49 171 3920042') },
    });
  }, 60_000);
}
