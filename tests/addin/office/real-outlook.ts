/** A fake Outlook on the web whose add-in frame loads the real office.js, of npm. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, Frame, Page } from 'playwright-core';
import { paneHeaders } from '../../../src/http/security-headers.ts';
import { runOwaHost, type HostMail } from './owa-host-page.ts';
import type {} from './in-outlook.ts';

export const outlookOrigin = 'https://outlook.office.com';
export const paneOrigin = 'https://addin.example.test';
export const microsoftOrigin = 'https://login.microsoftonline.com';
export const cdn = 'https://appsforoffice.microsoft.com/lib/1/hosted/';
const officeJs = join(import.meta.dirname, '..', '..', '..', 'node_modules', '@microsoft', 'office-js', 'dist');

/** @param options.folder holds `probe.js`; `offer` is the mail that is open at first */
export async function serveOutlook(
  to: BrowserContext,
  { folder, offer }: { readonly folder: string; readonly offer: HostMail },
): Promise<void> {
  await to.route('**/*', (route) => route.abort());
  await to.route(`${outlookOrigin}/**`, (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: hostPage(offer) }),
  );
  await to.route(`${cdn}**`, async (route) => {
    const file = new URL(route.request().url()).pathname.slice('/lib/1/hosted/'.length);
    const body = await readFile(join(officeJs, file), 'utf8').catch(() => null);
    return body === null ? route.abort() : route.fulfill({ contentType: 'text/javascript; charset=utf-8', body });
  });
  await to.route('https://ajax.aspnetcdn.com/**', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: microsoftAjax }),
  );
  await to.route(`${microsoftOrigin}/**`, (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: '<!doctype html><title>Sign in</title>' }),
  );
  await to.route(`${paneOrigin}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (!pathname.endsWith('.js')) return route.fulfill({ contentType: 'text/html; charset=utf-8', ...paneAnswer() });
    const body = await readFile(join(folder, pathname.slice('/addin/'.length)), 'utf8');
    return route.fulfill({ contentType: 'text/javascript; charset=utf-8', body });
  });
}

/** The part of Microsoft's old library without which office.js does not start. */
const microsoftAjax = `window.Type = Function;
Type.registerNamespace = (name) => { window[name] = window[name] || {}; };
Type.registerClass = () => {};
Function._validateParams = () => null;
window.Sys = { StringBuilder: function () {}, Debug: { trace() {} } };
Sys.Serialization = { JavaScriptSerializer: { serialize: JSON.stringify, deserialize: JSON.parse } };`;

function hostPage(offer: HostMail): string {
  const xdm = `conversation-1|addin-1|${outlookOrigin}`;
  const name = JSON.stringify({ baseFrameName: 'addin', hostInfo: hostInfo, xdmInfo: xdm, serializerVersion: 1 });
  const src = `${paneOrigin}/addin/index.html?_host_Info=${hostInfo}#&_serializer_version=1&_xdm_Info=${xdm}`;
  return `<!doctype html><script>const __name = (f) => f; (${runOwaHost.toString()})(${JSON.stringify(offer)}, '${paneOrigin}')</script>
<iframe name='${name}' src="${src}"></iframe>`;
}

const hostInfo = 'Outlook$Web$16.01$de-de$correlation-1$$$0';

/** With the policy that the bridge sends. */
function paneAnswer(): { headers: Record<string, string>; body: string } {
  const config = {
    publicUrl: paneOrigin,
    microsoft: { tenantId: 'tenant', authority: 'https://login.microsoftonline.com' },
    addin: { clientId: 'client', officeJsUrl: `${cdn}office.js`, frameAncestors: [] },
  };
  const body = `<!doctype html><title>Probe</title>
<script nonce="n">window.savedHistory = { pushState: history.pushState, replaceState: history.replaceState };</script>
<script nonce="n" defer src="${cdn}office.js"></script><script nonce="n" defer src="probe.js"></script>`;
  return { headers: { ...paneHeaders(config, 'n') }, body };
}

export async function paneFrame(opened: Page): Promise<Frame> {
  const frame = await (await opened.waitForSelector('iframe')).contentFrame();
  if (!frame) throw new Error('The add-in has no frame.');
  await frame.waitForFunction(() => 'probe' in window, undefined, { timeout: 20_000 });
  return frame;
}
