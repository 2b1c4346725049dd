/** Part 8: what the manifest of a deployment names is there. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { limitMs, type Session } from './session.ts';

const program = join(import.meta.dirname, '..', '..', '..', 'scripts', 'manifest.ts');
const deployed = 'https://bridge.example.com';

/** All addresses of ours that the manifest of a deployment names, as paths. */
function namedPaths(): readonly string[] {
  const { stdout } = spawnSync(process.execPath, [program, '--url', deployed], { encoding: 'utf8' });
  const found = stdout.matchAll(/https:\/\/bridge\.example\.com(\/[^"<]*)/g);
  return [...new Set([...found].map(([, path = '']) => path))];
}

/** Width and height of a PNG stand in its first chunk: https://www.w3.org/TR/png/#11IHDR */
function sizeOf(png: Buffer): readonly [number, number] {
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

export function deploymentTests(session: () => Session): void {
  let paths: readonly string[] = [];

  test('every address of the manifest is answered by the bridge: pages as pages, icons in their size', async () => {
    const { bridge } = session().demo.addresses;
    paths = namedPaths();
    expect(paths.filter((path) => path.endsWith('.png')).length).toBeGreaterThanOrEqual(5);
    for (const path of paths) {
      const answer = await fetch(bridge + path);
      const type = answer.headers.get('content-type') ?? '';
      expect([path, answer.status]).toEqual([path, 200]);
      if (!path.endsWith('.png')) {
        expect([path, type]).toEqual([path, expect.stringMatching(/^text\/html/)]);
        continue;
      }
      const size = Number(/-(\d+)\.png$/.exec(path)?.[1]);
      expect([path, type, sizeOf(Buffer.from(await answer.arrayBuffer()))]).toEqual([path, 'image/png', [size, size]]);
    }
  }, 60_000);

  test('the address that the manifest gives for the pane opens it', async () => {
    const { demo, browser } = session();
    const pages = paths.filter((path) => path.endsWith('.html'));
    expect(pages).toEqual(['/addin/index.html']);
    const opened = await browser.newPage({ locale: 'de-DE' });
    await opened.goto(demo.addresses.bridge + pages[0]);
    await opened.getByRole('tab', { name: 'Anrufe' }).waitFor({ timeout: limitMs });
    await opened.close();
  }, 60_000);
}
