import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { checkPermissions, neededPermissions, permissions } from '../../../src/adapters/microsoft/permissions.ts';

const names = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name);

test.each([
  [{ writes: true, wholeUsers: false }, ['Presence.ReadWrite.All', 'User.ReadBasic.All']],
  [{ writes: true, wholeUsers: true }, ['Presence.ReadWrite.All', 'User.Read.All']],
  [{ writes: false, wholeUsers: false }, ['Presence.Read.All', 'User.ReadBasic.All']],
  [{ writes: false, wholeUsers: true }, ['Presence.Read.All', 'User.Read.All']],
] as const)('%j needs exactly %j', (needs, expected) => {
  expect(names(neededPermissions(needs))).toEqual(expected);
});

test.each([
  [[], ['Presence.ReadWrite.All', 'User.ReadBasic.All'], []],
  [['Presence.ReadWrite.All', 'User.ReadBasic.All'], [], []],
  [['Presence.Read.All', 'User.ReadBasic.All'], ['Presence.ReadWrite.All'], ['Presence.Read.All']],
  [['Presence.ReadWrite.All', 'User.Read.All'], [], ['User.Read.All']],
  [['Presence.ReadWrite.All', 'Directory.ReadWrite.All'], [], ['Directory.ReadWrite.All']],
  [['Presence.ReadWrite.All', 'User.ReadBasic.All', 'Mail.Read'], [], ['Mail.Read']],
] as const)('of %j there are missing %j and unneeded %j', (granted, missing, unneeded) => {
  const check = checkPermissions(granted, { writes: true, wholeUsers: false });
  expect(names(check.missing)).toEqual(missing);
  expect(check.unneeded).toEqual(unneeded);
});

test('who may write presence may read it', () => {
  const check = checkPermissions(['Presence.ReadWrite.All', 'User.Read.All'], { writes: false, wholeUsers: true });
  expect(check.missing).toEqual([]);
});

test('the ids are those of the public list', () => {
  const file = new URL('../../fixtures/graph/permissions.json', import.meta.url);
  const text = readFileSync(file, 'utf8');
  for (const { name, id } of Object.values(permissions)) {
    expect(text).toContain(name);
    expect(text).toContain(id);
  }
});
