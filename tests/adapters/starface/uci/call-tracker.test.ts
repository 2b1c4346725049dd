import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CallReport, Phase } from '../../../../src/adapters/starface/uci/call-state.ts';
import {
  applyNewId,
  applyPlaced,
  applyReport,
  applyReread,
  emptyBook,
  listCalls,
} from '../../../../src/adapters/starface/uci/call-tracker.ts';
import type { CallBook } from '../../../../src/adapters/starface/uci/call-tracker.ts';

const nobody = { number: null, name: null };
const caller = { number: '+4972112345', name: 'Otto' };

function report(phase: Phase | null, more: Partial<CallReport> = {}): CallReport {
  const direction = phase === 'ringingIn' ? 'in' : phase === 'ringingOut' ? 'out' : null;
  return { id: 'c', phase, direction, caller, called: { number: '101', name: 'Anna' }, stamp: null, ...more };
}

/** A person's afternoon, in the order in which things arrive. */
class Afternoon {
  book: CallBook = emptyBook;
  now = 1_000;
  readonly told: string[][] = [];

  hears(phase: Phase | null, more: Partial<CallReport> = {}): this {
    const step = applyReport(this.book, report(phase, more), this.now);
    this.book = step.book;
    if (step.listed !== null) this.told.push(step.listed.map(({ state }) => state));
    return this;
  }

  reads(reports: readonly CallReport[], mark = this.book.mark, ids = reports.map(({ id }) => id)): this {
    const result = applyReread(this.book, { ids, reports, mark }, this.now);
    this.book = result.book;
    this.told.push(result.listed.map(({ state }) => state));
    return this;
  }

  get states(): readonly string[] {
    return listCalls(this.book).map(({ state }) => state);
  }
}

test('a call rings, is answered, ends, and its end is told once', () => {
  const day = new Afternoon().hears('ringingIn').hears('connected').hears('ended').hears('ended');
  expect(day.told).toEqual([['ringingIn'], ['connected'], ['ended']]);
  expect(day.states).toEqual([]);
});

test('the same report again changes nothing', () => {
  const day = new Afternoon().hears('connected').hears('connected').hears('connected');
  expect(day.told).toEqual([['connected']]);
});

test('an ended call never comes back, whatever arrives late', () => {
  const day = new Afternoon().hears('ringingIn').hears('ended').hears('connected').hears('ringingIn').hears(null);
  expect(day.told).toEqual([['ringingIn'], ['ended']]);
});

test('an end that arrives before its beginning is an end', () => {
  expect(new Afternoon().hears('ended').hears('ringingIn').told).toEqual([]);
});

test('a report without a state starts no call, but may bring the parties of a known one', () => {
  const day = new Afternoon().hears(null);
  expect(day.told).toEqual([]);
  day.hears('ringingIn', { caller: nobody }).hears(null);
  expect(listCalls(day.book)).toMatchObject([{ state: 'ringingIn', number: '+4972112345', name: 'Otto' }]);
});

test('ringing that arrives after connected is late', () => {
  expect(new Afternoon().hears('connected').hears('ringingIn').states).toEqual(['connected']);
  expect(new Afternoon().hears('connected', { stamp: 5_000 }).hears('ringingIn', { stamp: 5_000 }).states).toEqual([
    'connected',
  ]);
});

test('what the PBX stamped earlier is late', () => {
  const day = new Afternoon().hears('held', { stamp: 5_000 }).hears('connected', { stamp: 4_000 });
  expect(day.states).toEqual(['held']);
  expect(day.hears('connected', { stamp: 6_000 }).states).toEqual(['connected']);
});

test('a clock of the PBX that is set back by an hour makes no report late for an hour', () => {
  const hour = 3_600_000;
  const day = new Afternoon().hears('connected', { stamp: 2 * hour }).hears('held', { stamp: hour });
  expect(day.states).toEqual(['held']);
  expect(day.hears('connected', { stamp: hour + 5_000 }).states).toEqual(['connected']);
});

