/** Draws `assets/icon-*.png` from `assets/icon.svg` in every size that the manifest names: `npm exec -c 'node scripts/icons.ts'`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser } from '../tests/support/browser.ts';
import { iconSizes } from './manifest/icon-sizes.ts';

const assets = join(import.meta.dirname, '..', 'assets');
const svg = readFileSync(join(assets, 'icon.svg'), 'utf8');

const browser = await openBrowser();
for (const size of iconSizes) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
  await page.screenshot({ path: join(assets, `icon-${size}.png`), omitBackground: true });
  await page.close();
}
await browser.close();
