/** What stands between a page and the people who use it. */
import axe, { type RunOnly } from 'axe-core';
import type { Page } from 'playwright-core';

/**
 * What WCAG 2.2 AA finds wrong with the page as it is shown now.
 *
 * @param rules only these of axe's rules, where the rest was asked of the same elements before
 */
export async function barriers(page: Page, rules?: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const runOnly: RunOnly = rules
    ? { type: 'rule', values: [...rules] }
    : { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] };
  const { violations } = await page.evaluate(
    (only) =>
      (window as unknown as { axe: typeof axe }).axe.run(
        // Fluent UI's own catchers of the focus, which hand it on at once.
        { exclude: [['[data-tabster-dummy]']] },
        // What has no fault is not wanted, and to list it takes longer than to find it.
        { runOnly: only, resultTypes: ['violations'] },
      ),
    runOnly,
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 200)).join(' ')}`);
}

/** How far the page is wider than its window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}
