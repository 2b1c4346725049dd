/**
 * An hour of a tenant: how many requests of each class it costs, and that none is refused.
 *
 *   npm run bench:hour                                     10,000 people, 60 minutes; takes some minutes
 *   npm run bench:hour -- --people 2000 --minutes 10 --json
 */
import { parseArgs } from 'node:util';
import { officeHour } from './office-hour.ts';

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '10000' },
    minutes: { type: 'string', default: '60' },
    json: { type: 'boolean', default: false },
  },
});
const life = { people: Number(values.people), minutes: Number(values.minutes), callsAnHour: 1.2 };
const hour = await officeHour(life);
if (values.json) console.log(JSON.stringify({ officeHour: { ...life, ...hour } }));
else {
  const sent = Object.entries(hour.sent).map(([name, count]) => `${name} ${count}`);
  console.log(`Requests of ${life.people} people in ${life.minutes} minutes: ${sent.join(', ')}`);
  console.log(`Refused with 429: ${hour.throttled} · failed: ${hour.failed} · wrong at the end: ${hour.wrong}`);
  console.log(`Most in 30 s: ${hour.mostIn30s} of 1,500 · longest wait of a call: ${hour.longestWaitMs} ms`);
}
process.exitCode = hour.throttled + hour.failed + hour.wrong === 0 ? 0 : 1;
