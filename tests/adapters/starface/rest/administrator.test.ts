import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Pbx } from '../../../../src/bridge/ports.ts';
import type { StarfaceSimulator } from '../../../simulators/starface/index.ts';
import { LinkedPerson } from '../support/linked-person.ts';

let linked: LinkedPerson;
let simulator: StarfaceSimulator;
let pbx: Pbx;

beforeEach(async () => {
  linked = await LinkedPerson.start(9, { budget: { startPerSecond: 1_000, ceilingPerSecond: 1_000 } });
  ({ simulator } = linked);
  ({ pbx } = linked.starface);
});

afterEach(() => linked.stop());

const anna = (): string => String(simulator.person('anna').userId);
const readDnd = () => linked.outcome(pbx.readDnd(anna(), 'poll'));
const setDnd = async (on: boolean): Promise<void> => {
  const { basis } = await linked.outcome(pbx.readDnd(anna(), 'claim'));
  await linked.outcome(pbx.writeDnd(anna(), on, basis, 'claim'));
};
const refused = () => simulator.person('0001').refusedLogins;

test('DND is set and seen on the telephone, with one login for all', async () => {
  await setDnd(true);
  expect(simulator.person('anna').state().dnd).toBe(true);
  expect((await readDnd()).on).toBe(true);
  await setDnd(false);
  expect(simulator.person('anna').state().dnd).toBe(false);
  const { byOperation } = simulator.stats();
  expect(Object.entries(byOperation).filter(([operation]) => /login/i.test(operation))).toHaveLength(2);
  expect(simulator.unknownRequests()).toEqual([]);
});

test('a change of e-mail, a new login and a deletion are seen by the next list', async () => {
  const ofAnna = async () => (await linked.outcome(pbx.listUsers())).find(({ firstName }) => firstName === 'Anna');
  expect(await ofAnna()).toMatchObject({ login: '0101', email: 'anna@example.com' });
  simulator.person('anna').changeEmail('anna.neu@example.com');
  expect(await ofAnna()).toMatchObject({ email: 'anna.neu@example.com' });
  simulator.person('anna').changeLogin('0999');
  expect(await ofAnna()).toMatchObject({ login: '0999' });
  const userId = anna();
  simulator.person('anna').delete();
  expect(await ofAnna()).toBeUndefined();
  await expect(linked.outcome(pbx.readDnd(userId, 'poll'))).rejects.toMatchObject({ kind: 'notFound' });
});

test('a token that expired is replaced without anybody noticing', async () => {
  await setDnd(true);
  simulator.expireTokens();
  expect((await readDnd()).on).toBe(true);
  simulator.restart();
  await linked.clock.advance(61_000);
  expect((await readDnd()).on).toBe(true);
});

test('many who find the token expired cause one login', async () => {
  await readDnd();
  const login = (): number => {
    const logins = Object.entries(simulator.stats().byOperation).filter(([operation]) => /login/i.test(operation));
    return logins.reduce((sum, [, count]) => sum + count, 0);
  };
  const before = login();
  simulator.expireTokens();
  await linked.outcome(Promise.all(Array.from({ length: 10 }, () => pbx.readDnd(anna(), 'poll'))));
  expect(login() - before).toBeLessThanOrEqual(2);
});

test('a password that was changed is refused once and never tried again, until it is told to', async () => {
  await readDnd();
  simulator.person('0001').changePassword('Neu-1');
  simulator.expireTokens();
  for (let round = 0; round < 5; round += 1) {
    await expect(readDnd()).rejects.toMatchObject({ kind: 'unauthorized', code: 'starface.wrong-credentials' });
    await linked.clock.advance(3_600_000);
  }
  expect(refused()).toBe(1);
  linked.starface.forgetRefusal();
  await expect(readDnd()).rejects.toMatchObject({ code: 'starface.wrong-credentials' });
  expect(refused()).toBe(2);
  simulator.person('0001').changePassword(simulator.admin.password);
  linked.starface.forgetRefusal();
  expect((await readDnd()).on).toBe(false);
});

test('nothing is asked before the end of a Retry-After', async () => {
  await readDnd();
  simulator.setFault({ kind: 'status', status: 429, retryAfter: 30 });
  await expect(readDnd()).rejects.toMatchObject({ kind: 'rateLimited', retryAfterMs: 30_000 });
  simulator.setFault({ kind: 'none' });
  const { requests } = simulator.stats();
  const startedAt = linked.clock.now();
  while (linked.clock.now() - startedAt < 25_000) {
    await expect(readDnd()).rejects.toMatchObject({ kind: 'rateLimited' });
    await linked.clock.advance(5_000);
  }
  expect(simulator.stats().requests).toBe(requests);
  await linked.clock.advance(5_000);
  expect((await readDnd()).on).toBe(false);
});

test.each([
  [{ kind: 'status', status: 503 }, 'unavailable'],
  [{ kind: 'status', status: 403 }, 'forbidden'],
  [{ kind: 'status', status: 401 }, 'unauthorized'],
  [{ kind: 'reset' }, 'unavailable'],
  [{ kind: 'down' }, 'unavailable'],
] as const)('while the PBX shows %j everything is %s, and works at once when it is over', async (fault, kind) => {
  await setDnd(true);
  simulator.setFault(fault);
  await expect(readDnd()).rejects.toMatchObject({ side: 'starface', kind });
  await expect(linked.outcome(pbx.listUsers())).rejects.toMatchObject({ kind });
  simulator.setFault({ kind: 'none' });
  await linked.clock.advance(5_000);
  expect((await readDnd()).on).toBe(true);
  expect(refused()).toBe(0);
});

test('an account without the right over others is told so, not taken for a broken PBX', async () => {
  simulator.person('0001').revoke('admin_user_perm');
  await expect(readDnd()).rejects.toMatchObject({ kind: 'forbidden' });
});

test('a PBX with an outside identity provider refuses the classic login once', async () => {
  await linked.stop();
  linked = await LinkedPerson.start(10);
  ({ simulator } = linked);
  simulator.setExternalIdp(true);
  const describing = (): Promise<unknown> => linked.outcome(linked.starface.pbx.describe());
  await expect(describing()).rejects.toMatchObject({ side: 'starface' });
  const { requests } = simulator.stats();
  await expect(describing()).rejects.toMatchObject({ side: 'starface' });
  expect(simulator.stats().requests - requests).toBeLessThanOrEqual(1);
});
