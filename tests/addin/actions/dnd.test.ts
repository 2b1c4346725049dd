import { expect, test } from '@jest/globals';
import { reachableNow } from '../../../src/addin/actions/reachable-now.ts';
import { silent } from '../../../src/addin/actions/silent.ts';
import { me, noon } from '../support/people.ts';
import { createTestPane } from '../support/test-pane.ts';

test('silent with an end is sent with its end and shown at once', async () => {
  const { pane, api } = await createTestPane();
  await silent.perform(pane, { until: noon + 1_800_000 });
  expect(api.dnds).toEqual([{ on: true, until: '2026-03-10T11:30:00.000Z' }]);
  expect(pane.live.get().me?.dnd).toEqual({ on: true, origin: 'person', until: '2026-03-10T11:30:00.000Z' });
  expect(pane.desk.get().notice?.text).toBe('Your phones are silent until 12:30.');
});

test('silent without an end names none', async () => {
  const { pane, api } = await createTestPane();
  await silent.perform(pane, { until: null });
  expect(api.dnds).toEqual([{ on: true }]);
  expect(pane.live.get().me?.dnd).toEqual({ on: true, origin: 'person' });
});

test('reachable now takes the silence away, whoever set it', async () => {
  const { pane, api } = await createTestPane({ state: { me: me({ dnd: { on: true, origin: 'bridge' } }) } });
  await reachableNow.perform(pane);
  expect(api.dnds).toEqual([{ on: false }]);
  expect(pane.live.get().me?.dnd).toEqual({ on: false, origin: null });
});

test.each([
  ['silent', async (pane: Parameters<typeof silent.perform>[0]) => silent.perform(pane, { until: null })],
  ['reachable now', async (pane: Parameters<typeof silent.perform>[0]) => reachableNow.perform(pane)],
])('%s that was refused shows the old state and the reason', async (_name, perform) => {
  const { pane, api } = await createTestPane();
  const before = pane.live.get().me;
  api.failNext('starface.unavailable');
  await perform(pane);
  expect(pane.live.get().me).toBe(before);
  expect(pane.desk.get().notice?.tone).toBe('problem');
});

test('both work without a linked account, because the bridge’s own one sets them', async () => {
  const { pane } = await createTestPane({ state: { me: me({ linked: false }) } });
  expect([silent.isAvailable(pane, { until: null }).ok, reachableNow.isAvailable(pane).ok]).toEqual([true, true]);
});
