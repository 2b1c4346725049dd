import { expect, test } from '@jest/globals';
import { hangUp } from '../../../src/addin/actions/hang-up.ts';
import { call } from '../support/people.ts';
import { createTestPane } from '../support/test-pane.ts';

const running = call({ id: 'a' });

test('the call ends and leaves the dock', async () => {
  const { pane, api } = await createTestPane({ state: { calls: [running, call({ id: 'b' })] } });
  await hangUp.perform(pane, running);
  expect(api.hungUp).toEqual(['a']);
  expect(pane.live.get().calls.map(({ id }) => id)).toEqual(['b']);
});

test('a call that is over already is what was wanted', async () => {
  const { pane, api } = await createTestPane({ state: { calls: [running] } });
  api.failNext('not-found');
  await hangUp.perform(pane, running);
  expect([pane.live.get().calls, pane.desk.get().notice]).toEqual([[], null]);
});

test('a call that could not be ended stays, and the reason is told', async () => {
  const { pane, api } = await createTestPane({ state: { calls: [running] } });
  api.failNext('starface.unavailable');
  await hangUp.perform(pane, running);
  expect(pane.live.get().calls).toEqual([running]);
  expect(pane.desk.get().notice).toMatchObject({
    tone: 'problem',
    text: 'The phone system can’t be reached right now.',
  });
});
