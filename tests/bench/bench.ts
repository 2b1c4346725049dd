/** `npm run bench [-- --json]`: the figures of the bridge, each beside the baseline or the target that it is held to. */
import { parseArgs } from 'node:util';
import { flatOut } from './bridge/flat-out.ts';
import { latency } from './bridge/latency.ts';
import { changeToDnd, nineOClock } from './bridge/office-load.ts';
import { memory } from './bridge/memory.ts';
import { backToBack, restart } from './bridge/simulated.ts';

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const say = (text: string): void => {
  if (!values.json) console.log(text);
};

const rates = [];
for (const [people, facts] of [
  [1_000, 40_000],
  [10_000, 40_000],
  [100_000, 200_000],
] as const) {
  const rate = await flatOut(people, facts);
  rates.push(rate);
  say(`${people} people: ${rate.factsPerSecond} facts/s decided and persisted (target 5,000)`);
}
const [smallest, , largest] = rates;
const growth = (largest?.microsecondsPerFact ?? NaN) / (smallest?.microsecondsPerFact ?? NaN);
say(`cost per fact at 100,000 against 1,000 people: ${growth.toFixed(2)} × (target 1.2 ×)`);

const wrong = [];
for (const latencyMs of [0, 100, 500]) {
  const count = await backToBack(1_000, latencyMs);
  wrong.push({ latencyMs, calls: 1_000, wrong: count });
  say(`1,000 back-to-back calls at ${latencyMs} ms: ${count} wrong final states (target 0)`);
}
const started = await restart(10_000);
say(
  `restart, ${started.people} people, ${started.differing} differing: right after ${started.secondsUntilRight} s simulated`,
);
const change = await changeToDnd(10_000, 4, 10);
say(
  `Microsoft change to DND written, ${change.people} people over ${change.pbxs} PBXs, ${change.changesPerSecond} changes/s: ` +
    `p50 ${change.p50.toFixed(1)} s, p95 ${change.p95.toFixed(1)} s simulated (target 3 s), ` +
    `${(change.graphShare * 100).toFixed(0)} % of Microsoft's limit (target 30 %)`,
);
const spread = await nineOClock(500, 60_000);
const atOnce = await nineOClock(500, 1);
for (const [words, nine] of [
  ['within a minute', spread],
  ['at once', atOnce],
] as const) {
  say(
    `9 o'clock, ${nine.people} people of one PBX enter a meeting ${words}: nobody waits longer than ` +
      `${nine.longestSeconds.toFixed(1)} s simulated (target 60 s), at ${nine.perSecondAtEnd} requests/s`,
  );
}
const event = await latency();
say(
  `call event to setPresence accepted, ${event.callsPerSecond} calls/s: p50 ${event.bridge.p50.toFixed(1)} ms, ` +
    `p99 ${event.bridge.p99.toFixed(1)} ms; ${event.ratio.p50.toFixed(2)} × and ${event.ratio.p99.toFixed(2)} × a bare relay ` +
    `(targets 1.3 × and 2 ×); ${event.lost} lost`,
);
const rss = { people: 10_000, megabytes: memory(10_000), withOne: memory(1) };
say(
  `memory, ${rss.people} people, bridge and simulated office in one process: ${rss.megabytes} MB, ` +
    `with one person ${rss.withOne} MB (target 200 MB for the bridge)`,
);
if (values.json) {
  console.log(
    JSON.stringify({
      flatOut: rates,
      costGrowth: growth,
      backToBack: wrong,
      restart: started,
      changeToDnd: change,
      nineOClock: { spread, atOnce },
      latency: event,
      rss,
    }),
  );
}
