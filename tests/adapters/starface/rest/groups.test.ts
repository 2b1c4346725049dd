import { afterEach, expect, test } from '@jest/globals';
import { createStarface } from '../../../../src/adapters/starface/index.ts';
import type { Starface } from '../../../../src/adapters/starface/index.ts';
import { FakePbx, json } from '../support/fake-pbx.ts';
import { LinkedPerson } from '../support/linked-person.ts';
import { random, realClock, RecordingLog } from '../support/surroundings.ts';

let stop: () => Promise<unknown> = () => Promise.resolve();

afterEach(() => stop());

const plenty = { startPerSecond: 1_000, ceilingPerSecond: 1_000 };

/** A PBX that answers `GET /groups` with this, and the detail of a group with what stands under its id. */
async function groupsOf(list: unknown, details: Readonly<Record<string, unknown>> = {}) {
  const pbx = new FakePbx(({ url, method }, response) => {
    if (url === '/rest/login')
      json(response, method === 'GET' ? { loginType: 'Internal', nonce: 'n' } : { token: 't' });
    else if (url === '/rest/groups') json(response, list);
    else {
      const detail = details[url.replace('/rest/groups/', '')];
      if (typeof detail === 'number') json(response, {}, detail);
      else json(response, detail);
    }
  });
  const starface: Starface = createStarface({
    url: await pbx.start(),
    login: '0001',
    password: 'x',
    auth: 'classic',
    callbackUrl: 'http://127.0.0.1:9',
    budget: plenty,
    clock: realClock,
    random,
    log: new RecordingLog(),
  });
  stop = async () => {
    await starface.pbx.stop();
    await pbx.stop();
  };
  return starface.pbx.listGroups?.();
}

test('groups come with the users who are in them, and follow the PBX', async () => {
  const linked = await LinkedPerson.start(9, { budget: plenty });
  stop = () => linked.stop();
  const list = () => linked.outcome(linked.starface.pbx.listGroups?.() ?? Promise.reject(new Error('none')));
  const { simulator } = linked;
  const idOf = (name: string): string => String(simulator.person(name).userId);
  expect(await list()).toEqual([
    { name: 'Vertrieb', userIds: [idOf('anna')] },
    { name: 'Service', userIds: [idOf('ben')] },
  ]);
  simulator.person('ben').delete();
  expect(await list()).toContainEqual({ name: 'Service', userIds: [] });
  expect(simulator.unknownRequests()).toEqual([]);
});

test('what cannot be understood, has no name or was deleted meanwhile is left out', async () => {
  const member = (id: unknown, assigned: unknown) => ({ id, assigned });
  const list = [
    { id: 1, groupname: 'Eins' },
    { groupname: 'ohne Nummer' },
    'Unsinn',
    { id: 2 },
    { id: '3' },
    { id: 4 },
  ];
  const found = await groupsOf(list, {
    1: { name: null, assignableUsers: [member(7, true), member('8', true), member(9, false), member(10, 'yes'), null] },
    2: { assignableUsers: [member(7, true)] },
    3: 404,
    4: { name: 'ohne Mitglieder' },
  });
  expect(found).toEqual([{ name: 'Eins', userIds: ['7', '8'] }]);
});

test('a group whose members cannot be read at the moment does not look empty', async () => {
  await expect(groupsOf([{ id: 1, groupname: 'Eins' }], { 1: 503 })).rejects.toMatchObject({ kind: 'unavailable' });
});

test('an account that may not see groups is told so', async () => {
  const linked = await LinkedPerson.start(9, { budget: plenty, login: '0101', password: 'Geheim-Anna-1' });
  stop = () => linked.stop();
  const list = linked.outcome(linked.starface.pbx.listGroups?.() ?? Promise.resolve([]));
  await expect(list).rejects.toMatchObject({ kind: 'forbidden' });
});
