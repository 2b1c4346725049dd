/** One opening of the pane in a browser with an empty cache, up to the first number that can be dialled. */
import { gzipSync } from 'node:zlib';
import type { Browser, Response } from 'playwright-core';

export const budgetBytes = 220 * 1024;

export type FirstPage = {
  /** Of all scripts of ours that had arrived by then; each compressed by itself, as a proxy would. */
  readonly gzipBytes: number;
  readonly files: number;
  /** Since the pane's frame began to load. */
  readonly firstPaintMs: number;
  readonly usableMs: number;
};

/** @param outlook address of the simulated Outlook, whose first mail holds a number */
export async function measureFirstPage(browser: Browser, outlook: string): Promise<FirstPage> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'de-DE' });
  try {
    const page = await context.newPage();
    const scripts: Response[] = [];
    page.on('response', (response) => {
      if (/\/addin\/static\/.*\.js$/.test(new URL(response.url()).pathname)) scripts.push(response);
    });
    await page.goto(outlook);
    const pane = page.frameLocator('iframe[name="addin"]');
    // Signed in and connected as well: before that a click could not reach the telephone.
    await pane.locator('.page .call').first().waitFor({ timeout: 60_000 });
    await pane.locator('.strip-state .strong').first().waitFor();
    const arrived = [...scripts];
    const times = await pane.locator('body').evaluate(() => ({
      now: performance.now(),
      paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    }));
    const sizes = await Promise.all(
      arrived.map(async (response) => gzipSync(await response.body(), { level: 9 }).length),
    );
    return {
      gzipBytes: sizes.reduce((sum, size) => sum + size, 0),
      files: sizes.length,
      firstPaintMs: times.paint,
      usableMs: times.now,
    };
  } finally {
    await context.close();
  }
}
