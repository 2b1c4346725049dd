import { afterEach, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { PresenceSweep } from '../../../../src/adapters/microsoft/graph/presence-sweep.ts';
import { startScriptedGraph } from '../scripted-graph.ts';
import type { Script, ScriptedGraph } from '../scripted-graph.ts';
import { HandClock } from '../stage.ts';

const graphs: ScriptedGraph[] = [];
let clock = new HandClock();

async function sweepOf(script: Script): Promise<[PresenceSweep, ScriptedGraph]> {
  clock = new HandClock();
  const graph = await startScriptedGraph(script, { clock });
  graphs.push(graph);
  return [new PresenceSweep(graph.client, clock), graph];
}

afterEach(async () => {
  for (const graph of graphs.splice(0)) await graph.end();
});

function id(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

const many = (count: number) => Array.from({ length: count }, (_, index) => id(index));

function busy(userId: string, more: object = {}) {
  return { id: userId, availability: 'Busy', activity: 'InAMeeting', ...more };
}

const idsOf = (body: unknown) => (body as { readonly ids: readonly string[] }).ids;

/** Everybody who is asked for is in a meeting. */
const allBusy: Script = ({ body }) => ({ body: { value: idsOf(body).map((userId) => busy(userId)) } });

test('650 people are read with one request, 651 with none', async () => {
  const [sweep, graph] = await sweepOf(allBusy);
  expect(await sweep.read(many(650))).toHaveLength(650);
  await expect(sweep.read(many(651))).rejects.toMatchObject({ kind: 'rejected' });
  expect(graph.asked).toHaveLength(1);
});

test('nobody is read with no request', async () => {
  const [sweep, graph] = await sweepOf(allBusy);
  expect(await sweep.read([])).toEqual([]);
  expect(graph.asked).toHaveLength(0);
});

test('ids are folded to lower case and asked for once', async () => {
  const [sweep, graph] = await sweepOf(() => ({ body: { value: [busy('AB-1')] } }));
  expect(await sweep.read(['Ab-1', 'aB-1'])).toEqual([
    { userId: 'ab-1', presence: { availability: 'Busy', activity: 'InAMeeting', outOfOffice: false } },
  ]);
  expect(graph.asked[0]?.body).toEqual({ ids: ['ab-1'] });
});

test('who is missing, strange or without an availability is silence for him alone', async () => {
  const [sweep] = await sweepOf(() => ({
    body: {
      value: [
        busy(id(1)),
        { id: id(2), availability: null, activity: null },
        { id: id(3) },
        { id: id(4), availability: 7 },
        null,
        'text',
        busy(id(99)),
        { id: id(6), availability: 'Hibernating', activity: 'DeepSpace' },
        { id: id(7), availability: 'Away', activity: null },
        busy(id(8), { outOfOfficeSettings: { isOutOfOffice: true, message: 'canary' } }),
        busy(id(9), { outOfOfficeSettings: { isOutOfOffice: null } }),
        busy(id(10), { outOfOfficeSettings: 'yes' }),
      ],
    },
  }));
  const readings = await sweep.read(many(20));
  expect(readings.map(({ userId, presence }) => [userId, Object.values(presence).join()])).toEqual([
    [id(1), 'Busy,InAMeeting,false'],
    [id(6), 'Hibernating,DeepSpace,false'],
    [id(7), 'Away,Away,false'],
    [id(8), 'Busy,InAMeeting,true'],
    [id(9), 'Busy,InAMeeting,false'],
    [id(10), 'Busy,InAMeeting,false'],
  ]);
});

test('whatever an answer’s entries are, reading them never fails', async () => {
  let value: unknown = [];
  const [sweep] = await sweepOf(() => ({ body: JSON.stringify({ value }) }));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(fc.jsonValue(), fc.record({ id: fc.constant(id(1)), availability: fc.jsonValue() }))),
      async (entries) => {
        value = entries;
        await clock.pass(1_000);
        for (const { presence } of await sweep.read([id(1)])) expect(typeof presence.availability).toBe('string');
      },
    ),
    { numRuns: 50 },
  );
});

test('a reading that is older than one already seen is dropped', async () => {
  const numbers = ['A2', 'A1', 'A2', 'A3', undefined, 'A3'];
  const [sweep] = await sweepOf((_asked, number) => ({
    body: { value: [busy(id(1), { sequenceNumber: numbers[number - 1] })] },
  }));
  const counts: number[] = [];
  for (const _ of numbers) counts.push((await sweep.read([id(1)])).length);
  expect(counts).toEqual([1, 0, 1, 1, 1, 1]);
});

test('numbers that begin anew are believed after a minute', async () => {
  let sequenceNumber = 'Z9';
  const [sweep] = await sweepOf(() => ({ body: { value: [busy(id(1), { sequenceNumber })] } }));
  await sweep.read([id(1)]);
  sequenceNumber = 'A0';
  expect(await sweep.read([id(1)])).toEqual([]);
  await clock.pass(59_999);
  expect(await sweep.read([id(1)])).toEqual([]);
  await clock.pass(1);
  expect(await sweep.read([id(1)])).toHaveLength(1);
  sequenceNumber = 'A1';
  expect(await sweep.read([id(1)])).toHaveLength(1);
});

/** A Graph that refuses the whole call where it does not like one of the ids. */
function refusing(...bad: readonly number[]): Script {
  const ids = bad.map(id);
  return (asked, number) =>
    idsOf(asked.body).some((userId) => ids.includes(userId)) ? { status: 400 } : allBusy(asked, number);
}

test('one id that Graph refuses takes the other 649 down neither now nor in the next rounds', async () => {
  const [sweep, graph] = await sweepOf(refusing(123));
  expect(await sweep.read(many(650))).toHaveLength(649);
  expect(graph.asked.length).toBeLessThanOrEqual(21);
  const before = graph.asked.length;
  expect(await sweep.read(many(650))).toHaveLength(649);
  expect(graph.asked).toHaveLength(before + 1);
  expect(idsOf(graph.asked.at(-1)?.body)).not.toContain(id(123));
  await clock.pass(10 * 60_000);
  await sweep.read(many(650));
  expect(idsOf(graph.asked[before + 1]?.body)).toContain(id(123));
});

test('two refused ids are found too', async () => {
  const [sweep] = await sweepOf(refusing(0, 649));
  expect(await sweep.read(many(650))).toHaveLength(648);
});

test('where every call is refused nobody is left out, and there is no second hunt for a while', async () => {
  let refuses = true;
  const [sweep, graph] = await sweepOf((asked, number) => (refuses ? { status: 404 } : allBusy(asked, number)));
  await expect(sweep.read(many(650))).rejects.toMatchObject({ kind: 'notFound' });
  const hunted = graph.asked.length;
  expect(hunted).toBeLessThanOrEqual(41);
  await expect(sweep.read(many(650))).rejects.toMatchObject({ kind: 'notFound' });
  expect(graph.asked).toHaveLength(hunted + 1);
  refuses = false;
  expect(await sweep.read(many(650))).toHaveLength(650);
});

test('an outage during the hunt is an outage', async () => {
  const [sweep] = await sweepOf((_asked, number) => ({ status: number === 1 ? 400 : 503 }));
  await expect(sweep.read(many(650))).rejects.toMatchObject({ kind: 'unavailable' });
});
