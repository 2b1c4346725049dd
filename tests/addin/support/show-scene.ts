import type { Page } from 'playwright-core';
import type { ThemeName } from '../../../src/ui/theme/theme.ts';
import type {} from '../layout/page.tsx';
import type { Surface } from './fake-host.ts';
import { scenes } from '../layout/scenes.ts';

/**
 * Shows a scene and does what leads to it: choose the tab, type, open the sheet. The page is loaded once; each further
 * scene takes the place of the one before, which takes a tenth of the time.
 */
export async function showScene(
  page: Page,
  address: string,
  name: string,
  options: { readonly locale: 'de-DE' | 'en-GB'; readonly theme: ThemeName; readonly surface?: Surface },
): Promise<void> {
  const scene = scenes[name];
  if (!scene) throw new Error(`There is no scene ${name}`);
  const lost = scene.missing === undefined ? null : new RegExp(scene.missing);
  if (lost) await page.route(lost, (route) => route.abort());
  // What was loaded before is not asked of the network again.
  if (lost || !page.url().startsWith(address)) await page.goto(address);
  await page.waitForFunction(() => 'showScene' in window);
  await page.evaluate((look) => void window.showScene(look), { scene: name, ...options });
  await page.locator(`#root[data-scene="${name}"] .pane`).waitFor();
  if (scene.item && !scene.tab) await page.locator('.row, .note').first().waitFor();
  // The dock comes late: without calls nobody waits for it.
  if ((scene.state.calls ?? []).length > 0) await page.locator('.card').first().waitFor();
  if (scene.hints) await page.locator('section.notice').waitFor();
  if (scene.tab) await page.locator(`#tab-${scene.tab}`).click();
  if (scene.keys) await page.locator('.field button').last().click();
  if (scene.typed) {
    await page.locator('.field input').fill(scene.typed);
    await page.locator('#results').waitFor();
  }
  if (scene.sheet === 'me') await page.locator('.strip-state').click();
  if (scene.sheet === 'link') await page.locator('.strip .button').click();
  if (scene.sheet || scene.mePage) await page.locator('.sheet').waitFor();
  if (scene.press) {
    await settled(page, scene.endless);
    await page.locator(scene.press).first().click();
    if (scene.notice) await page.locator('.notice').waitFor();
    else if (scene.dialog) await page.locator('.fui-DialogSurface').waitFor();
    else await page.locator(`:nth-match(${scene.press}, 1):not([aria-expanded="false"])`).waitFor();
  }
  if (scene.opened) {
    await page.locator(scene.opened).first().click();
    await page.locator(`:nth-match(${scene.opened}, 1):not([aria-expanded="false"])`).waitFor();
  }
  if (scene.password !== undefined) {
    await page.locator('.sheet input[type=password]').fill(scene.password);
    await page.locator('.sheet form button').click();
    await page.locator('.sheet [role=alert]').waitFor();
  }
  if (lost) {
    await page.locator('.failed').waitFor();
    await page.unroute(lost);
  }
  await settled(page, scene.endless);
  // Nothing is to look as if a mouse lay on it.
  await page.mouse.move(0, 0);
}

/** Everything late is there, and has come to rest where Fluent UI moves it to. */
async function settled(page: Page, endless = false): Promise<void> {
  if (!endless) await page.locator('.bones').first().waitFor({ state: 'detached' });
  await page.evaluate(async () => {
    await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined)));
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
}
