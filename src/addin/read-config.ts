import type { AddinConfig } from '../contract/addin-config.ts';

/** From beside the page. Rejects where the bridge does not hand it out. */
export async function readConfig(): Promise<AddinConfig> {
  const response = await fetch('config.json', { cache: 'no-store' });
  if (!response.ok) throw new Error(`The bridge answered ${response.status} to config.json`);
  return (await response.json()) as AddinConfig;
}
