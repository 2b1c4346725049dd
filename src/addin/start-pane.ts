/** Puts the pane together: configuration of the bridge, Outlook, sign-in, API and event stream. */
import { withoutToken } from '../ui/api/api-problem.ts';
import { authorizedFetch } from '../ui/api/authorized-fetch.ts';
import { createApi } from '../ui/api/client.ts';
import { createLiveConnection } from '../ui/api/live-connection.ts';
import { createLiveStore } from '../ui/api/live-store.ts';
import { pageActivity } from '../ui/api/page-activity.ts';
import { createTelephone } from '../ui/api/telephone.ts';
import { createTransport } from '../ui/api/transport.ts';
import { createFormats } from '../ui/locales/formats.ts';
import { languageOf } from '../ui/locales/translator.ts';
import { createSignIn } from '../ui/sign-in/token-source.ts';
import { createRedirectionsStore } from './callers/redirections-store.ts';
import { createDesk } from './desk.ts';
import { createDialGuard } from './dialling/dial-guard.ts';
import { createOwnPhones } from './dialling/own-phones.ts';
import { createDeviceMemory } from './dialling/phone-choice.ts';
import { createNumberReader } from './dialling/domain-numbers.ts';
import { loadText } from './locales/texts.ts';
import { isNewBuild } from './new-build.ts';
import { openPaneHost } from './office/pane-host.ts';
import { openAddress } from './open-address.ts';
import type { Pane } from './pane.ts';
import { createAddressBook } from './people/address-book.ts';
import { createTeamStore } from './people/team-store.ts';
import { readConfig } from './read-config.ts';

/** Rejects where the bridge does not hand out its configuration. */
export async function startPane(page: Window): Promise<Pane> {
  const opening = openPaneHost(page);
  const loading = opening.then(({ locale }) => loadText(languageOf(locale)));
  const [config, host, t] = await Promise.all([readConfig(), opening, loading]);
  const numbers = createNumberReader({ country: 'DE' });
  // Beside the sign-in, and not only once the pane stands. What does not come is asked for again when it is needed.
  numbers.ready().catch(() => undefined);
  const signIn = createSignIn(config, page, host.loadDialog);
  const fetch = page.fetch.bind(page);
  const transport = createTransport({ baseUrl: '/api/v1', tokens: signIn, fetch });
  const telephone = createTelephone(transport);
  const live = createLiveStore();
  const desk = createDesk();
  const connection = createLiveConnection({
    url: '/api/v1/events',
    fetch: authorizedFetch(fetch, signIn),
    store: live,
    page: pageActivity(page.document, page),
  });
  let told: string | null = null;
  const signInFailed = async (error: unknown): Promise<void> => {
    live.change((state) => ({ ...state, connection: 'signedOut', failure: withoutToken(error).code }));
    const { signInNotice } = await import('./sign-in/notice.ts');
    told = signInNotice(error, host.locale);
    desk.tell('problem', told);
  };
  const signInAgain = (): void => {
    signIn.signIn().then(
      () => {
        if (desk.get().notice?.text === told) desk.dismiss();
        connection.retry();
      },
      // Without the network the words for it are missing as well.
      (error: unknown) => signInFailed(error).catch(() => undefined),
    );
  };
  connection.start();
  return {
    api: createApi(transport),
    telephone,
    redirections: createRedirectionsStore(telephone),
    addressBook: createAddressBook(telephone),
    team: createTeamStore(telephone),
    live,
    reconnect: () => (live.get().connection === 'signedOut' ? signInAgain() : connection.retry()),
    host,
    numbers,
    desk,
    guard: createDialGuard(),
    ownPhones: createOwnPhones(telephone, Date.now),
    lastPhone: createDeviceMemory(() => page.localStorage),
    t,
    formats: createFormats(host.locale),
    now: Date.now,
    copy: (text) => page.navigator.clipboard.writeText(text),
    openAddress: (address) => openAddress(page.document, address),
    reload: () => page.location.reload(),
    isNewBuild: () => isNewBuild(page),
    isTrusted: (event) => event.isTrusted,
    version: config.version,
  };
}
