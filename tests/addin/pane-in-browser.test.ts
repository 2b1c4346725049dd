/** Every page of the pane in a real Chromium: no barrier of WCAG 2.2 AA, nothing wider than the window, keyboard alone. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { barriers } from '../support/barriers.ts';
import { openBrowser } from '../support/browser.ts';
import { scenes } from './layout/scenes.ts';
import { serveScenes, type ServedScenes } from './support/serve-scenes.ts';
import { showScene } from './support/show-scene.ts';

let served: ServedScenes;
let browser: Browser;

beforeAll(async () => {
  [served, browser] = await Promise.all([serveScenes(), openBrowser()]);
}, 180_000);

afterAll(async () => {
  await browser.close();
  await served.stop();
});

async function open(options: BrowserContextOptions): Promise<{ page: Page; faults: string[] }> {
  const context = await browser.newContext({ timezoneId: 'Europe/Berlin', reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  return { page, faults };
}

const narrow = { width: 320, height: 570 };

/** What depends on more than the page's own elements: asked again wherever colours differ. */
const contrast = ['color-contrast'];

/** One of each kind of page; the first view looks at them all. */
const someScenes = ['mail', 'calls', 'team', 'me', 'me-rules', 'dock', 'keys', 'offline'];

/** The same elements as in another scene with other words in them: only their places can be wrong. */
const familiar = [
  'appointment',
  'calls-not-linked',
  'compose',
  'hint-callers',
  'me-free',
  'me-meeting',
  'me-switched-off',
  'no-item',
  'not-linked',
  'number-open',
  'organiser',
  'pbx-down',
  'signed-out',
  'still-silent',
];

const views = [
  ['German, light, 320 px', Object.keys(scenes), undefined, { locale: 'de-DE', theme: 'light' }, { viewport: narrow }],
  [
    'English, dark, 450 px',
    someScenes,
    contrast,
    { locale: 'en-GB', theme: 'dark' },
    { viewport: { width: 450, height: 640 } },
  ],
  [
    'English, high contrast, 320 px',
    someScenes,
    contrast,
    { locale: 'en-GB', theme: 'light' },
    { viewport: narrow, forcedColors: 'active' },
  ],
] as const;

describe.each(views)('%s', (_name, shown, rules, look, options) => {
  test('every page is free of barriers and fits its window', async () => {
    const { page, faults } = await open(options);
    const found: Record<string, unknown> = {};
    for (const name of shown) {
      await showScene(page, served.address, name, look);
      const problems = [
        ...(familiar.includes(name) ? [] : await barriers(page, rules)),
        ...(await outside(page)),
        ...(await low(page)),
      ];
      // As somebody draws the pane wider, or opens it in a tab of its own.
      for (const width of [450, 640, 900]) {
        await page.setViewportSize({ ...options.viewport, width });
        problems.push(...(await outside(page)).map((text) => `${width} px: ${text}`));
      }
      await page.setViewportSize(options.viewport);
      if (problems.length > 0) found[name] = problems;
    }
    expect(found).toEqual({});
    expect(faults).toEqual([]);
    await page.context().close();
  }, 240_000);
});

/** Words and controls that begin or end beside the window, and buttons narrower than their words. The pane itself is clipped, so it never shows a scroll bar. */
function outside(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const cut = [...document.querySelectorAll('button')].filter(
      // What ends in "…" does so on purpose.
      (button) => button.scrollWidth > button.clientWidth + 1 && button.querySelector('.texts') === null,
    );
    // Names may end in "…" until their row is opened; states, numbers and times may not.
    const short = [
      ...document.querySelectorAll('.row .small, .row-main[aria-expanded=true] .line, div.row-main .line'),
    ].filter((text) => text.scrollWidth > text.clientWidth + 1);
    const beside = [
      ...document.querySelectorAll('button, input, textarea, select, p, h1, h2, h3, dt, dd, label, span'),
    ].filter((element) => {
      const box = element.getBoundingClientRect();
      // What only screen readers see is one pixel small.
      return box.width > 1 && box.height > 1 && (box.right > window.innerWidth + 1 || box.left < -1);
    });
    const name = (element: Element): string => element.outerHTML.slice(0, 120);
    return [
      ...short.map((text) => `ends in "…": ${name(text)}`),
      ...cut.map((element) => `narrower than its words: ${name(element)}`),
      ...beside.map((element) => `beside the window: ${name(element)}`),
    ];
  });
}

/** Controls that are lower than a finger, 44 px; of Fluent UI's own the frame counts, which takes the tap too. */
function low(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('button, input, select, textarea, a')]
      .map((element) => element.closest('.fui-Input, .fui-Switch, .fui-Radio, .fui-Select') ?? element)
      .filter((element) => {
        const { width, height } = element.getBoundingClientRect();
        return width > 1 && height < 44;
      })
      .map((element) => `lower than 44 px: ${element.outerHTML.slice(0, 120)}`),
  );
}

/** Whether the element with the focus, or what is around it, looks otherwise than without it; true where nothing has it. */
function showsFocus(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return true;
    const rest = (): Promise<unknown> =>
      Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => null)));
    const around = [element, element.parentElement, element.parentElement?.parentElement].filter((one) => one != null);
    const look = (): string =>
      around
        .flatMap((one) => [getComputedStyle(one), getComputedStyle(one, '::after')])
        .map(({ outline, boxShadow, border, transform }) => [outline, boxShadow, border, transform].join())
        .join(';');
    await rest();
    const withFocus = look();
    element.blur();
    await rest();
    const without = look();
    element.focus();
    return withFocus !== without;
  });
}

/** What has the focus, in the words of a screen reader. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
  });
}

test('by keyboard alone: every row of the mail can be reached, and the focus shows', async () => {
  const { page } = await open({ viewport: { width: 320, height: 570 } });
  await showScene(page, served.address, 'mail', { locale: 'en-GB', theme: 'light' });
  const seen = new Set<string>();
  for (let step = 0; step < 40; step += 1) {
    await page.keyboard.press('Tab');
    const name = await focused(page);
    expect([name, await showsFocus(page)]).toEqual([name, true]);
    seen.add(name);
  }
  const calls = [...seen].filter((name) => /^Call /.test(name));
  expect(calls.length).toBeGreaterThanOrEqual(4);
  await page.context().close();
});

test('by keyboard alone: the own state opens with Enter, closes with Escape, and the focus comes back', async () => {
  const { page } = await open({ viewport: { width: 320, height: 570 } });
  await showScene(page, served.address, 'mail', { locale: 'en-GB', theme: 'light' });
  await page.locator('.strip-state').focus();
  const before = await focused(page);
  await page.keyboard.press('Enter');
  await page.locator('.sheet').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.sheet').waitFor({ state: 'detached' });
  expect(await focused(page)).toBe(before);
  await page.context().close();
});

test('by keyboard alone: the arrow keys change the tabs', async () => {
  const { page } = await open({ viewport: { width: 320, height: 570 } });
  await showScene(page, served.address, 'mail', { locale: 'en-GB', theme: 'light' });
  await page.locator('#tab-mail').focus();
  await page.keyboard.press('ArrowRight');
  await page.locator('#tab-calls[aria-selected=true]').waitFor();
  await page.keyboard.press('End');
  await page.locator('#tab-team[aria-selected=true]').waitFor();
  await page.keyboard.press('Home');
  await page.locator('#tab-mail[aria-selected=true]').waitFor();
  await page.context().close();
});
