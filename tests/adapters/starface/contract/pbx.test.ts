import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { PbxAccount } from '../../../../src/bridge/ports.ts';
import type { PbxUser } from '../../../../src/domain/person.ts';
import { Witness } from '../support/linked-person.ts';
import { eventually } from '../support/surroundings.ts';
import { pbxKinds } from './test-pbx.ts';
import type { TestPbx } from './test-pbx.ts';

describe.each(pbxKinds)('$name', ({ start }) => {
  let pbx: TestPbx;

  beforeEach(async () => {
    pbx = await start();
  });

  afterEach(() => pbx.stop());

  async function findPerson(): Promise<PbxUser> {
    const users = await pbx.starface.pbx.listUsers();
    const found = users.find(({ login }) => login === pbx.person.login);
    if (found === undefined) throw new Error('the person is not among the users');
    return found;
  }

  test('says what it is and what it can', async () => {
    const description = await pbx.starface.pbx.describe();
    expect(['classic', 'oauth']).toContain(description.auth);
    expect(description.version ?? '10.').toMatch(/^\d+\./);
    expect(description.capabilities).toContain('dnd');
  });

  test('lists its users by id and login', async () => {
    const users = await pbx.starface.pbx.listUsers();
    expect(new Set(users.map(({ id }) => id)).size).toBe(users.length);
    expect((await findPerson()).id).toMatch(/^\d+$/);
  });

  test('DND is written, read back and given back', async () => {
    const { id } = await findPerson();
    const before = await pbx.starface.pbx.readDnd(id, 'claim');
    await pbx.starface.pbx.writeDnd(id, !before.on, before.basis, 'claim');
    const changed = await pbx.starface.pbx.readDnd(id, 'claim');
    await pbx.starface.pbx.writeDnd(id, before.on, changed.basis, 'release');
    expect(changed.on).toBe(!before.on);
    expect(await pbx.starface.pbx.readDnd(id, 'poll')).toEqual(before);
  });

  test('an unknown user is not found', async () => {
    await expect(pbx.starface.pbx.readDnd('99999999', 'poll')).rejects.toMatchObject({ kind: 'notFound' });
  });

  test('redirections are listed, and writing one as it is changes nothing', async () => {
    const { id } = await findPerson();
    const settings = pbx.starface.pbx.userSettings;
    const before = (await settings?.readRedirections(id, 'poll')) ?? [];
    const [first] = before;
    if (first !== undefined) await settings?.writeRedirection(id, first, 'claim');
    expect(await settings?.readRedirections(id, 'poll')).toEqual(before);
  });

  test('a person is who his credentials say', async () => {
    expect((await pbx.starface.accounts.verify(pbx.person)).login).toBe(pbx.person.login);
  });

  test('a wrong password is refused', async () => {
    if (!pbx.mayGuess) return;
    const wrong = pbx.starface.accounts.verify({ ...pbx.person, password: 'certainly not' });
    await expect(wrong).rejects.toMatchObject({ kind: 'unauthorized', code: 'starface.wrong-credentials' });
  });

  describe('as a linked person', () => {
    let witness: Witness;
    let account: PbxAccount;

    beforeEach(async () => {
      witness = new Witness();
      account = pbx.starface.accounts.open(pbx.person, witness.events);
      await eventually('the session is connected', () => witness.connected === true);
    });

    afterEach(() => account.close());

    test('the calls are known', () => {
      expect(witness.lists.length).toBeGreaterThan(0);
      expect(account.capabilities()).toContain('call.place');
    });

    test('a call is placed, seen and ended', async () => {
      if (pbx.number === null) return;
      const call = await account.placeCall(pbx.number);
      await account.hangUp(call.id);
      const ended = (): boolean => witness.lists.flat().some(({ id, state }) => id === call.id && state === 'ended');
      await eventually('it ended', ended);
    });

    test('the call list is paged, newest first', async () => {
      const query = { direction: null, missedOnly: false, offset: 0, limit: 5 };
      const page = await account.telephone?.callList(query);
      const times = (page?.entries ?? []).flatMap(({ at }) => (at === null ? [] : [at]));
      expect(times).toEqual([...times].sort((a, b) => b - a));
      expect(page?.total).toBeGreaterThanOrEqual(page?.entries.length ?? 0);
    });

    test('phones, function keys and chat status are told', async () => {
      const phones = (await account.telephone?.phones()) ?? [];
      expect(phones.filter(({ primary }) => primary).length).toBeLessThanOrEqual(1);
      expect(Array.isArray(await account.telephone?.functionKeys())).toBe(true);
      expect(await account.telephone?.chatStatus()).toHaveProperty('text');
    });
  });
});
