/** Puts the pane together: configuration of the bridge, Outlook, sign-in, API and event stream. */
import type { AddinConfig } from '../contract/addin-config.ts';
import { authorizedFetch } from '../ui/api/authorized-fetch.ts';
import { createApi } from '../ui/api/client.ts';
import { createLiveConnection } from '../ui/api/live-connection.ts';
import { createLiveStore } from '../ui/api/live-store.ts';
import { pageActivity } from '../ui/api/page-activity.ts';
import type { TokenSource } from '../ui/api/tokens.ts';
import { createFormats } from '../ui/locales/formats.ts';
import { languageOf } from '../ui/locales/translator.ts';
import { createBrowserHost } from './browser-host.ts';
import { createDesk } from './desk.ts';
import { createDialGuard } from './dialling/dial-guard.ts';
import { createNumberReader } from './dialling/domain-numbers.ts';
import { createTexts } from './locales/texts.ts';
import { openAddress } from './open-address.ts';
import type { Pane } from './pane.ts';

/** Rejects where the bridge does not hand out its configuration. */
export async function startPane(page: Window): Promise<Pane> {
  const config = await readConfig();
  const host = createBrowserHost(page);
  const tokens: TokenSource = { getToken: () => Promise.reject(new Error('No sign-in here')) };
  const fetch = page.fetch.bind(page);
  const live = createLiveStore();
  const connection = createLiveConnection({
    url: '/api/v1/events',
    fetch: authorizedFetch(fetch, tokens),
    store: live,
    page: pageActivity(page.document, page),
  });
  connection.start();
  return {
    api: createApi({ baseUrl: '/api/v1', tokens, fetch }),
    live,
    reconnect: connection.retry,
    host,
    numbers: createNumberReader({ country: 'DE' }),
    desk: createDesk(),
    guard: createDialGuard(),
    t: createTexts(languageOf(host.locale)),
    formats: createFormats(host.locale),
    now: Date.now,
    copy: (text) => page.navigator.clipboard.writeText(text),
    openAddress: (address) => openAddress(page.document, address),
    isTrusted: (event) => event.isTrusted,
    version: config.version,
  };
}

async function readConfig(): Promise<AddinConfig> {
  const response = await fetch('config.json', { cache: 'no-store' });
  if (!response.ok) throw new Error(`The bridge answered ${response.status} to config.json`);
  return (await response.json()) as AddinConfig;
}
