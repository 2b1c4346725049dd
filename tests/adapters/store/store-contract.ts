/** What every store promises, whatever it is made of. Put a store under it with `storeContract(name, setUp)`. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Store } from '../../../src/bridge/ports.ts';
import { busyState, person, stateWithCause } from './sample-states.ts';

export type StoreUnderTest = {
  /** Another store over the same data, as a second process or the next start would open it. */
  open(): Promise<Store>;
  /** The time that the stores see. */
  readonly clock: { ms: number };
  /** Removes what the test left. */
  end(): Promise<void>;
};

export function storeContract(name: string, setUp: () => Promise<StoreUnderTest>): void {
  describe(`${name} keeps the promises of a store`, () => {
    let under: StoreUnderTest;
    let store: Store;
    const opened: Store[] = [];

    async function open(): Promise<Store> {
      const another = await under.open();
      opened.push(another);
      return another;
    }

    beforeEach(async () => {
      under = await setUp();
      store = await open();
    });

    afterEach(async () => {
      for (const one of opened.splice(0)) await one.close();
      await under.end();
    });

    test('a new store is empty', async () => {
      expect((await store.loadPersons()).size).toBe(0);
      expect(await store.loadLinks()).toEqual([]);
      expect(await store.readSetting('mode')).toBeUndefined();
    });

    test('a whole person comes back as it was, also after the store was closed', async () => {
      await store.savePersons(new Map([[person(1), busyState]]));
      await store.close();
      expect((await (await open()).loadPersons()).get(person(1))).toEqual(busyState);
    });

    test('a later state replaces the earlier one, and null deletes', async () => {
      await store.savePersons(
        new Map([
          [person(1), stateWithCause('first')],
          [person(2), stateWithCause('first')],
        ]),
      );
      await store.savePersons(
        new Map([
          [person(1), stateWithCause('second')],
          [person(2), null],
          [person(3), null],
        ]),
      );
      const persons = await store.loadPersons();
      expect([...persons.keys()]).toEqual([person(1)]);
      expect(persons.get(person(1))?.durable.outcome?.cause).toBe('second');
    });

    test('changes that cannot be stored as a whole are not stored at all', async () => {
      await store.savePersons(new Map([[person(1), stateWithCause('before')]]));
      const circular: { durable?: unknown; seen?: unknown } = {};
      circular.durable = circular;
      const broken = circular as unknown as typeof busyState;
      await expect(
        store.savePersons(
          new Map([
            [person(1), stateWithCause('after')],
            [person(2), broken],
          ]),
        ),
      ).rejects.toThrow();
      const persons = await store.loadPersons();
      expect(persons.size).toBe(1);
      expect(persons.get(person(1))?.durable.outcome?.cause).toBe('before');
    });

    test('what was asked for in the same moment is stored in the order of asking', async () => {
      const saves = Array.from({ length: 50 }, (_, index) =>
        store.savePersons(new Map([[person(1), stateWithCause(String(index))]])),
      );
      await Promise.all(saves);
      expect((await store.loadPersons()).get(person(1))?.durable.outcome?.cause).toBe('49');
    });

    test('a change made to a state after it was handed over is not stored', async () => {
      const changeable = structuredClone(busyState) as { durable: { dndOn: boolean | null } } & typeof busyState;
      const saved = store.savePersons(new Map([[person(1), changeable]]));
      changeable.durable.dndOn = false;
      await saved;
      expect((await store.loadPersons()).get(person(1))?.durable.dndOn).toBe(true);
    });

    test('a linked account comes back with its password, is replaced, and is deleted', async () => {
      const link = { personId: person(1), pbxUserId: '17', login: '0042', password: 'Käse & "Wörter" 🔑' };
      await store.saveLink(link);
      await store.saveLink({ ...link, personId: person(2), login: '0043', password: '' });
      expect(await (await open()).loadLinks()).toEqual([
        link,
        { ...link, personId: person(2), login: '0043', password: '' },
      ]);

      await store.saveLink({ ...link, password: 'another' });
      await store.deleteLink(person(2));
      await store.deleteLink(person(9));
      expect(await store.loadLinks()).toEqual([{ ...link, password: 'another' }]);
    });

    test.each([['a text'], [true], [0], [null], [[1, 2]], [{ mode: 'off', groups: ['reception'] }]])(
      'the setting %j comes back after the next start',
      async (value) => {
        await store.writeSetting('key', value);
        await store.writeSetting('another', 'neighbour');
        await store.close();
        expect(await (await open()).readSetting('key')).toEqual(value);
      },
    );

    test('a setting that is written as undefined is unset', async () => {
      await store.writeSetting('key', 1);
      await store.writeSetting('key', undefined);
      expect(await store.readSetting('key')).toBeUndefined();
    });

    test('what a person keeps comes back after the next start, for him alone, and undefined unsets it', async () => {
      await store.writePersonSetting(person(1), 'key', [['a', 1]]);
      await store.writePersonSetting(person(1), 'another', true);
      await store.writePersonSetting(person(1), 'another', undefined);
      await store.close();
      const next = await open();
      expect(await next.readPersonSetting(person(1), 'key')).toEqual([['a', 1]]);
      expect(await next.readPersonSetting(person(1), 'another')).toBeUndefined();
      expect(await next.readPersonSetting(person(2), 'key')).toBeUndefined();
    });

    test('what a person keeps goes with his link, nobody else’s does', async () => {
      const link = { personId: person(1), pbxUserId: '17', login: '0042', password: 'secret' };
      await store.saveLink(link);
      await store.writePersonSetting(person(1), 'key', 1);
      await store.writePersonSetting(person(2), 'key', 2);
      await store.saveLink({ ...link, password: 'another' });
      expect(await store.readPersonSetting(person(1), 'key')).toBe(1);
      await store.deleteLink(person(1));
      expect(await store.readPersonSetting(person(1), 'key')).toBeUndefined();
      expect(await store.readPersonSetting(person(2), 'key')).toBe(2);
    });

    test('only one bridge has the place of the writer, and renewing keeps it', async () => {
      const second = await open();
      expect(await store.acquireWriter('first', 15_000)).toBe(true);
      expect(await second.acquireWriter('second', 15_000)).toBe(false);
      under.clock.ms += 14_999;
      expect(await store.acquireWriter('first', 15_000)).toBe(true);
      under.clock.ms += 14_999;
      expect(await second.acquireWriter('second', 15_000)).toBe(false);
    });

    test('the place is free after its end and after it was given up', async () => {
      const second = await open();
      await store.acquireWriter('first', 15_000);
      under.clock.ms += 15_000;
      expect(await second.acquireWriter('second', 15_000)).toBe(true);
      expect(await store.acquireWriter('first', 15_000)).toBe(false);
      await second.releaseWriter('second');
      expect(await store.acquireWriter('first', 15_000)).toBe(true);
    });

    test('nobody gives up the place of another', async () => {
      const second = await open();
      await store.acquireWriter('first', 15_000);
      await second.releaseWriter('first elsewhere');
      expect(await second.acquireWriter('second', 15_000)).toBe(false);
    });

    test('a bridge that lost its place to another one cannot write any more', async () => {
      const second = await open();
      await store.acquireWriter('first', 15_000);
      under.clock.ms += 20_000;
      await store.savePersons(new Map([[person(1), stateWithCause('late, but nobody else is there')]]));
      await second.acquireWriter('second', 15_000);

      await expect(store.savePersons(new Map([[person(1), stateWithCause('too late')]]))).rejects.toThrow('place');
      await expect(store.writeSetting('mode', 'central')).rejects.toThrow('place');
      await second.savePersons(new Map([[person(2), stateWithCause('of the new one')]]));

      const persons = await second.loadPersons();
      expect(persons.get(person(1))?.durable.outcome?.cause).toBe('late, but nobody else is there');
      expect(persons.has(person(2))).toBe(true);
      expect(await second.readSetting('mode')).toBeUndefined();
    });
  });
}