test('a blind transfer may ring again where its stamp is newer', () => {
  const day = new Afternoon().hears('connected', { stamp: 1_000 }).hears('ringingOut', { stamp: 9_000 });
  expect(day.states).toEqual(['ringingOut']);
});

test('a call that the PBX no longer lists has ended', () => {
  const day = new Afternoon().hears('connected').reads([]).reads([]);
  expect(day.told).toEqual([['connected'], ['ended'], []]);
});

test('a call that began while the re-read was on its way is not ended by it', () => {
  const day = new Afternoon();
  const { mark } = day.book;
  day.hears('ringingIn').reads([], mark);
  expect(day.states).toEqual(['ringingIn']);
});

test('a re-read that is older than a callback does not undo it', () => {
  const day = new Afternoon().hears('ringingIn');
  const { mark } = day.book;
  day.hears('connected').reads([report('ringingIn')], mark);
  expect(day.states).toEqual(['connected']);
  day.hears('ended').reads([report('connected')], mark);
  expect(day.states).toEqual([]);
});

test('a re-read after it is believed, whatever the stamps say', () => {
  const day = new Afternoon().hears('connected', { stamp: 9_000 }).reads([report('ringingIn', { stamp: 1_000 })]);
  expect(day.states).toEqual(['ringingIn']);
});

test('a call that only went missing comes back by a later re-read, not by a callback', () => {
  const day = new Afternoon().hears('connected').reads([]).hears('connected');
  expect(day.states).toEqual([]);
  expect(day.reads([report('connected')]).states).toEqual(['connected']);
});

test('a call that was hung up does not come back by a re-read either', () => {
  expect(
    new Afternoon()
      .hears('connected')
      .hears('ended')
      .reads([report('connected')]).states,
  ).toEqual([]);
});

test('a call that is listed without a state lives on as it was', () => {
  const day = new Afternoon().hears('connected').reads([], undefined, ['c']);
  expect(day.states).toEqual(['connected']);
  expect(day.reads([report(null)]).states).toEqual(['connected']);
});

test('a parked call is no conversation: it ends for those who look on, and is one again when fetched', () => {
  const day = new Afternoon().hears('connected').hears('apart').hears('apart').hears('connected');
  expect(day.told).toEqual([['connected'], ['ended'], ['connected']]);
});

test('voicemail and feature codes are never told', () => {
  expect(new Afternoon().hears('apart').hears('ended').told).toEqual([]);
});

test('the moment of connecting is the first that was seen, and stays', () => {
  const day = new Afternoon().hears('ringingIn');
  expect(listCalls(day.book)[0]?.connectedAt).toBeNull();
  day.now = 2_000;
  day.hears('connected');
  day.now = 9_000;
  day.hears('held').hears('connected');
  expect(listCalls(day.book)[0]?.connectedAt).toBe(2_000);
});

test('the other side is who calls, or who is called', () => {
  const called = { number: '0721', name: 'Eva' };
  expect(listCalls(new Afternoon().hears('ringingIn', { called }).book)[0]).toMatchObject(caller);
  expect(listCalls(new Afternoon().hears('ringingOut', { called }).book)[0]).toMatchObject(called);
});

test('where a call is first seen connected, the longer number is the other side', () => {
  const outside = { number: '+49721998877', name: null };
  const own = { number: '101', name: 'Anna' };
  expect(listCalls(new Afternoon().hears('connected', { caller: own, called: outside }).book)[0]).toMatchObject(
    outside,
  );
  expect(listCalls(new Afternoon().hears('connected', { caller: outside, called: own }).book)[0]).toMatchObject(
    outside,
  );
});

test('a placed call is known at once and spared until the PBX had time to list it', () => {
  const day = new Afternoon();
  day.book = applyPlaced(day.book, 'p', '+49721', day.now).book;
  expect(day.reads([]).states).toEqual(['ringingOut']);
  day.now += 5_000;
  expect(day.reads([]).told.at(-1)).toEqual(['ended']);
});

