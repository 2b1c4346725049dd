import { afterEach, expect, test } from '@jest/globals';
import { statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DatabaseSync } from 'node:sqlite';
import { openDatabase } from '../../../src/adapters/store/open-database.ts';
import { newPersonState } from '../../../src/domain/person-state.ts';
import { busyState, person } from './sample-states.ts';
import { storeContract } from './store-contract.ts';
import { storeFixture } from './store-fixture.ts';

storeContract('the SQLite store', async () => {
  const fixture = storeFixture();
  return { clock: fixture.clock, open: () => fixture.open(), end: () => fixture.end() };
});

const fixtures: ReturnType<typeof storeFixture>[] = [];

function fixtureOfTest(): ReturnType<typeof storeFixture> {
  const fixture = storeFixture();
  fixtures.push(fixture);
  return fixture;
}

afterEach(async () => {
  for (const fixture of fixtures.splice(0)) await fixture.end();
});

test('the folder, the database and its log files are for their owner alone', async () => {
  const { file, open } = fixtureOfTest();
  const store = await open();
  await store.writeSetting('key', 1);
  expect(statSync(dirname(file)).mode & 0o777).toBe(0o700);
  for (const name of [file, `${file}-wal`, `${file}-shm`]) expect(statSync(name).mode & 0o777).toBe(0o600);
  await store.close();
});

test('each commit is on the disk before it is acknowledged', () => {
  const { file } = fixtureOfTest();
  const database = openDatabase(`file:${file}`);
  expect(database.prepare('PRAGMA journal_mode').get()?.['journal_mode']).toBe('wal');
  expect(database.prepare('PRAGMA synchronous').get()?.['synchronous']).toBe(2); // FULL
  expect(database.prepare('PRAGMA foreign_keys').get()?.['foreign_keys']).toBe(1);
  database.close();
});

test('a file address with three slashes works too, and anything else is refused with the reason', async () => {
  const { file, open } = fixtureOfTest();
  const store = await open({ url: pathToFileURL(file).href });
  await store.writeSetting('key', 1);
  await store.close();
  await expect(open({ url: 'postgres://localhost/bridge' })).rejects.toThrow('file:');
  await expect(open({ url: 'file:' })).rejects.toThrow('file:');
});

test('two tenants and two PBXs in one file do not see each other', async () => {
  const { open } = fixtureOfTest();
  const own = await open();
  const otherPbx = await open({ pbxId: 'second' });
  const otherTenant = await open({ tenantId: '11111111-1111-4111-8111-111111111111' });
  const link = { personId: person(1), pbxUserId: '1', login: '0001', password: 'secret' };
  for (const [store, mode] of [
    [own, 'a'],
    [otherPbx, 'b'],
    [otherTenant, 'c'],
  ] as const) {
    await store.savePersons(new Map([[person(1), busyState]]));
    await store.saveLink({ ...link, login: mode });
    await store.writeSetting('mode', mode);
    expect(await store.acquireWriter(mode, 15_000)).toBe(true);
  }
  await otherPbx.savePersons(new Map([[person(1), null]]));
  await otherTenant.deleteLink(person(1));

  expect((await own.loadPersons()).size).toBe(1);
  expect((await otherTenant.loadPersons()).size).toBe(1);
  expect((await own.loadLinks()).map(({ login }) => login)).toEqual(['a']);
  expect((await otherPbx.loadLinks()).map(({ login }) => login)).toEqual(['b']);
  expect(await own.readSetting('mode')).toBe('a');
  for (const store of [own, otherPbx, otherTenant]) await store.close();
});

test('every table carries tenant and PBX in its key', async () => {
  const { file, open } = fixtureOfTest();
  await (await open()).close();
  const database = new DatabaseSync(file);
  const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
  expect(tables.length).toBeGreaterThanOrEqual(4);
  for (const table of tables) {
    const columns = database.prepare('SELECT name, pk FROM pragma_table_info(?)').all(String(table['name']));
    const key = columns.filter((column) => Number(column['pk']) > 0).map((column) => column['name']);
    expect(key).toEqual(expect.arrayContaining(['tenant_id', 'pbx_id']));
  }
  database.close();
});

test.each([
  ['text that is no JSON', `UPDATE person SET state = '{"durable":'`, ['json']],
  ['JSON of another shape', `UPDATE person SET state = '[1]'`, ['json']],
  ['a version that nobody knows', `UPDATE person SET version = 99`, ['version']],
])('%s becomes a new person, is reported, and takes nobody else down', async (_name, sql, lost) => {
  const { open, tamper, lines } = fixtureOfTest();
  let store = await open();
  await store.savePersons(new Map([1, 2].map((number) => [person(number), busyState])));
  await store.close();
  tamper(`${sql} WHERE person_id = '${person(1)}'`);

  store = await open();
  const persons = await store.loadPersons();
  expect(persons.get(person(1))).toEqual(newPersonState);
  expect(persons.get(person(2))).toEqual(busyState);
  expect(lines).toEqual([{ level: 'warn', message: expect.any(String), fields: { personId: person(1), lost } }]);
  await store.close();
});

test('a member that is not understood is the new state’s, and the claim beside it is kept', async () => {
  const { open, tamper, lines } = fixtureOfTest();
  let store = await open();
  await store.savePersons(new Map([[person(1), busyState]]));
  await store.close();
  tamper(
    `UPDATE person SET state = json_set(state, '$.durable.guard', 'broken', '$.seen.sets', 7, '$.durable.later', 1)`,
  );

  store = await open();
  const state = (await store.loadPersons()).get(person(1));
  expect(state?.durable.guard).toBeNull();
  expect(state?.seen.sets).toEqual({ dnd: [], microsoft: [] });
  expect(state?.durable.claim).toEqual(busyState.durable.claim);
  expect(state?.durable.lease).toEqual(busyState.durable.lease);
  expect(lines.map(({ fields }) => fields)).toEqual([{ personId: person(1), lost: ['durable.guard', 'seen.sets'] }]);
  await store.close();
});

test('a setting that is no JSON any more counts as unset and is reported', async () => {
  const { open, tamper, lines } = fixtureOfTest();
  let store = await open();
  await store.writeSetting('mode', 'central');
  await store.close();
  tamper(`UPDATE setting SET value = '{'`);
  store = await open();
  expect(await store.readSetting('mode')).toBeUndefined();
  expect(lines.map(({ fields }) => fields)).toEqual([{ key: 'mode' }]);
  await store.close();
});

test('a file of a newer version, a file that is no database and a short key are refused', async () => {
  const { open, tamper, file } = fixtureOfTest();
  await (await open()).close();
  await expect(open({ sealingKey: new Uint8Array(16) })).rejects.toThrow('32 bytes');
  tamper('PRAGMA user_version = 9000');
  await expect(open()).rejects.toThrow('newer');
  writeFileSync(file, 'this is no database, but it is longer than the head of one would be');
  await expect(open()).rejects.toThrow();
});

test('opening twice applies each migration once', async () => {
  const { open } = fixtureOfTest();
  const store = await open();
  await store.writeSetting('key', 'kept');
  await store.close();
  const again = await open();
  expect(await again.readSetting('key')).toBe('kept');
  await again.close();
  await again.close();
});
