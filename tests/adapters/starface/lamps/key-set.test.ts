import { beforeEach, expect, test } from '@jest/globals';
import { KeySet } from '../../../../src/adapters/starface/lamps/key-set.ts';
import { KeyKeeper } from '../../../../src/adapters/starface/lamps/key-keeper.ts';
import type { RestAsk, RestClient } from '../../../../src/adapters/starface/rest/client.ts';
import { starfaceError } from '../../../../src/adapters/starface/starface-error.ts';
import type { PbxUser } from '../../../../src/domain/person.ts';
import { RecordingLog } from '../support/surroundings.ts';

const anna: PbxUser = { id: '17', login: '0101', email: null, firstName: 'Anna', familyName: 'Muster' };
const ben: PbxUser = { id: '18', login: '0102', email: null, firstName: 'Ben', familyName: 'Öztürk' };

type Key = { id: string; name: string; functionKeyType: string; blfAccountId: number };

/** A PBX's function keys; `stores` is what becomes of the target that is asked for, by form. */
class KeyStore implements RestClient {
  keys: Key[] = [];
  readonly asked: string[] = [];
  stores = (target: number, _form: 'edit' | 'flat'): number | null => target;
  answersWithOrder = false;
  answersWithBody = true;
  #next = 0;

  async ask({ method, path, body }: RestAsk): Promise<unknown> {
    this.asked.push(`${method} ${path}`);
    const key = this.keys.find(({ id }) => path.includes(`/${id}`));
    if (path.startsWith('/functionkeysets?') || path === '/functionkeysets') return [{ id: 's', name: 'Set' }];
    if (method === 'POST') return this.#post(body as Record<string, unknown>);
    if (method === 'DELETE') {
      if (key === undefined) throw starfaceError('notFound', 'not-found', 'gone');
      this.keys = this.keys.filter((other) => other !== key);
      return null;
    }
    if (key !== undefined) return key;
    return this.answersWithOrder ? { id: 's', keyOrder: ['', ...this.keys.map(({ id }) => id)] } : this.keys;
  }

  #post(body: Record<string, unknown>): unknown {
    const edit = body.editFunctionKeyBusyLampField as { name: string; blfAccountId: number } | undefined;
    const wish = edit ?? (body as { name: string; blfAccountId: number });
    const target = this.stores(wish.blfAccountId, edit === undefined ? 'flat' : 'edit');
    if (target === null) throw starfaceError('rejected', 'rejected', 'no');
    const key = {
      id: `k${(this.#next += 1)}`,
      name: wish.name,
      functionKeyType: 'BUSYLAMPFIELD',
      blfAccountId: target,
    };
    this.keys.push(key);
    return this.answersWithBody ? key : null;
  }
}

let store: KeyStore;

beforeEach(() => {
  store = new KeyStore();
});

test('a lamp is appended and read back', async () => {
  const set = await KeySet.open(store, null, '9.0.2.1');
  expect(await set.create(anna)).toBe('k1');
  expect(store.asked).toEqual(['GET /functionkeysets', 'POST /functionkeysets/s/', 'GET /functionkeysets/s/k1']);
});

test('on behalf of the technical account every request says so', async () => {
  const set = await KeySet.open(store, '99', null);
  await set.remove(await set.create(anna));
  await set.read();
  for (const asked of store.asked) expect(asked).toMatch(/\?actOnBehalfOf=99$/);
});

test.each([
  ['9.0.2.1', 'edit'],
  ['10.0.2.6', 'flat'],
] as const)('a PBX %s that stores the wrong target in one form is given the other', async (version, right) => {
  store.stores = (target, form) => (form === right ? target : 99);
  const set = await KeySet.open(store, null, version);
  await set.create(anna);
  expect(store.keys.map(({ blfAccountId }) => blfAccountId)).toEqual([17]);
  const before = store.asked.length;
  await set.create(ben);
  expect(store.asked.slice(before)).toHaveLength(2);
});

test('a form that the PBX declines is no reason to give up', async () => {
  store.stores = (target, form) => (form === 'flat' ? target : null);
  await (await KeySet.open(store, null, '10.0.1.6')).create(anna);
  expect(store.keys).toHaveLength(1);
});

test('a PBX that always shows somebody else gets no lamp at all', async () => {
  store.stores = () => 99;
  const set = await KeySet.open(store, null, '10.0.1.6');
  await expect(set.create(anna)).rejects.toMatchObject({ code: 'starface.lamp-target-wrong' });
  expect(store.keys).toEqual([]);
});

test('an answer without the key is made up for by reading', async () => {
  store.answersWithBody = false;
  expect(await (await KeySet.open(store, null, null)).create(anna)).toBe('k1');
});

test('a set that only names its keys is read key by key', async () => {
  const set = await KeySet.open(store, null, null);
  await set.create(anna);
  store.answersWithOrder = true;
  expect(await set.read()).toEqual([
    { id: 'k1', name: '17 Anna Muster', kind: 'BUSYLAMPFIELD', target: '17', valid: true },
  ]);
});

test('removing a key that is gone is success', async () => {
  const set = await KeySet.open(store, null, null);
  await expect(set.remove('gone')).resolves.toBeUndefined();
});

test('the keeper knows whom a key shows by its id, by its name where ids differ, and else nobody', async () => {
  const keeper = new KeyKeeper(() => KeySet.open(store, null, null), 200, new RecordingLog());
  await keeper.sync([anna, ben]);
  const key = { id: 'k1', name: 'renamed', kind: 'BUSYLAMPFIELD', state: null, members: [] };
  expect(keeper.userOf(key)).toBe('17');
  expect(keeper.userOf({ ...key, id: 'uci-1', name: '18 Ben Öztürk' })).toBe('18');
  expect(keeper.userOf({ ...key, id: 'uci-1', name: '18 Somebody Else' })).toBeNull();
  expect(keeper.userOf({ ...key, id: 'uci-1', name: '4 Eva' })).toBeNull();
});

test('whom an account has no room for is handed on', async () => {
  const keeper = new KeyKeeper(() => KeySet.open(store, null, null), 1, new RecordingLog());
  expect(await keeper.sync([anna, ben])).toEqual([ben]);
});

test('whom the PBX takes no lamp for is left out, and after three in a row nobody is tried any more', async () => {
  const users = Array.from({ length: 10 }, (_, at) => ({ ...anna, id: String(100 + at) }));
  store.stores = (target) => (target === 101 ? target : null);
  const keeper = new KeyKeeper(() => KeySet.open(store, null, null), 200, new RecordingLog());
  expect(await keeper.sync(users)).toHaveLength(9);
  expect(keeper.covered()).toBe(1);
  expect(store.asked.filter((asked) => asked.startsWith('POST'))).toHaveLength(2 + 1 + 3 * 2);
});

test('a wrong target stops it for everybody', async () => {
  store.stores = () => 99;
  const keeper = new KeyKeeper(() => KeySet.open(store, null, null), 200, new RecordingLog());
  await expect(keeper.sync([anna, ben])).rejects.toMatchObject({ code: 'starface.lamp-target-wrong' });
  expect(keeper.covered()).toBe(0);
});
