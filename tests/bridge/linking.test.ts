/** Linking: only the matched account, nothing inherited, and the PBX's answers in the contract's words. */
import { expect, test } from '@jest/globals';
import { dialable } from '../../src/bridge/dialable.ts';
import { Linking, toServiceError } from '../../src/bridge/linking.ts';
import { OutsideError, type AccountEvents, type Log, type OutsideErrorKind } from '../../src/bridge/ports.ts';
import type { Fact } from '../../src/domain/facts.ts';
import { personIdOf, type Match, type PbxUser } from '../../src/domain/person.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { createMemoryStore } from '../support/memory-store.ts';

const anna = personIdOf('tenant', 'anna');
const quiet: Log = { info: nothing, warn: nothing, error: nothing, child: () => quiet };

function nothing(): void {
  // Nobody reads the log of these tests.
}

function pbxUser(id: string): PbxUser {
  return { id, login: `01${id}`, email: 'anna@example.com', firstName: 'Anna', familyName: 'Berg' };
}

function matchWith(id: string): Match {
  const microsoftUser = {
    id: 'anna',
    upn: 'anna@example.com',
    name: 'Anna Berg',
    mail: null,
    proxyAddresses: [],
    enabled: true,
  };
  return { personId: anna, kind: 'mail', pbxUser: pbxUser(id), microsoftUser };
}

function start(matchedId = '17') {
  const store = createMemoryStore();
  const facts: Fact[] = [];
  const opened: AccountEvents[] = [];
  const owner = { id: '17', match: matchWith(matchedId) };
  const clock = new ManualClock(Date.UTC(2026, 10, 24, 8));
  const linking = new Linking({
    accounts: {
      verify: async ({ password }) => {
        if (password === 'wrong') {
          throw new OutsideError('starface', 'unauthorized', 'starface.wrong-credentials', 'refused');
        }
        return pbxUser('17');
      },
      open: (_credentials, events) => {
        opened.push(events);
        return {
          capabilities: () => ['call.place'],
          placeCall: async (number) => ({ id: 'c', state: 'ringingOut', number, name: null, connectedAt: null }),
          hangUp: async () => undefined,
          close: async () => undefined,
        };
      },
    },
    store,
    clock,
    log: quiet,
    match: () => owner.match,
    post: (_personId, fact) => void facts.push(fact),
    callsChanged: nothing,
    linkChanged: nothing,
  });
  return { linking, store, facts, opened, owner, clock };
}

test('a linked person is in the store and his session is open', async () => {
  const { linking, store, opened } = start();
  await linking.link(anna, { login: '0117', password: 'right' });
  expect([linking.isLinked(anna), opened.length, (await store.loadLinks()).length]).toEqual([true, 1, 1]);
});

test('a wrong password is told as such and nothing is kept', async () => {
  const { linking, store } = start();
  await expect(linking.link(anna, { login: '0117', password: 'wrong' })).rejects.toMatchObject({
    code: 'starface.wrong-credentials',
  });
  expect([linking.isLinked(anna), await store.loadLinks()]).toEqual([false, []]);
});

test("another person's account is refused although its password is right", async () => {
  const { linking, store } = start('99');
  await expect(linking.link(anna, { login: '0117', password: 'right' })).rejects.toMatchObject({
    code: 'starface.other-account',
  });
  expect(await store.loadLinks()).toEqual([]);
});

test('a person who is matched with another PBX user later loses link and secret', async () => {
  const { linking, store, owner } = start();
  await linking.link(anna, { login: '0117', password: 'right' });
  await linking.stop();
  owner.match = matchWith('99');
  linking.matched();
  await new Promise((resolve) => setImmediate(resolve));
  expect([linking.isLinked(anna), await store.loadLinks()]).toEqual([false, []]);
});

test('after a start each session is opened once, a few at a time, however often people are matched meanwhile', async () => {
  const { linking, store, opened, clock } = start();
  for (const name of ['anna', 'bernd', 'clara']) {
    await store.saveLink({ personId: personIdOf('tenant', name), pbxUserId: '17', login: name, password: 'p' });
  }
  await linking.load();
  linking.matched();
  linking.matched();
  expect(opened.length).toBe(1);
  clock.advance(1_000);
  linking.matched();
  clock.advance(1_000);
  expect(opened.length).toBe(3);
});

test('a call that ended is no running call any more, and the engine hears of it', async () => {
  const { linking, facts, opened } = start();
  await linking.link(anna, { login: '0117', password: 'right' });
  const call = { id: 'c', number: null, name: null, connectedAt: null };
  opened[0]?.calls([{ ...call, state: 'connected' }]);
  opened[0]?.calls([{ ...call, state: 'ended' }]);
  expect(linking.calls(anna)).toEqual([]);
  expect(facts).toEqual([
    { type: 'callsRead', source: 'linked', state: 'onCall' },
    { type: 'callsRead', source: 'linked', state: 'idle' },
  ]);
});

test('nobody hangs up a call that is not his', async () => {
  const { linking } = start();
  await linking.link(anna, { login: '0117', password: 'right' });
  await expect(linking.hangUp(anna, 'of-somebody-else')).rejects.toMatchObject({ code: 'not-found' });
});

test.each<[OutsideErrorKind, string]>([
  ['unauthorized', 'starface.wrong-credentials'],
  ['forbidden', 'capability.missing'],
  ['rejected', 'number.refused'],
  ['notFound', 'not-found'],
  ['rateLimited', 'busy'],
  ['unavailable', 'starface.unavailable'],
])('what the PBX ends as %s is %s for the person', (kind, code) => {
  expect(toServiceError(new OutsideError('starface', kind, 'starface.x', 'x')).code).toBe(code);
});

test.each<[OutsideErrorKind, string]>([
  ['unauthorized', 'starface.sign-in-refused'],
  ['rejected', 'starface.sign-in-refused'],
  ['rejected', 'starface.sign-in-stale'],
])('a sign-in in the browser that ends as %s, %s, is told as that, not as a wrong password or number', (kind, code) => {
  expect(toServiceError(new OutsideError('starface', kind, code, 'x')).code).toBe(code);
});

test.each([
  ['+49 (0)30 23125-417', '+493023125417'],
  ['102', '102'],
])('%s is dialled as %s', (raw, number) => {
  expect(dialable(raw)).toBe(number);
});

test.each(['*21*0301234#', 'call me', '+49 30 1234,,5', ''])('%s never reaches the PBX', (raw) => {
  expect(() => dialable(raw)).toThrow(expect.objectContaining({ code: 'number.invalid' }));
});
