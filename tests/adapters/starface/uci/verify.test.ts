import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { anna, LinkedPerson } from '../support/linked-person.ts';

let linked: LinkedPerson;

beforeEach(async () => {
  linked = await LinkedPerson.start(9);
});

afterEach(() => linked.stop());

test('right credentials say whose they are', async () => {
  expect(await linked.starface.accounts.verify(anna)).toMatchObject({
    id: String(linked.simulator.person('anna').userId),
    login: '0101',
    email: 'anna@example.com',
  });
});

test('a wrong password is tried once', async () => {
  const verifying = linked.starface.accounts.verify({ ...anna, password: 'wrong' });
  await expect(verifying).rejects.toMatchObject({ kind: 'unauthorized', code: 'starface.wrong-credentials' });
  expect(linked.simulator.person('anna').refusedLogins).toBe(1);
});

test('an unknown login is a wrong one', async () => {
  const verifying = linked.starface.accounts.verify({ ...anna, login: '9999' });
  await expect(verifying).rejects.toMatchObject({ code: 'starface.wrong-credentials' });
});

test('a PBX that is down says nothing about the password', async () => {
  linked.simulator.setFault({ kind: 'status', status: 503 });
  await expect(linked.starface.accounts.verify(anna)).rejects.toMatchObject({ kind: 'unavailable' });
});

test('verifying leaves no session and no timer behind', async () => {
  await linked.starface.accounts.verify(anna);
  expect(linked.simulator.uciSessions('0101')).toBe(0);
  expect(linked.clock.pending()).toBe(0);
});
