import { expect, test } from '@jest/globals';
import { CommandJournal, type CommandNote } from '../../src/bridge/command-journal.ts';
import { DecisionLog } from '../../src/bridge/decision-log.ts';
import type { Decision } from '../../src/domain/facts.ts';
import { personIdOf } from '../../src/domain/person.ts';
import { ManualClock } from '../support/manual-clock.ts';

const anna = personIdOf('tenant', 'anna');
const ben = personIdOf('tenant', 'ben');
const noon = Date.UTC(2026, 10, 24, 12);
const minute = 60_000;

function nobody(): void {
  // Nobody has the pane open.
}

function decision(changes: Partial<Decision> = {}): Decision {
  return { rule: 'central.busyMeeting', cause: 'busyMeeting', outcome: 'on', held: null, ...changes };
}

function aNote(changes: Partial<CommandNote> = {}): CommandNote {
  return { side: 'dnd', command: 'writeDnd.on', at: noon, answer: null, answeredAt: null, ...changes };
}

test('nothing is written down of anybody for whom it was not switched on', () => {
  const log = new DecisionLog(new ManualClock(noon), nobody);
  log.switchOn(ben, 60 * minute);
  log.decided(anna, decision());
  log.commanded(anna, aNote());
  expect(log.entries(anna)).toEqual([]);
  expect(log.until(anna)).toBeNull();
});

test('decisions are written down when they change, newest first', () => {
  const clock = new ManualClock(noon);
  const log = new DecisionLog(clock, nobody);
  log.switchOn(anna, 60 * minute);
  log.decided(anna, decision());
  log.decided(anna, decision());
  clock.advance(minute);
  log.decided(anna, decision({ held: 'override' }));
  expect(log.entries(anna)).toEqual([
    { type: 'decision', at: noon + minute, ...decision({ held: 'override' }) },
    { type: 'decision', at: noon, ...decision() },
  ]);
});

test('a command is one entry, with its answer once it has one', () => {
  const log = new DecisionLog(new ManualClock(noon), nobody);
  log.switchOn(anna, 60 * minute);
  log.commanded(anna, aNote());
  log.commanded(anna, aNote({ answer: 'done', answeredAt: noon + 80 }));
  expect(log.entries(anna)).toEqual([{ type: 'command', ...aNote({ answer: 'done', answeredAt: noon + 80 }) }]);
});

test('when the time is over, or it is switched off, or the person is forgotten, everything is gone', () => {
  const clock = new ManualClock(noon);
  const log = new DecisionLog(clock, nobody);
  const ends = [() => clock.advance(60 * minute), () => log.switchOn(anna, null), () => log.forget(anna)];
  for (const end of ends) {
    log.switchOn(anna, 60 * minute);
    log.decided(anna, decision());
    end();
    expect(log.until(anna)).toBeNull();
    expect(log.entries(anna)).toEqual([]);
  }
});

test('who has the pane open is told when it begins and when it ends, by itself too', () => {
  const clock = new ManualClock(noon);
  const told: (number | null)[] = [];
  const log: DecisionLog = new DecisionLog(clock, (personId) => told.push(log.until(personId)));
  log.switchOn(anna, 10 * minute);
  clock.advance(10 * minute);
  log.switchOn(anna, null);
  expect(told).toEqual([noon + 10 * minute, null]);
});

test('a time that was set anew is not ended by the old one', () => {
  const clock = new ManualClock(noon);
  const log = new DecisionLog(clock, nobody);
  log.switchOn(anna, 10 * minute);
  clock.advance(5 * minute);
  log.switchOn(anna, 60 * minute);
  clock.advance(30 * minute);
  expect(log.until(anna)).toBe(noon + 65 * minute);
});

test('it never grows beyond 500 entries', () => {
  const log = new DecisionLog(new ManualClock(noon), nobody);
  log.switchOn(anna, 60 * minute);
  for (let at = 0; at < 600; at += 1) log.commanded(anna, aNote({ at }));
  expect(log.entries(anna)).toHaveLength(500);
  expect(log.entries(anna)[0]).toMatchObject({ at: 599 });
});

test('the last command on each side is kept with what answered, and reads are no commands', () => {
  const journal = new CommandJournal(() => undefined);
  journal.sent(anna, { type: 'readDnd', priority: 'claim' }, noon);
  journal.answered(anna, { type: 'dndFailed', failure: { kind: 'unavailable' } }, noon + 1);
  expect(journal.of(anna)).toEqual([]);
  journal.sent(anna, { type: 'writeDnd', on: true, priority: 'claim' }, noon + 2);
  journal.sent(anna, { type: 'clearPresence' }, noon + 3);
  journal.answered(anna, { type: 'dndWritten', on: true }, noon + 4);
  // A later read that fails is no answer to the write.
  journal.answered(anna, { type: 'dndFailed', failure: { kind: 'unavailable' } }, noon + 5);
  journal.answered(anna, { type: 'leaseFailed', failure: { kind: 'rateLimited', retryAfterMs: 9 } }, noon + 6);
  expect(journal.of(anna)).toEqual([
    { side: 'microsoft', command: 'clearPresence', at: noon + 3, answer: 'rateLimited', answeredAt: noon + 6 },
    { side: 'dnd', command: 'writeDnd.on', at: noon + 2, answer: 'done', answeredAt: noon + 4 },
  ]);
  expect(journal.of(ben)).toEqual([]);
  journal.forget(anna);
  expect(journal.of(anna)).toEqual([]);
});
