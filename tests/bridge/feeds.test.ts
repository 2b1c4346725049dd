import { expect, test } from '@jest/globals';
import type { Fact } from '../../src/domain/facts.ts';
import { personIdOf, type PbxUser } from '../../src/domain/person.ts';
import { Feeds } from '../../src/bridge/feeds.ts';
import type { ChatFeed, TelephonyFeed } from '../../src/bridge/ports.ts';

type Report<Feed extends { start(report: never): Promise<void> }> = Parameters<Feed['start']>[0];

const anna = personIdOf('tenant', 'anna');

async function started() {
  const facts: Fact[] = [];
  const forAll: Fact[] = [];
  const details: unknown[] = [];
  const watched: (readonly PbxUser[])[] = [];
  let calls: Report<TelephonyFeed> | null = null;
  let chat: Report<ChatFeed> | null = null;
  const feeds = new Feeds({
    telephony: [
      {
        source: 'lamp',
        start: async (report) => void (calls = report),
        watch: (users) => void watched.push(users),
        stop: async () => undefined,
      },
    ],
    chat: {
      start: async (report) => void (chat = report),
      watch: (users) => void watched.push(users),
      stop: async () => undefined,
    },
    connections: { detail: (_side, _name, value) => void details.push(value) },
    personOf: (userId) => (userId === '17' ? anna : undefined),
    post: (_personId, fact) => void facts.push(fact),
    postToAll: (fact) => void forAll.push(fact),
  });
  await feeds.start();
  return {
    feeds,
    facts,
    forAll,
    details,
    watched,
    calls: calls as unknown as Report<TelephonyFeed>,
    chat: chat as unknown as Report<ChatFeed>,
  };
}

test('calls and chat statuses of matched people become facts; those of strangers do not', async () => {
  const { calls, chat, facts, details } = await started();
  calls.calls('17', []);
  calls.calls('18', []);
  const status = { state: 'away', text: 'lunch' } as const;
  chat.statuses(
    new Map([
      ['17', status],
      ['18', status],
    ]),
  );
  expect(facts).toEqual([
    { type: 'callsRead', source: 'lamp', state: 'idle' },
    { type: 'chatSeen', value: status },
  ]);
  expect(details).toEqual(['ok']);
});

test('what is lost is known of nobody any more, and the console is told', async () => {
  const { calls, chat, forAll, details } = await started();
  calls.lost();
  chat.lost();
  chat.refused();
  expect(forAll).toEqual([
    { type: 'callsLost', source: 'lamp' },
    { type: 'chatSeen', value: null },
    { type: 'chatSeen', value: null },
  ]);
  expect(details).toEqual(['unavailable', 'refused']);
});

test('a refused account of the lamps is shown until its lamps are read again', async () => {
  const { calls, details } = await started();
  calls.calls('17', []);
  expect(details).toEqual([]);
  calls.refused?.();
  calls.calls('17', []);
  calls.calls('17', []);
  expect(details).toEqual(['refused', 'ok']);
});

test('a person whose calls cannot be read is unknown, and nobody else', async () => {
  const { calls, facts, forAll } = await started();
  calls.unknown('17');
  expect([facts, forAll]).toEqual([[{ type: 'callsLost', source: 'lamp' }], []]);
});

test('every feed watches the same people', async () => {
  const { feeds, watched } = await started();
  const user = { id: '17', login: '0101', email: null, firstName: 'Anna', familyName: 'Berg' };
  feeds.watch([user]);
  expect(watched).toEqual([[user], [user]]);
});
