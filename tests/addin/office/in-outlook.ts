/** Opens the probe inside the simulated Outlook in a real Chromium. */
import { createServer, type Server } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';
import { startOutlook, type OutlookSimulator, type Steering } from '../../simulators/outlook/index.ts';
import { openBrowser } from '../../support/browser.ts';
import { bundleForBrowser } from '../../support/bundle-for-browser.ts';
import type { Probe, WindowProbe } from './probe.ts';

declare global {
  interface Window {
    probe: Probe;
    windowProbe: WindowProbe;
    outlook: Steering;
  }
}

export const people = [
  { upn: 'anna.berg@contoso.example', name: 'Anna Berg' },
  { upn: 'ben.kurz@contoso.example', name: 'Ben Kurz' },
  { upn: 'cem.aydin@contoso.example', name: 'Cem Aydin' },
];

export type InOutlook = {
  readonly paneUrl: string;
  /** How often each person's token was made. */
  readonly minted: string[];
  /** Opens the page in a profile of its own; `search` such as `?theme=dark`. */
  open(search?: string): Promise<Opened>;
  openTopLevel(): Promise<Page>;
  stop(): Promise<void>;
};

export type Opened = { readonly page: Page; readonly pane: Frame; readonly errors: string[] };

export async function startInOutlook(): Promise<InOutlook> {
  const folder = await bundleForBrowser(join(import.meta.dirname, 'probe.ts'));
  const minted: string[] = [];
  const pages = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://pane').pathname;
    const file = path.endsWith('.js') ? readFile(join(folder, path.slice('/addin/'.length))) : null;
    response.setHeader('content-type', file ? 'text/javascript; charset=utf-8' : 'text/html; charset=utf-8');
    if (!file) return void response.end(paneHtml(outlook.officeJsUrl));
    file.then(
      (text) => response.end(text),
      () => response.writeHead(404).end(),
    );
  });
  const paneUrl = await listen(pages);
  const outlook: OutlookSimulator = await startOutlook({
    paneUrl,
    people,
    mintToken: async (upn) => {
      minted.push(upn);
      return token(upn, minted.length);
    },
  });
  const browser: Browser = await openBrowser();
  return {
    paneUrl,
    minted,
    open: async (search = '') => {
      const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      await page.goto(outlook.url + search);
      return { page, pane: await paneOf(page), errors };
    },
    openTopLevel: async () => {
      const page = await browser.newPage();
      await page.goto(paneUrl);
      await page.waitForFunction(() => 'probe' in window);
      return page;
    },
    stop: async () => {
      await browser.close();
      await outlook.stop();
      pages.closeAllConnections();
      await new Promise((resolve) => pages.close(resolve));
    },
  };
}

/** The add-in's frame, once the probe in it has started. */
export async function paneOf(page: Page): Promise<Frame> {
  const frame = await (await page.waitForSelector('iframe[name="addin"]')).contentFrame();
  if (!frame) throw new Error('The add-in has no frame.');
  await frame.waitForFunction(() => 'probe' in window);
  return frame;
}

function paneHtml(officeJsUrl: string): string {
  return `<!doctype html><title>Probe</title>
<script>window.savedHistory = { pushState: history.pushState, replaceState: history.replaceState };</script>
<script defer src="${officeJsUrl}"></script><script defer src="probe.js"></script>`;
}

function token(upn: string, serial: number): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const exp = Math.floor(Date.now() / 1000) + 3600;
  const claims = {
    iss: 'https://localhost:9/tenant-1/v2.0',
    tid: 'tenant-1',
    oid: objectIdOf(upn),
    name: upn,
    exp,
    serial,
  };
  return `${part({ alg: 'RS256' })}.${part(claims)}.signature`;
}

/** Without dots, as the original: MSAL takes `{object id}.{tenant id}` apart. */
export function objectIdOf(upn: string): string {
  return `object-of-${upn.split('@')[0]?.replaceAll('.', '-')}`;
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/addin/index.html`;
}
