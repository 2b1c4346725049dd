/** `npm run simulate -- --seed N --people 200 --hours 24 [--seeds COUNT] [--sweep SECONDS] [--mode MODE]`; without a mode, the seeds take turns */
import { parseArgs } from 'node:util';
import { runOffice } from './run-office.ts';

const modes = ['presence-oauth', 'individual', 'central'] as const;

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    seeds: { type: 'string', default: '1' },
    people: { type: 'string', default: '20' },
    hours: { type: 'string', default: '24' },
    sweep: { type: 'string', default: '2' },
    explain: { type: 'boolean', default: false },
    mode: { type: 'string' },
    calm: { type: 'boolean', default: false },
  },
});

const first = Number(values.seed);
const people = Number(values.people);
const hours = Number(values.hours);
let violations = 0;
for (let seed = first; seed < first + Number(values.seeds); seed += 1) {
  const mode = modes.find((one) => one === values.mode) ?? modes[seed % modes.length] ?? 'presence-oauth';
  const result = await runOffice({
    seed,
    mode,
    people,
    hours,
    sweepSeconds: Number(values.sweep),
    faults: !values.calm,
    explain: (violation, truth, knowledge) => {
      if (values.explain) console.log(JSON.stringify({ violation, truth, knowledge }));
    },
  });
  violations += result.violations.length;
  const { crashes, outages, microsoftRequests, pbxRequests } = result;
  console.log(
    `seed ${seed}: ${mode}, ${people} people, ${hours} h, ${crashes} crashes, ${outages} outages, ` +
      `${microsoftRequests} requests to Microsoft, ${pbxRequests} to the PBX, ${result.violations.length} violations`,
  );
  for (const { at, invariant, person, what } of result.violations.slice(0, 10)) {
    console.log(`  ${invariant} at ${new Date(at).toISOString()} person ${person}: ${what}`);
  }
}
process.exitCode = violations === 0 ? 0 : 1;
