import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { PbxAccount } from '../../../../src/bridge/ports.ts';
import type { ChatStatus } from '../../../../src/domain/telephone.ts';
import { Witness } from '../support/linked-person.ts';
import { eventually } from '../support/surroundings.ts';
import { pbxKinds } from './test-pbx.ts';
import type { TestPbx } from './test-pbx.ts';

describe.each(pbxKinds)('the chat server of a $name', ({ start }) => {
  let pbx: TestPbx;
  let account: PbxAccount;
  let told: Map<string, ChatStatus>;
  let personId: string;

  beforeEach(async () => {
    pbx = await start();
    told = new Map();
    const users = await pbx.starface.pbx.listUsers();
    personId = users.find(({ login }) => login === pbx.person.login)?.id ?? '';
    await pbx.starface.chat?.start({
      statuses: (changed) => changed.forEach((status, userId) => told.set(userId, status)),
      lost: () => told.clear(),
      refused: () => undefined,
    });
    pbx.starface.chat?.watch(users);
    const witness = new Witness();
    account = pbx.starface.accounts.open(pbx.person, witness.events);
    await eventually('the session is connected', () => witness.connected === true);
  });

  afterEach(async () => {
    await account.close();
    await pbx.starface.chat?.stop();
    await pbx.stop();
  });

  test('tells the person’s status', async () => {
    if (pbx.starface.chat === null) return;
    await eventually('the person is told', () => told.has(personId));
    expect(told.get(personId)).toHaveProperty('text');
  });

  test('takes the person’s own state and text, shows them to others, and gives both back', async () => {
    if (pbx.starface.chat === null) return;
    await eventually('the person is told', () => told.has(personId));
    const before = told.get(personId);
    const own = { state: 'doNotDisturb', text: 'Presence bridge test' } as const;
    await account.telephone?.setChatStatus(own);
    await eventually('others see it', () => told.get(personId)?.text === own.text);
    expect(told.get(personId)).toEqual(own);
    await account.close();
    await eventually('it is given back', () => told.get(personId)?.text !== own.text);
    expect(told.get(personId)?.state).toBe(before?.state);
  });
});
