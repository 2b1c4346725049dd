/** Part 5: the function keys, and the own table of the sync with what the administrator has locked in it. */
import { expect, test } from '@jest/globals';
import { eventually } from '../../support/eventually.ts';
import {
  anna,
  asAdministrator,
  atPbx,
  callOf,
  closeMe,
  limitMs,
  openMe,
  ringsAndEnds,
  type Session,
} from './session.ts';

const other = '+493023125995';

export function keysTests(session: () => Session): void {
  test('function keys show what they are for and who is busy; pressed here they do what they do at the phone', async () => {
    const { demo, pane } = session();
    await callOf(session(), '0102', 'connected', other);
    await openMe(session(), 'Funktionstasten');
    const sheet = pane.getByRole('dialog');
    const keys = sheet.getByRole('listitem');
    await keys.first().waitFor({ timeout: limitMs });
    const texts = (await keys.allInnerTexts()).map((text) => text.split(/\n+/).join(': '));
    // What only keeps keys apart at the telephone is none.
    expect(texts).toEqual([
      'Ben Kurz: Kollegin, Kollege · besetzt',
      'Cem Aydin: Kollegin, Kollege · frei',
      'Petra Albrecht: Kurzwahl',
      'Ruhe: Nicht stören',
      'Alles auf die Mailbox: Rufumleitung',
      'Gruppe Vertrieb: Gruppe',
      'Parkplatz 1: geparkte Anrufe',
    ]);
    await callOf(session(), '0102', 'idle', other);
    await sheet.getByRole('button', { name: 'Ruhe drücken' }).click();
    await pane.getByText('Gedrückt: Ruhe').waitFor({ timeout: limitMs });
    expect((await atPbx(session())).dnd).toBe(true);
    // The lamps are read again with each key that was pressed.
    await sheet.getByText('Kollegin, Kollege · frei').nth(1).waitFor({ timeout: limitMs });
    await demo.post('/starface/people/0101/dnd', { on: false });
    await sheet.getByRole('button', { name: 'Petra Albrecht drücken' }).click();
    await pane.getByText('Gedrückt: Petra Albrecht').waitFor({ timeout: limitMs });
    await closeMe(session());
    await ringsAndEnds(session(), '+493023125001');
  }, 90_000);
}

export function tableTests(session: () => Session): void {
  test('in the own table a row is changed and acts at once; what the administrator locked shows its lock', async () => {
    const { demo, pane } = session();
    const administrator = await asAdministrator(session());
    const { table: before } = (await administrator('GET', '/table')) as { readonly table: unknown };
    await administrator('PUT', '/table', {
      rows: { busyMeeting: { dnd: 'on', locked: true } },
      reverse: { on: true, locked: true },
    });
    await administrator('PUT', '/mode', { mode: 'individual' });
    await openMe(session(), 'Abgleich mit Teams');
    const sheet = pane.getByRole('dialog');
    await sheet.getByText(/nach Ihrer eigenen Tabelle/).waitFor({ timeout: limitMs });
    const rows = sheet.getByRole('region', { name: 'Wenn Teams zeigt …' });
    const locked = rows.getByRole('listitem').filter({ hasText: 'In einer Besprechung' });
    await locked.getByText('Von Ihrer Administration gesperrt').waitFor({ timeout: limitMs });
    expect(await locked.getByRole('combobox').count()).toBe(0);
    expect(await locked.innerText()).toContain('stumm');
    expect(await rows.getByRole('switch', { name: /von Ihrer Administration gesperrt/ }).isDisabled()).toBe(true);

    await rows.getByRole('combobox', { name: 'Abwesend' }).selectOption('stumm');
    await eventually(
      async () => (await demo.api(anna, 'GET', '/api/v1/me/sync')).text(),
      (text) => /"row":"away","dnd":"on"/.test(text),
    );
    const dndAt = (availability: string, dnd: boolean) =>
      demo.post(`/microsoft/people/${anna}/presence`, { availability, activity: availability }).then(() =>
        eventually(
          () => atPbx(session()),
          (state) => state.dnd === dnd,
        ),
      );
    await dndAt('Away', true);
    await dndAt('Available', false);

    await administrator('PUT', '/table', before);
    await administrator('PUT', '/mode', { mode: 'presence-oauth' });
    await sheet.getByText(/nach denselben Regeln für alle/).waitFor({ timeout: limitMs });
    await closeMe(session());
  }, 90_000);
}
