/** The frame that holds the add-in, and the wire to the fake office.js in it. */
import { clients } from '../clients.ts';
import type { FromFrame, HostInit, ToFrame } from '../protocol.ts';
import { element } from './element.ts';
import { itemData, themes } from './item-data.ts';
import { CallRefused, type OfficeCalls } from './office-calls.ts';
import type { State } from './state.ts';
import type { TokenRequests } from './token-requests.ts';

export type PaneFrame = {
  readonly element: HTMLElement;
  /** Loads the add-in anew, as when the person opens it. */
  readonly open: () => void;
  readonly close: () => void;
  readonly itemChanged: () => void;
  readonly themeChanged: () => void;
  readonly recipientsChanged: (fields: Readonly<Record<string, boolean>>) => void;
};

export function createPaneFrame(options: {
  readonly paneUrl: string;
  readonly state: State;
  readonly calls: OfficeCalls;
  readonly tokens: TokenRequests;
}): PaneFrame {
  const { paneUrl, state, calls, tokens } = options;
  const holder = element('div', { class: 'frame-holder' });
  const origin = new URL(paneUrl).origin;
  let frame: HTMLIFrameElement | null = null;

  const send = (message: ToFrame): void => frame?.contentWindow?.postMessage(message, origin);
  const knowsTheme = (): boolean => initOf(state, calls).theme !== null;

  const receive = async (message: FromFrame): Promise<void> => {
    if (message.outlook === 'hello') return send({ outlook: 'init', init: initOf(state, calls) });
    if (message.outlook === 'nestedAppAuth') {
      return send({ outlook: 'nestedAppAuth', envelope: await tokens.answer(message.envelope) });
    }
    const { id, method, args } = message;
    try {
      send({ outlook: 'result', id, ok: true, value: await calls.answer(method, args) });
    } catch (reason) {
      const error =
        reason instanceof CallRefused ? reason.error : { code: 5001, name: 'InternalError', message: String(reason) };
      send({ outlook: 'result', id, ok: false, error });
    }
  };

  window.addEventListener('message', (event: MessageEvent<FromFrame>) => {
    if (event.source === frame?.contentWindow && event.origin === origin) void receive(event.data);
  });

  return {
    element: holder,
    open: () => {
      frame = element('iframe', {
        title: 'Add-in',
        name: 'addin',
        // The attributes that Outlook on the web was last seen with; no `allow`, so that no permission is delegated.
        sandbox: 'allow-scripts allow-forms allow-same-origin allow-popups',
        src: `${paneUrl}?_host_Info=Outlook$Web$16.01$${localeOf(state)}$simulated$$$0`,
      });
      holder.replaceChildren(frame);
    },
    close: () => {
      frame = null;
      holder.replaceChildren();
    },
    itemChanged: () => send({ outlook: 'itemChanged', item: itemData(state, Date.now()) }),
    themeChanged: () => {
      if (knowsTheme()) send({ outlook: 'themeChanged', theme: themes[state.theme] });
    },
    recipientsChanged: (fields) => send({ outlook: 'recipientsChanged', fields }),
  };
}

function initOf(state: State, calls: OfficeCalls): HostInit {
  const { platform, hostName, requirementSets, phone } = clients[state.client];
  const mailboxVersion = Number(requirementSets['Mailbox']?.split('.')[1] ?? 0);
  const locale = localeOf(state);
  return {
    platform,
    hostName,
    requirementSets,
    displayLanguage: locale,
    contentLanguage: locale,
    theme: mailboxVersion >= 14 && !phone ? themes[state.theme] : null,
    user: {
      displayName: state.owner.name,
      emailAddress: state.owner.mail ?? state.owner.upn,
      timeZone: 'W. Europe Standard Time',
      accountType: 'office365',
    },
    roamingSettings: calls.roamingSettings(),
    item: itemData(state, Date.now()),
  };
}

function localeOf(state: State): string {
  return state.language === 'de' ? 'de-DE' : 'en-US';
}
