import { expect, test } from '@jest/globals';
import { StaleWatch } from '../../src/bridge/stale-watch.ts';
import { personIdOf } from '../../src/domain/person.ts';
import { aColleague } from '../support/fake-services.ts';
import { ManualClock } from '../support/manual-clock.ts';

const people = ['anna', 'ben'].map((name) => personIdOf('tenant', name));

test('open panes hear once that somebody’s state has grown old, and once that it is fresh again', async () => {
  const clock = new ManualClock(0);
  const stale = new Set<string>();
  const told: string[] = [];
  const watch = new StaleWatch({
    clock,
    people: () => people,
    colleague: (personId) => ({ ...aColleague, stale: stale.has(personId) }),
    changed: (personId) => told.push(personId),
  });
  const minute = async (): Promise<void> => {
    clock.advance(60_000);
    for (let turns = 0; turns < 5; turns += 1) await Promise.resolve();
  };
  watch.start();
  await minute();
  expect(told).toEqual([]);
  stale.add(people[1] ?? '');
  await minute();
  await minute();
  expect(told).toEqual([people[1]]);
  stale.clear();
  await minute();
  expect(told).toEqual([people[1], people[1]]);
  await watch.stop();
});
