import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { keyNameOf, planKeys, userIdInName } from '../../../../src/adapters/starface/lamps/key-plan.ts';
import type { StoredKey } from '../../../../src/adapters/starface/lamps/key-plan.ts';
import type { PbxUser } from '../../../../src/domain/person.ts';

const user = (id: string, firstName = 'Anna', familyName = 'Muster'): PbxUser => ({
  id,
  login: `01${id}`,
  email: null,
  firstName,
  familyName,
});
const lamp = (id: string, userId: string, more: Partial<StoredKey> = {}): StoredKey => ({
  id,
  name: keyNameOf(user(userId)),
  kind: 'BUSYLAMPFIELD',
  target: userId,
  valid: true,
  ...more,
});
const ids = (list: readonly { readonly id: string }[]): readonly string[] => list.map(({ id }) => id);

test('the name of a lamp tells its person', () => {
  expect(keyNameOf(user('1012'))).toBe('1012 Anna Muster');
  expect(keyNameOf(user('7', '', ''))).toBe('7 017');
  expect(userIdInName('1012 Anna Muster')).toBe('1012');
  expect(userIdInName('Chef')).toBeNull();
  expect(userIdInName('1012')).toBeNull();
});

test('who has no lamp gets one, who has left loses his', () => {
  const plan = planKeys([lamp('a', '1'), lamp('b', '2')], [user('2'), user('3')], 200);
  expect([...plan.kept]).toEqual([['b', '2']]);
  expect(ids(plan.missing)).toEqual(['3']);
  expect(ids(plan.surplus)).toEqual(['a']);
});

test.each([
  ['shows somebody else than its name says', { target: '9' }],
  ['shows nobody', { target: null }],
  ['is dead', { valid: false }],
])('a lamp that %s is made anew', (_, more) => {
  const plan = planKeys([lamp('a', '1', more)], [user('1')], 200);
  expect(ids(plan.surplus)).toEqual(['a']);
  expect(ids(plan.missing)).toEqual(['1']);
});

test('a second lamp for the same person goes', () => {
  expect(ids(planKeys([lamp('a', '1'), lamp('b', '1')], [user('1')], 200).surplus)).toEqual(['b']);
});

test('keys that are not ours are left alone, and take their room', () => {
  const foreign = [lamp('x', '5', { name: 'Chef' }), { ...lamp('y', '6'), kind: 'QUICKDIAL' }];
  const plan = planKeys(foreign, [user('1'), user('2')], 3);
  expect(plan.surplus).toEqual([]);
  expect(ids(plan.missing)).toEqual(['1']);
  expect(ids(plan.beyond)).toEqual(['2']);
});

test('carrying a plan out leaves nothing to do', () => {
  const someone = fc.integer({ min: 1, max: 12 }).map(String);
  const stored = fc.array(
    fc.record({ target: fc.option(someone), named: someone, valid: fc.boolean() }).map(({ target, named, valid }) => ({
      ...lamp('', named),
      target,
      valid,
    })),
    { maxLength: 15 },
  );
  fc.assert(
    fc.property(stored, fc.uniqueArray(someone), fc.integer({ min: 0, max: 12 }), (keys, people, limit) => {
      const numbered = keys.map((key, at) => ({ ...key, id: `k${at}` }));
      const users = people.map((id) => user(id));
      const plan = planKeys(numbered, users, limit);
      const kept = numbered.filter(({ id }) => plan.kept.has(id));
      const after = planKeys([...kept, ...plan.missing.map(({ id }) => lamp(`new-${id}`, id))], users, limit);
      expect(after.missing).toEqual([]);
      expect(after.surplus).toEqual([]);
      expect(ids(after.beyond)).toEqual(ids(plan.beyond));
      expect(plan.kept.size + plan.missing.length + plan.beyond.length).toBe(users.length);
    }),
  );
});
