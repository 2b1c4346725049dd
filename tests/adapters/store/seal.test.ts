import { afterEach, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { createSeal } from '../../../src/adapters/store/seal.ts';
import { person, tenantId } from './sample-states.ts';
import { sealingKey, storeFixture } from './store-fixture.ts';

const place = { tenantId, pbxId: 'main', column: 'link.password', personId: person(1) };
const fixtures: ReturnType<typeof storeFixture>[] = [];

afterEach(async () => {
  for (const fixture of fixtures.splice(0)) await fixture.end();
});

test('whatever is sealed is unsealed in the same place', () => {
  const seal = createSeal(sealingKey);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (secret) => {
      expect(seal.unseal(seal.seal(secret, place), place)).toEqual({ secret });
    }),
  );
});

test('the same secret looks different each time and shows nothing of itself', () => {
  const seal = createSeal(sealingKey);
  const sealed = Array.from({ length: 100 }, () => Buffer.from(seal.seal('canary-secret', place)).toString('hex'));
  expect(new Set(sealed).size).toBe(100);
  expect(sealed.join()).not.toContain(Buffer.from('canary-secret').toString('hex'));
});

test.each(['tenantId', 'pbxId', 'column', 'personId'] as const)(
  'a value moved to another %s does not open',
  (member) => {
    const seal = createSeal(sealingKey);
    expect(seal.unseal(seal.seal('secret', place), { ...place, [member]: 'another' })).toEqual({ fault: 'altered' });
  },
);

test('parts of a place cannot be shifted into each other', () => {
  const seal = createSeal(sealingKey);
  const sealed = seal.seal('secret', { ...place, tenantId: 'a', pbxId: 'b|c' });
  expect(seal.unseal(sealed, { ...place, tenantId: 'a|b', pbxId: 'c' })).toEqual({ fault: 'altered' });
});

test('a value with any one bit changed does not open', () => {
  const seal = createSeal(sealingKey);
  const sealed = seal.seal('secret', place);
  for (let bit = 0; bit < sealed.length * 8; bit += 1) {
    const altered = Uint8Array.from(sealed);
    altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(seal.unseal(altered, place)).toHaveProperty('fault');
  }
});

test('a value cut short anywhere does not open', () => {
  const seal = createSeal(sealingKey);
  const sealed = seal.seal('secret', place);
  for (let length = 0; length < sealed.length; length += 1) {
    expect(seal.unseal(sealed.subarray(0, length), place)).toHaveProperty('fault');
  }
});

test('another key is told from an altered value', () => {
  const sealed = createSeal(sealingKey).seal('secret', place);
  expect(createSeal(new Uint8Array(32).fill(8)).unseal(sealed, place)).toEqual({ fault: 'otherKey' });
});

test('no password is in the database, in its log or in the log lines, not even after it was replaced', async () => {
  const fixture = storeFixture();
  fixtures.push(fixture);
  const store = await fixture.open();
  for (let number = 1; number <= 50; number += 1) {
    const link = { personId: person(number), pbxUserId: String(number), login: `00${number}` };
    await store.saveLink({ ...link, password: `canary-old-${number}` });
    await store.saveLink({ ...link, password: `canary-new-${number}` });
  }
  await store.deleteLink(person(1));
  for (const file of [fixture.file, `${fixture.file}-wal`, `${fixture.file}-shm`]) {
    expect(existsSync(file)).toBe(true);
    expect(readFileSync(file).includes('canary')).toBe(false);
    expect(readFileSync(file).includes(Buffer.from(sealingKey))).toBe(false);
  }
  expect(readFileSync(`${fixture.file}-wal`).includes('0042')).toBe(true);
  await store.close();
  expect(readFileSync(fixture.file).includes('canary')).toBe(false);
  expect(JSON.stringify(fixture.lines)).not.toContain('canary');
});

test('two rows whose passwords were swapped are both reported by id and left out, the others are there', async () => {
  const fixture = storeFixture();
  fixtures.push(fixture);
  let store = await fixture.open();
  for (const number of [1, 2, 3]) {
    await store.saveLink({
      personId: person(number),
      pbxUserId: '1',
      login: `${number}`,
      password: `secret ${number}`,
    });
  }
  await store.close();
  fixture.tamper(`CREATE TEMP TABLE old AS SELECT person_id, password FROM link;
    UPDATE link SET password = (SELECT password FROM old WHERE person_id = '${person(2)}') WHERE person_id = '${person(1)}';
    UPDATE link SET password = (SELECT password FROM old WHERE person_id = '${person(1)}') WHERE person_id = '${person(2)}';`);

  store = await fixture.open();
  expect((await store.loadLinks()).map(({ password }) => password)).toEqual(['secret 3']);
  expect(fixture.lines.map(({ level, fields }) => [level, fields])).toEqual([
    ['warn', { personId: person(1), fault: 'altered' }],
    ['warn', { personId: person(2), fault: 'altered' }],
  ]);
  await store.close();
});

test('with the wrong key nothing is unsealed, everything is reported, and the right key still opens it', async () => {
  const fixture = storeFixture();
  fixtures.push(fixture);
  let store = await fixture.open();
  await store.saveLink({ personId: person(1), pbxUserId: '1', login: '1', password: 'secret' });
  await store.close();

  store = await fixture.open({ sealingKey: new Uint8Array(32).fill(9) });
  expect(await store.loadLinks()).toEqual([]);
  expect(fixture.lines.map(({ fields }) => fields)).toEqual([{ personId: person(1), fault: 'otherKey' }]);
  await store.close();

  store = await fixture.open();
  expect(await store.loadLinks()).toHaveLength(1);
  await store.close();
});
