import type { Page } from 'playwright-core';
import { scenes } from '../layout/scenes.ts';

/** Opens a scene and does what leads to it: choose the tab, type, open the sheet. */
export async function showScene(
  page: Page,
  address: string,
  name: string,
  options: { readonly locale: 'de-DE' | 'en-GB'; readonly theme: string },
): Promise<void> {
  const scene = scenes[name];
  if (!scene) throw new Error(`There is no scene ${name}`);
  const parameters = new URLSearchParams({ scene: name, locale: options.locale, theme: options.theme });
  await page.goto(`${address}?${parameters}`);
  await page.locator('.pane').waitFor();
  if (scene.item && !scene.tab) await page.locator('.row').first().waitFor();
  if (scene.tab) await page.locator(`#tab-${scene.tab}`).click();
  if (scene.keys) await page.locator('.field button').last().click();
  if (scene.typed) await page.locator('.field input').fill(scene.typed);
  if (scene.sheet === 'me') await page.locator('.strip-state').click();
  if (scene.sheet === 'link') await page.locator('.strip .fui-Button').click();
  if (scene.sheet) await page.locator('.sheet').waitFor();
  await page.waitForLoadState('networkidle');
  // Fluent UI moves sheets in; what is looked at is where they come to rest.
  await page.evaluate(async () => {
    await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined)));
  });
}
