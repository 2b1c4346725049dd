/** Parts 2 and 4: running calls, colleagues. */
import { expect, test } from '@jest/globals';
import { eventually } from '../../support/eventually.ts';
import { atPbx, callOf, limitMs, selectMail, type Session, type Write } from './session.ts';

const first = '+493023125997';
const second = '+493023125996';

export function callControlTests(session: () => Session): void {
  test('a second call has a card of its own and leaves a half-typed transfer alone, which then goes through', async () => {
    const { pane } = session();
    // Which phone would ring for a call from here.
    await pane
      .locator('.strip-state')
      .getByText(/klingelt: 101\./)
      .waitFor({ timeout: limitMs });
    await callOf(session(), '0101', 'ringing', first);
    await pane.getByRole('button', { name: 'Weiterleiten' }).click({ timeout: limitMs });
    const target = pane.getByRole('textbox', { name: /^Weiterleiten an/ });
    await target.fill('Cem');
    await callOf(session(), '0101', 'ringing', second);
    await pane.locator('.card').nth(1).waitFor({ timeout: limitMs });
    expect(await target.inputValue()).toBe('Cem');
    await pane.getByRole('button', { name: 'An Cem Aydin weiterleiten' }).first().click();
    await pane.getByText('An Cem Aydin weitergeleitet.').waitFor({ timeout: limitMs });
    await eventually(
      () => atPbx(session(), '0103'),
      ({ calls }) => calls.some((call) => call.with === first),
    );
    await callOf(session(), '0103', 'idle', first);
    await callOf(session(), '0101', 'idle', second);
    await pane.locator('.card').waitFor({ state: 'detached', timeout: limitMs });
  }, 90_000);

  test('two calls are joined to a conference of three with one click', async () => {
    const { demo, pane } = session();
    const since = new Date().toISOString();
    await callOf(session(), '0101', 'connected', first);
    await callOf(session(), '0101', 'connected', second);
    await pane.getByRole('button', { name: 'Alle Anrufe zur Konferenz verbinden' }).click({ timeout: limitMs });
    await pane.getByText('Alle Anrufe sind verbunden.').waitFor({ timeout: limitMs });
    const writes = await demo.get<readonly Write[]>(`/writes?since=${since}`);
    expect(writes.filter(({ operation }) => operation === 'startConferenceCall')).toHaveLength(1);
    // All three talk: both calls go on at the phone system, and both cards say so.
    expect((await atPbx(session())).calls.map((call) => [call.with, call.state])).toEqual([
      [first, 'connected'],
      [second, 'connected'],
    ]);
    expect(await pane.locator('.card').filter({ hasText: 'verbunden' }).count()).toBe(2);
    await callOf(session(), '0101', 'idle', first);
    await callOf(session(), '0101', 'idle', second);
    await pane.locator('.card').first().waitFor({ state: 'detached', timeout: limitMs });
  }, 90_000);

  test('the team says what phone and Teams say in one line; people of the mail and favourites come first', async () => {
    const { demo, pane } = session();
    await selectMail(session(), 'angebot');
    await pane.getByRole('tab', { name: 'Team' }).click();
    const inMail = pane.getByRole('region', { name: 'Personen in dieser Mail' });
    await inMail.getByText('Ben Kurz').waitFor({ timeout: limitMs });
    await demo.post('/microsoft/people/ben.kurz@nordlicht-handel.example/presence', {
      availability: 'Busy',
      activity: 'InAMeeting',
    });
    await inMail.getByText(/nicht stören, Teams: in Besprechung|in Besprechung/).waitFor({ timeout: limitMs });
    await pane.getByRole('button', { name: 'Cem Aydin zu den Favoriten' }).click();
    const favourites = pane.getByRole('region', { name: 'Favoriten' });
    await favourites.getByText('Cem Aydin').waitFor({ timeout: limitMs });
    await favourites.getByRole('button', { name: 'Cem Aydin aus den Favoriten nehmen' }).click();
    await favourites.waitFor({ state: 'detached', timeout: limitMs });
  }, 90_000);
}