test('placing a call that the PBX reported first leaves it as reported', () => {
  const day = new Afternoon().hears('connected');
  expect(applyPlaced(day.book, 'c', '+49721', day.now).listed).toBeNull();
  day.hears('ended');
  expect(listCalls(applyPlaced(day.book, 'c', '+49721', day.now).book)).toEqual([]);
});

test('a call that changes its id goes on under the new one and ends under the old one', () => {
  const day = new Afternoon().hears('connected');
  const step = applyNewId(day.book, 'c', 'd', day.now);
  expect(step.listed?.map(({ id, state }) => [id, state])).toEqual([
    ['d', 'connected'],
    ['c', 'ended'],
  ]);
  expect(applyReport(step.book, report('connected'), day.now).listed).toBeNull();
  expect(applyNewId(day.book, 'unknown', 'd', day.now).listed).toBeNull();
});

test('a flood of calls is bounded', () => {
  const day = new Afternoon();
  for (let call = 0; call < 2_000; call += 1) day.hears('connected', { id: `c-${call}` });
  expect(day.states.length).toBeLessThanOrEqual(100);
  for (let call = 0; call < 2_000; call += 1) day.hears('ended', { id: `x-${call}` });
  expect(day.book.ended.size).toBeLessThanOrEqual(500);
});

/* Whatever callbacks do, once a re-read begins after the last change it shows the truth. */

const phases: readonly (Phase | null)[] = ['ringingIn', 'ringingOut', 'connected', 'held', 'apart', 'ended', null];
const anyReport = fc.record({
  id: fc.constantFrom('a', 'b', 'c'),
  phase: fc.constantFrom(...phases),
  stamp: fc.option(fc.integer({ min: 0, max: 120_000 })),
});
const anyStep = fc.oneof(
  anyReport.map((given) => ({ kind: 'hears' as const, given })),
  fc.uniqueArray(anyReport, { selector: ({ id }) => id }).map((given) => ({ kind: 'reads' as const, given })),
);

test('in any order of anything: one list of distinct calls, an end told once, nothing after a hang-up', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 40 }), (steps) => {
      let book = emptyBook;
      const hungUp = new Set<string>();
      for (const step of steps) {
        const mark = book.mark;
        const result =
          step.kind === 'hears'
            ? applyReport(book, report(step.given.phase, step.given), 1_000)
            : applyReread(
                book,
                { ids: step.given.map(({ id }) => id), reports: step.given.map((one) => report(one.phase, one)), mark },
                1_000,
              );
        const listed = result.listed ?? [];
        expect(new Set(listed.map(({ id }) => id)).size).toBe(listed.length);
        for (const call of listed) expect(hungUp.has(call.id)).toBe(false);
        if (step.kind === 'hears' && step.given.phase === 'ended') hungUp.add(step.given.id);
        book = result.book;
      }
    }),
  );
});

test('after any callbacks a re-read shows exactly what the PBX lists, less what was hung up', () => {
  const truth = fc.uniqueArray(
    fc.record({
      id: fc.constantFrom('a', 'b', 'c'),
      phase: fc.constantFrom('ringingIn' as const, 'connected' as const, 'held' as const),
    }),
    { selector: ({ id }) => id },
  );
  fc.assert(
    fc.property(fc.array(anyReport, { maxLength: 30 }), truth, (callbacks, calls) => {
      const day = new Afternoon();
      for (const callback of callbacks) day.hears(callback.phase, callback);
      const hungUp = new Set(callbacks.filter(({ phase }) => phase === 'ended').map(({ id }) => id));
      day.reads(calls.map((call) => report(call.phase, call)));
      const expected = calls.filter(({ id }) => !hungUp.has(id)).map(({ id, phase }) => [id, phase]);
      expect(
        listCalls(day.book)
          .map(({ id, state }) => [id, state])
          .sort(),
      ).toEqual(expected.sort());
    }),
  );
});
