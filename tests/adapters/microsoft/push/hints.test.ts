import { expect, test } from '@jest/globals';
import { Hints } from '../../../../src/adapters/microsoft/push/hints.ts';
import type { Hint } from '../../../../src/adapters/microsoft/push/hints.ts';
import { HandClock } from '../stage.ts';

function stage(): { readonly clock: HandClock; readonly hints: Hints; readonly told: Hint[] } {
  const clock = new HandClock();
  const told: Hint[] = [];
  return { clock, told, hints: new Hints(clock, (hint) => void told.push(hint)) };
}

test('the first hint leaves at once, later ones are gathered for a second', async () => {
  const { clock, hints, told } = stage();
  hints.person('a');
  await clock.pass(0);
  hints.person('b');
  hints.person('c');
  hints.person('b');
  await clock.pass(999);
  expect(told).toEqual([['a']]);
  await clock.pass(1);
  expect(told).toEqual([['a'], ['b', 'c']]);
});

// W2: mass and replay
test('5,000 notifications a second for a minute are at most one hint a second', async () => {
  const { clock, hints, told } = stage();
  for (let second = 0; second < 60; second += 1) {
    for (let count = 0; count < 5_000; count += 1) hints.person(`person ${count % 300}`);
    await clock.pass(1_000);
  }
  expect(told.length).toBeLessThanOrEqual(61);
  expect(told.filter((hint) => hint === 'everybody').length).toBeGreaterThan(50);
});

test('more people than one read takes are everybody', async () => {
  const { clock, hints, told } = stage();
  for (let count = 0; count < 651; count += 1) hints.person(`person ${count}`);
  await clock.pass(1_000);
  expect(told).toEqual(['everybody']);
});

test('after everybody, single people are told apart again', async () => {
  const { clock, hints, told } = stage();
  hints.person('a');
  hints.everybody();
  hints.person('b');
  await clock.pass(1_000);
  hints.person('c');
  await clock.pass(1_000);
  expect(told).toEqual(['everybody', ['c']]);
});

test('after the end nothing is told', async () => {
  const { clock, hints, told } = stage();
  hints.person('a');
  hints.stop();
  await clock.pass(10_000);
  expect(told).toEqual([]);
  expect(clock.waiting).toBe(0);
});
