import { expect, test } from '@jest/globals';
import { Connections } from '../../src/bridge/connections.ts';
import { Directory } from '../../src/bridge/directory.ts';
import type { Log } from '../../src/bridge/ports.ts';
import type { Fact } from '../../src/domain/facts.ts';
import { personIdOf, type MicrosoftUser, type PbxUser, type PersonId } from '../../src/domain/person.ts';
import { ManualClock } from '../support/manual-clock.ts';

const tenantId = 'tenant';
const quiet = (): void => undefined;
const log: Log = { info: quiet, warn: quiet, error: quiet, child: () => log };
const mailOf = (name: string): string => `${name}@office.example`;
const pbxUser = (name: string): PbxUser => ({
  id: `pbx-${name}`,
  login: name,
  email: mailOf(name),
  firstName: name,
  familyName: '',
});
const microsoftUser = (name: string): MicrosoftUser => ({
  id: name,
  upn: mailOf(name),
  name,
  mail: mailOf(name),
  proxyAddresses: [],
  enabled: true,
});

class World {
  readonly clock = new ManualClock(Date.UTC(2026, 10, 24, 8));
  readonly known = new Set<PersonId>();
  readonly left: string[] = [];
  pbx: readonly string[];
  microsoft: readonly string[];
  listsChanges = false;
  readonly directory: Directory;

  constructor(names: readonly string[]) {
    this.pbx = names;
    this.microsoft = names;
    this.directory = new Directory({
      tenantId,
      pbx: {
        describe: async () => ({ version: '10', auth: 'classic', capabilities: [] }),
        listUsers: async () => this.pbx.map(pbxUser),
        listGroups: async () => [{ name: 'Sales', userIds: this.pbx.slice(0, 2).map((name) => `pbx-${name}`) }],
      },
      microsoft: {
        listUsers: async () => this.microsoft.map(microsoftUser),
        listsChanges: () => this.listsChanges,
      },
      connections: new Connections({ clock: this.clock, log, refusalsChanged: quiet }),
      clock: this.clock,
      log,
      manual: () => [],
      knownPersons: () => [...this.known],
      post: (personId, fact) => this.#post(personId, fact),
      matched: quiet,
    });
  }

  async passes(seconds: number): Promise<void> {
    for (let second = 0; second < seconds; second += 1) {
      this.clock.advance(1_000);
      await new Promise(setImmediate);
    }
  }

  #post(personId: PersonId, fact: Fact): void {
    if (fact.type === 'joined') this.known.add(personId);
    if (fact.type === 'left') {
      this.left.push(personId);
      this.known.delete(personId);
    }
  }
}

async function office(people: number): Promise<World> {
  const world = new World(Array.from({ length: people }, (_, index) => `p${index}`));
  world.directory.start();
  await world.passes(2);
  expect(world.known.size).toBe(people);
  return world;
}

test('one who leaves is gone with the next reading', async () => {
  const world = await office(12);
  world.pbx = world.pbx.slice(1);
  await world.passes(61);
  expect(world.left).toEqual([personIdOf(tenantId, 'p0')]);
  await world.directory.stop();
});

test.each([
  ['is seen within a minute where only changes are read', true, 61],
  ['is seen within five minutes where everybody is read anew', false, 301],
])('a change at Microsoft 365 %s', async (_when, listsChanges, seconds) => {
  const world = new World(Array.from({ length: 12 }, (_, index) => `p${index}`));
  world.listsChanges = listsChanges;
  world.directory.start();
  await world.passes(2);
  world.microsoft = world.microsoft.slice(1);
  await world.passes(seconds - 5);
  expect(world.directory.microsoftUsers()).toHaveLength(12);
  await world.passes(5);
  expect(world.directory.microsoftUsers()).toHaveLength(11);
  await world.directory.stop();
});

test('a directory that answers empty for once costs nobody his link', async () => {
  const world = await office(12);
  const all = world.pbx;
  world.pbx = [];
  await world.passes(60);
  world.pbx = all;
  await world.passes(120);
  expect([world.left, world.directory.matches().length]).toEqual([[], 12]);
  await world.directory.stop();
});

test('a list that stays empty is believed within 60 s', async () => {
  const world = await office(12);
  world.microsoft = [];
  world.directory.readAgain();
  await world.passes(60);
  expect(world.left.length).toBe(12);
  await world.directory.stop();
});

test('after a start the store knows more people than a half-empty directory: it is read again first', async () => {
  const world = new World(['p0', 'p1']);
  for (let index = 0; index < 12; index += 1) world.known.add(personIdOf(tenantId, `p${index}`));
  world.directory.start();
  await world.passes(2);
  expect(world.left).toEqual([]);
  await world.passes(30);
  expect(world.left.length).toBe(10);
  await world.directory.stop();
});

test('groups and people are found by the id of the PBX', async () => {
  const world = await office(3);
  expect(world.directory.groupsOf('pbx-p0')).toEqual(['Sales']);
  expect(world.directory.groupsOf('pbx-p2')).toEqual([]);
  expect(world.directory.personOf('pbx-p2')).toBe(personIdOf(tenantId, 'p2'));
  expect(world.directory.personOf('pbx-nobody')).toBeUndefined();
  await world.directory.stop();
});
