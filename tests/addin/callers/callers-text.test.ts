import { expect, test } from '@jest/globals';
import { callersText } from '../../../src/addin/callers/callers-text.ts';
import { createRedirectionsStore, type Redirections } from '../../../src/addin/callers/redirections-store.ts';
import { createFakeTelephone } from '../support/fake-telephone.ts';
import { createTestPane } from '../support/test-pane.ts';

const { pane } = await createTestPane();
await pane.numbers.ready();

const slot = (
  trigger: 'always' | 'busy' | 'timeout',
  target: Redirections[number]['target'],
  enabled = true,
): Redirections[number] => ({
  id: trigger,
  trigger,
  enabled,
  target,
  number: null,
});
const mailbox = { kind: 'mailbox', mailboxId: '1' } as const;
const mobile = { kind: 'number', number: '01713920055' } as const;

test.each<[string, boolean | null, Redirections | null, string | null]>([
  ['reachable', false, [], 'your phone'],
  ['reachable, busy goes to voicemail', false, [slot('busy', mailbox)], 'your phone'],
  ['always to a mobile', false, [slot('always', mobile)], '+49 171 3920055'],
  ['silent without redirection', true, [], 'busy'],
  ['silent, busy goes to voicemail', true, [slot('busy', mailbox)], 'voicemail'],
  ['silent, the redirection is switched off', true, [slot('busy', mailbox, false)], 'busy'],
  ['silent, after a time to a mobile', true, [slot('timeout', mobile)], '+49 171 3920055'],
  ['redirections not read', true, null, null],
  ['silence not known', null, [], null],
])('%s: callers get %4$s', (_name, dnd, redirections, text) => {
  expect(callersText(dnd, redirections, pane)).toBe(text);
});

test('the redirections are read once for everybody, and what was known outlives a failure', async () => {
  const telephone = createFakeTelephone();
  telephone.answers.redirections = { redirections: [slot('busy', mailbox)], callersGet: { kind: 'phone' } };
  const store = createRedirectionsStore(telephone);
  let heard = 0;
  const stop = store.subscribe(() => (heard += 1));
  await store.load();
  telephone.failNext('starface.unavailable');
  await store.load();
  stop();
  expect([store.get()?.length, heard]).toEqual([1, 1]);
});
