/**
 * Pictures of every page of the pane in `docs/screenshots/`: German and English, light and dark, narrow and wide. Each
 * page is shown four times, so that every two of these meet; `--all` shows each in all eight. Some are shown as on a
 * phone, in high contrast and in a tab of their own too.
 *
 *     npm run screenshots                     every page
 *     npm run screenshots -- mail me-why      those scenes
 *     npm run screenshots -- demo             the pane beside a mail and the console, out of the running demo
 *     npm run screenshots -- --out /tmp/x     somewhere else
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { scenes } from '../tests/addin/layout/scenes.ts';
import type { Surface } from '../tests/addin/support/fake-host.ts';
import { serveScenes } from '../tests/addin/support/serve-scenes.ts';
import { showScene } from '../tests/addin/support/show-scene.ts';
import { demoPictures } from './screenshots/demo-pictures.ts';
import { openBrowser } from '../tests/support/browser.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    all: { type: 'boolean', default: false },
    out: { type: 'string', default: join(import.meta.dirname, '..', 'docs', 'screenshots') },
  },
});

type Look = { readonly locale: 'de-DE' | 'en-GB'; readonly theme: 'light' | 'dark' };
type View = {
  /** Part of the pictures' names beside scene, language and theme. */
  readonly name: string;
  readonly viewport: { readonly width: number; readonly height: number };
  readonly forcedColors?: 'active';
  readonly surface?: Surface;
  readonly looks: readonly Look[];
  /** Null: every scene. */
  readonly scenes: readonly string[] | null;
};

const german = { light: { locale: 'de-DE', theme: 'light' }, dark: { locale: 'de-DE', theme: 'dark' } } as const;
const english = { light: { locale: 'en-GB', theme: 'light' }, dark: { locale: 'en-GB', theme: 'dark' } } as const;
const every = [german.light, german.dark, english.light, english.dark];
const { all } = values;
const views: readonly View[] = [
  {
    name: '320',
    viewport: { width: 320, height: 570 },
    looks: all ? every : [german.light, english.dark],
    scenes: null,
  },
  {
    name: '450',
    viewport: { width: 450, height: 640 },
    looks: all ? every : [german.dark, english.light],
    scenes: null,
  },
  {
    name: 'phone',
    viewport: { width: 390, height: 760 },
    surface: 'phone',
    looks: [german.light, english.dark],
    scenes: ['mail', 'calls', 'dock', 'me'],
  },
  {
    name: 'contrast',
    viewport: { width: 320, height: 570 },
    forcedColors: 'active',
    looks: [german.light, english.dark],
    scenes: ['mail', 'calls', 'team', 'dock', 'me', 'me-rules', 'ask'],
  },
  {
    name: 'wide',
    viewport: { width: 900, height: 700 },
    surface: 'tab',
    looks: [german.light, english.dark],
    scenes: ['calls', 'team', 'dock', 'me', 'me-rules'],
  },
];
const unknown = positionals.filter((name) => name !== 'demo' && !(name in scenes));
if (unknown.length > 0) {
  console.error(`There is no scene ${unknown.join(', ')}. There are: ${Object.keys(scenes).join(', ')}, demo`);
  process.exit(2);
}
const wanted = (name: string): boolean => positionals.length === 0 || positionals.includes(name);
mkdirSync(values.out, { recursive: true });
let written = 0;
const served = await serveScenes();
const browsers = { 'de-DE': await openBrowser('de'), 'en-GB': await openBrowser('en') };
try {
  for (const { name: view, looks, scenes: some, surface = 'desktop', ...options } of views) {
    for (const look of looks) {
      const { locale, theme } = look;
      // Without movement, so that the same page gives the same picture.
      const context = await browsers[locale].newContext({
        ...options,
        locale,
        colorScheme: theme,
        timezoneId: 'Europe/Berlin',
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      for (const name of (some ?? Object.keys(scenes)).filter(wanted)) {
        await showScene(page, served.address, name, { ...look, surface });
        const file = `${name}-${locale.slice(0, 2)}-${theme}-${view}.png`;
        await page.screenshot({ path: join(values.out, file), animations: 'disabled', caret: 'hide' });
        written += 1;
      }
      await context.close();
    }
  }
} finally {
  for (const browser of Object.values(browsers)) await browser.close();
  await served.stop();
}
if (wanted('demo')) written += await demoPictures(values.out);
console.log(`${written} pictures in ${values.out}`);
