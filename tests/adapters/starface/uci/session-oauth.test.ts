import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { LinkedPerson } from '../support/linked-person.ts';
import { eventually } from '../support/surroundings.ts';

let linked: LinkedPerson;

beforeEach(async () => {
  linked = await LinkedPerson.start(10, { auth: 'detect' });
});

afterEach(() => linked.stop());

test('STARFACE 10 is found out, and everything works by OAuth alone', async () => {
  linked.simulator.person('0001').setDnd(true);
  const { pbx } = linked.starface;
  expect(await linked.outcome(pbx.describe())).toMatchObject({ auth: 'oauth', version: '10.0.2.6' });
  const users = await linked.outcome(pbx.listUsers());
  const admin = users.find(({ login }) => login === '0001');
  expect((await linked.outcome(pbx.readDnd(admin?.id ?? '', 'poll'))).on).toBe(true);
  const { byOperation } = linked.simulator.stats();
  expect(Object.keys(byOperation)).not.toContain('POST /login');
});

test('a call is told by a session that bears an access token', async () => {
  await linked.connect();
  linked.simulator.person('anna').call('connected', '+4972112345');
  await eventually('it is connected', () => linked.witness.states?.[0] === 'connected');
});

test('the session outlives its access tokens', async () => {
  await linked.connect();
  for (let round = 0; round < 60; round += 1) {
    const told = linked.witness.lists.length;
    await linked.clock.advance(50_000);
    await eventually('the calls are read again', () => linked.witness.lists.length > told);
  }
  expect(linked.witness.connections).toEqual([true]);
  expect(linked.witness.refusals).toBe(0);
});

test('a restart of the PBX that voids every token is survived', async () => {
  await linked.connect();
  linked.simulator.restart();
  await linked.passing('the loss is told', 55_000, () => linked.witness.connected === false);
  await linked.passing('it is connected again', 10_000, () => linked.witness.connected === true);
  expect(linked.witness.refusals).toBe(0);
});

test('whose password turned wrong is refused once no token is left', async () => {
  await linked.connect();
  linked.simulator.person('anna').changePassword('Anders-1');
  linked.simulator.restart();
  await linked.passing('the refusal is told', 70_000, () => linked.witness.refusals === 1);
  const { requests } = linked.simulator.stats();
  await linked.clock.advance(3_600_000);
  expect(linked.simulator.stats().requests).toBe(requests);
});

test('a wrong password is refused by the grant', async () => {
  const verifying = linked.starface.accounts.verify({ login: '0101', password: 'wrong' });
  await expect(verifying).rejects.toMatchObject({ kind: 'unauthorized', code: 'starface.wrong-credentials' });
  expect(linked.simulator.person('anna').refusedLogins).toBe(1);
});
