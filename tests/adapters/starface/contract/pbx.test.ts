import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { PbxAccount, PbxNumbers } from '../../../../src/bridge/ports.ts';
import type { PbxUser } from '../../../../src/domain/person.ts';
import { contactsPageSize } from '../../../../src/domain/telephone.ts';
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

  test('the address book is read page by page, and nobody stands on two', async () => {
    const { id } = await findPerson();
    const settings = pbx.starface.pbx.userSettings;
    const pages = [];
    for (let page = 0; page < 4; page += 1) pages.push((await settings?.searchContacts(id, 'e', page)) ?? []);
    const ids = pages.flat().map((contact) => contact.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [at, page] of pages.entries()) {
      expect(page.length).toBeLessThanOrEqual(contactsPageSize);
      if (page.length < contactsPageSize) expect(pages.slice(at + 1).flat()).toEqual([]);
    }
  });

  test('a contact names the folders that it stands in, and no others', async () => {
    const { id } = await findPerson();
    const found = (await pbx.starface.pbx.userSettings?.searchContacts(id, 'e')) ?? [];
    const tags = found.map((contact) => contact.tags ?? []);
    expect(tags.flat()).not.toContain('');
    if (pbx.folder === null) return;
    expect(tags).toContainEqual([pbx.folder]);
    expect(tags).toContainEqual([]);
  });

  test('the phones of a person are told without his password, and choosing the primary one again changes nothing', async () => {
    const { id } = await findPerson();
    const settings = pbx.starface.pbx.userSettings;
    const before = (await settings?.phones?.(id)) ?? [];
    const primary = before.filter((phone) => phone.primary);
    expect(primary.length).toBeLessThanOrEqual(1);
    const dnd = await pbx.starface.pbx.readDnd(id, 'poll');
    for (const phone of primary) await settings?.setPrimaryPhone?.(id, phone.id);
    expect(await settings?.phones?.(id)).toEqual(before);
    expect(await pbx.starface.pbx.readDnd(id, 'poll')).toEqual(dnd);
    await expect(settings?.setPrimaryPhone?.(id, 'no-such-phone')).rejects.toMatchObject({ kind: 'notFound' });
  });

  test('rights are told by what they allow, or not at all', async () => {
    const users = new Set((await pbx.starface.pbx.listUsers()).map(({ id }) => id));
    const rights = await pbx.starface.pbx.readRights?.();
    for (const [what, holders] of rights?.holders ?? []) {
      expect(what).not.toBe('dnd');
      for (const holder of holders) expect(users).toContain(holder);
    }
  });

  test('numbers belong to users, and the internal ones are short', async () => {
    const numbers: PbxNumbers = (await pbx.starface.pbx.readNumbers?.()) ?? new Map();
    for (const { internal, external } of numbers.values()) {
      expect(internal.every((number) => number.length < 10)).toBe(true);
      expect(external).not.toContain('');
    }
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
