/** Some minutes of the office that `npm run bench:hour` lives through for an hour with 10,000 people. */
import { expect, test } from '@jest/globals';
import { officeHour } from '../../../bench/microsoft/office-hour.ts';

test('the adapter, its budget and the sweep bring no refusal upon themselves, and every call shows at once', async () => {
  const minutes = await officeHour({ people: 1_301, minutes: 6, callsAnHour: 20 });
  const sent = Object.entries(minutes.sent).map(([name, count]) => `${name} ${count}`);
  process.stdout.write(`Requests of 1,301 people in 6 minutes: ${sent.join(', ')}\n`);
  expect(minutes).toMatchObject({ throttled: 0, failed: 0, wrong: 0 });
  expect(minutes.sent.sweep).toBeGreaterThanOrEqual(3 * 178);
  expect(minutes.sent.callStart).toBeGreaterThan(1_000);
  expect(minutes.sent.renewal).toBeGreaterThan(100);
  expect(minutes.mostIn30s).toBeLessThanOrEqual(1_050);
  expect(minutes.longestWaitMs).toBeLessThanOrEqual(1_000);
}, 60_000);
