import { unpackChromium } from './browser.ts';

/** jest runs this once before the first test file: workers that unpacked at the same time would disturb each other. */
export default function setUp(): void {
  unpackChromium();
}
