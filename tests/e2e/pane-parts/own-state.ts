/** Parts 5 and 6: what stands behind the strip, and the end of a link. */
import { expect, test } from '@jest/globals';
import { eventually } from '../../support/eventually.ts';
import { anna, atPbx, closeMe, limitMs, openMe, selectMail, type Session, type Write } from './session.ts';

export function ownStateTests(session: () => Session): void {
  test('silent for an hour ends by itself, says what callers get, and the pane behind it can be reached again', async () => {
    const { pane } = session();
    await pane.locator('.strip-state').click({ timeout: limitMs });
    const sheet = pane.getByRole('dialog');
    await sheet.getByText(/Anrufer erreichen: (Besetzt|Mailbox)/).waitFor({ timeout: limitMs });
    await sheet.getByRole('button', { name: '1 Std.' }).click();
    await sheet
      .getByRole('status')
      .getByText(/Ihre Telefone sind bis .* stumm/)
      .waitFor({ timeout: limitMs });
    await eventually(
      () => atPbx(session()),
      ({ dnd }) => dnd,
    );
    await sheet.getByRole('button', { name: 'Jetzt erreichbar' }).click();
    await eventually(
      () => atPbx(session()),
      ({ dnd }) => !dnd,
    );
    await closeMe(session());
  }, 90_000);

  test('a redirection is switched on and off, and the strip says where callers go', async () => {
    const { demo, pane } = session();
    const since = new Date().toISOString();
    await openMe(session(), 'Rufumleitung');
    const always = pane.getByRole('dialog').getByRole('switch', { name: 'Immer' }).first();
    await always.click({ timeout: limitMs });
    await pane.getByText('Anrufer erreichen jetzt: Mailbox').waitFor({ timeout: limitMs });
    await always.click();
    await pane.getByText('Anrufer erreichen jetzt: Ihr Telefon').waitFor({ timeout: limitMs });
    await closeMe(session());
    const writes = await demo.get<readonly Write[]>(`/writes?since=${since}`);
    expect(writes.filter(({ operation }) => operation === 'setRedirect')).toHaveLength(2);
  }, 90_000);

  test('the chat text is set, the sync is paused and goes on, and why says what decides', async () => {
    const { demo, pane } = session();
    await openMe(session(), 'Chat-Status');
    const sheet = pane.getByRole('dialog');
    await sheet.getByLabel('Freier Text').fill('Im Lager');
    await sheet.getByRole('button', { name: 'Speichern' }).click();
    await eventually(
      () => demo.get<object>('/starface/people/0101'),
      (state) => JSON.stringify(state).includes('Im Lager'),
    );
    await sheet.getByRole('button', { name: 'Zurück' }).click();
    await sheet.getByRole('button', { name: /^Abgleich mit Teams/ }).click();
    await sheet.getByRole('button', { name: 'Für heute' }).click({ timeout: limitMs });
    await sheet.getByText(/^Angehalten bis/).waitFor({ timeout: limitMs });
    await sheet.getByRole('button', { name: 'Wieder einschalten' }).click();
    await sheet.getByRole('button', { name: 'Für heute' }).waitFor({ timeout: limitMs });
    await sheet.getByRole('button', { name: 'Zurück' }).click();
    await sheet.getByRole('button', { name: /^Warum ist das so/ }).click();
    for (const name of ['Teams sagt', 'Ihr Telefon sagt', 'Regel'])
      await sheet.getByText(name, { exact: true }).waitFor();
    await closeMe(session());
  }, 90_000);

  test('who unlinks loses the password here, and is offered other ways to call', async () => {
    const { demo, page, pane } = session();
    await selectMail(session(), 'angebot');
    await openMe(session(), 'Verknüpftes Konto');
    const sheet = pane.getByRole('dialog');
    await sheet.getByRole('button', { name: 'Verknüpfung lösen' }).click({ timeout: limitMs });
    await sheet.getByText(/Löscht Ihr gespeichertes Passwort/).waitFor();
    await sheet.getByRole('button', { name: 'Verknüpfung lösen' }).click();
    await pane.getByText('Gelöst. Ihr Passwort ist gelöscht.').waitFor({ timeout: limitMs });
    const me: unknown = await (await demo.api(anna, 'GET', '/api/v1/me')).json();
    expect(me).toMatchObject({ linked: false });
    if ((await sheet.count()) > 0) await closeMe(session());
    await pane.getByRole('tab', { name: /^Mail/ }).click();
    await pane.getByRole('button', { name: '+49 171 3920042 anrufen' }).click({ timeout: limitMs });
    await sheet.getByText('Ihr STARFACE-Konto ist noch nicht verknüpft.').waitFor();
    await sheet.getByRole('button', { name: 'Mit der App auf diesem Gerät anrufen' }).waitFor();
    await sheet.getByRole('button', { name: 'Rufnummer kopieren' }).waitFor();
    await page.keyboard.press('Escape');
  }, 90_000);

  test('linking says that the phone system cannot be reached, and that nothing was kept', async () => {
    const { demo, pane, problems } = session();
    const before = problems.length;
    await pane.getByRole('button', { name: 'Verknüpfen', exact: true }).click({ timeout: limitMs });
    const sheet = pane.getByRole('dialog');
    await sheet.getByText(/Melden Sie sich an STARFACE mit Ihrem Microsoft-Konto an/).waitFor();
    await demo.post('/fault', { target: 'starface', kind: 'down' });
    await sheet.getByLabel('STARFACE-Passwort').fill('whatever it is');
    await sheet.getByRole('button', { name: 'Verknüpfen', exact: true }).click();
    await sheet.getByText(/gerade nicht erreichbar. Nichts wurde gespeichert/).waitFor({ timeout: 2 * limitMs });
    await demo.post('/fault', { target: 'starface', kind: 'none' });
    await closeMe(session());
    // The refusal is an answer of the bridge, which the browser logs.
    expect(problems.splice(before).filter((text) => !text.includes('503'))).toEqual([]);
  }, 120_000);
}
