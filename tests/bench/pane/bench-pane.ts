/**
 * The pane as a person meets it: JavaScript before the first number can be dialled, first paint, and when it is usable.
 *
 *     npm run bench:pane [-- --json] [--rounds 5]
 *
 * Headless Chromium against the demo, an empty cache each round; the middle of the rounds counts.
 */
import { parseArgs } from 'node:util';
import { openBrowser } from '../../support/browser.ts';
import { runDemo } from '../../support/demo-process.ts';
import { budgetBytes, measureFirstPage, type FirstPage } from './first-page.ts';

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, rounds: { type: 'string', default: '5' } },
});
const rounds = Math.max(1, Number.parseInt(values.rounds, 10) || 5);

const demo = await runDemo(['--people', '12']);
const browser = await openBrowser();
const measured: FirstPage[] = [];
try {
  // The first round warms the bridge and the browser up and does not count.
  for (let round = 0; round <= rounds; round += 1) {
    const one = await measureFirstPage(browser, demo.addresses.outlook);
    if (round > 0) measured.push(one);
  }
} finally {
  await browser.close();
  await demo.stop();
}

const middle = (pick: (one: FirstPage) => number): number =>
  measured.map(pick).sort((one, other) => one - other)[Math.floor(measured.length / 2)] ?? Number.NaN;
const result = {
  rounds,
  gzipBytes: middle(({ gzipBytes }) => gzipBytes),
  gzipBudget: budgetBytes,
  files: middle(({ files }) => files),
  firstPaintMs: Math.round(middle(({ firstPaintMs }) => firstPaintMs)),
  firstPaintTargetMs: 500,
  usableMs: Math.round(middle(({ usableMs }) => usableMs)),
  usableTargetMs: 1_000,
};
if (values.json) console.log(JSON.stringify(result));
else {
  console.log(`JavaScript before the first call: ${(result.gzipBytes / 1024).toFixed(1)} KB gzip (target 220 KB)`);
  console.log(`first paint: ${result.firstPaintMs} ms (target ${result.firstPaintTargetMs})`);
  console.log(`usable: ${result.usableMs} ms (target ${result.usableTargetMs})`);
}
