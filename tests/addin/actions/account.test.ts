import { expect, test } from '@jest/globals';
import { link } from '../../../src/addin/actions/link.ts';
import { unlink } from '../../../src/addin/actions/unlink.ts';
import { me } from '../support/people.ts';
import { createTestPane } from '../support/test-pane.ts';

test('linking opens its form', async () => {
  const { pane } = await createTestPane({ state: { me: me({ linked: false }) } });
  await link.perform(pane);
  expect(pane.desk.get().sheet).toEqual({ kind: 'link' });
});

test('unlinking asks the bridge, shows at once and says that the password is gone', async () => {
  const { pane, api } = await createTestPane();
  await unlink.perform(pane);
  expect([api.unlinks, pane.live.get().me?.linked]).toEqual([1, false]);
  expect(pane.desk.get().notice?.text).toBe('Unlinked. Your password is deleted.');
});

test('an unlinking that failed leaves the account linked', async () => {
  const { pane, api } = await createTestPane();
  api.failNext('unreachable');
  await unlink.perform(pane);
  expect([api.unlinks, pane.live.get().me?.linked]).toEqual([0, true]);
});

test.each([
  [{ me: me({ linked: false }) }, true, 'reason.notLinked'],
  [{ me: me() }, 'reason.linkedAlready', true],
  [{ me: me({ match: null, linked: false }) }, 'reason.noAccount', 'reason.notLinked'],
  [{ connection: 'offline' as const }, 'reason.offline', 'reason.offline'],
])('with %j linking is %j and unlinking is %j', async (state, linking, unlinking) => {
  const { pane } = await createTestPane({ state });
  const [one, other] = [link.isAvailable(pane), unlink.isAvailable(pane)];
  expect([one.ok || one.reason, other.ok || other.reason]).toEqual([linking, unlinking]);
});
