/**
 * Pictures of every page of the pane in `docs/screenshots/`: German and English, light and dark, narrow and wide. Each
 * page is shown four times, so that every two of these meet; `--all` shows each in all eight.
 *
 *     npm run screenshots                     every page
 *     npm run screenshots -- mail me-why      those scenes
 *     npm run screenshots -- --out /tmp/x     somewhere else
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { scenes } from '../tests/addin/layout/scenes.ts';
import { serveScenes } from '../tests/addin/support/serve-scenes.ts';
import { showScene } from '../tests/addin/support/show-scene.ts';
import { openBrowser } from '../tests/support/browser.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    all: { type: 'boolean', default: false },
    out: { type: 'string', default: join(import.meta.dirname, '..', 'docs', 'screenshots') },
  },
});

const sizes = [
  { width: 320, height: 570 },
  { width: 450, height: 640 },
];
const unknown = positionals.filter((name) => !(name in scenes));
if (unknown.length > 0) {
  console.error(`There is no scene ${unknown.join(', ')}. There are: ${Object.keys(scenes).join(', ')}`);
  process.exit(2);
}
const names = positionals.length > 0 ? positionals : Object.keys(scenes);
mkdirSync(values.out, { recursive: true });
let written = 0;
const served = await serveScenes();
const browser = await openBrowser();
try {
  for (const viewport of sizes) {
    // Without movement, so that the same page gives the same picture.
    const context = await browser.newContext({ viewport, timezoneId: 'Europe/Berlin', reducedMotion: 'reduce' });
    const page = await context.newPage();
    for (const locale of ['de-DE', 'en-GB'] as const) {
      for (const theme of ['light', 'dark'] as const) {
        const isOneOfFour = ((locale === 'de-DE') === (theme === 'light')) === (viewport.width === 320);
        if (!values.all && !isOneOfFour) continue;
        for (const name of names) {
          await showScene(page, served.address, name, { locale, theme });
          const file = `${name}-${locale.slice(0, 2)}-${theme}-${viewport.width}.png`;
          await page.screenshot({ path: join(values.out, file), animations: 'disabled', caret: 'hide' });
          written += 1;
        }
      }
    }
    await context.close();
  }
} finally {
  await browser.close();
  await served.stop();
}
console.log(`${written} pictures in ${values.out}`);
