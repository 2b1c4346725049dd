/**
 * `Office.context.ui.displayDialogAsync` with real windows of the browser, and what office.js is in such a window.
 * Outlook on the web asks the person first unless `promptBeforeOpen` is false; this one never does.
 * https://learn.microsoft.com/office/dev/add-ins/develop/dialog-api-in-office-add-ins
 */
import type { HostInit } from '../protocol.ts';
import { answer, HostCallError, type CallHost, type Callback, type OptionsOrCallback } from './async-result.ts';

/** Kept by the window while it is on other pages, as the original does it: in its name. */
type WindowName = { readonly hostInfo: string; readonly platform: string; readonly language: string };
type DialogEvent = { readonly message: string; readonly origin: string | undefined } | { readonly error: number };

const closedPollMs = 250;
/** https://learn.microsoft.com/office/dev/add-ins/develop/dialog-handle-errors-events */
const codes = { otherDomain: 12004, notHttps: 12005, closed: 12006, openAlready: 12007, blocked: 12011 };

export function createDialogs(init: HostInit, call: CallHost): object {
  let opened: Window | null = null;
  const open = async (address: string, options: unknown): Promise<object> => {
    const url = new URL(address);
    if (opened && !opened.closed) refuse(codes.openAlready, 'A window is open already.');
    if (url.protocol !== 'https:' && url.hostname !== '127.0.0.1') refuse(codes.notHttps, 'Only https.');
    if (url.origin !== window.location.origin) refuse(codes.otherDomain, 'The first page must be on the own domain.');
    await call('ui.displayDialogAsync', address, options);
    const hostInfo = `Outlook$Web$16.01$${init.displayLanguage}$simulated$isDialog$$0`;
    url.search = `?_host_Info=${hostInfo}`;
    const name: WindowName = { hostInfo, platform: init.platform, language: init.displayLanguage };
    opened = window.open(url, JSON.stringify(name), 'width=480,height=640');
    if (!opened) refuse(codes.blocked, 'The browser blocked the window.');
    return dialogOf(opened as Window, 'DialogOrigin' in init.requirementSets);
  };
  return {
    displayDialogAsync: (
      address: string,
      options?: OptionsOrCallback<Office.Dialog>,
      callback?: Callback<Office.Dialog>,
    ) => answer(open(address, options), options, callback),
  };
}

function dialogOf(opened: Window, tellsOrigin: boolean): object {
  const handlers: Record<string, (event: DialogEvent) => void> = {};
  const receive = ({ source, origin, data }: MessageEvent<{ readonly toParent?: string }>): void => {
    if (source !== opened || typeof data?.toParent !== 'string') return;
    handlers['dialogMessageReceived']?.({ message: data.toParent, origin: tellsOrigin ? origin : undefined });
  };
  const end = (): void => {
    window.removeEventListener('message', receive);
    window.clearInterval(poll);
  };
  const poll = window.setInterval(() => {
    if (!opened.closed) return;
    end();
    handlers['dialogEventReceived']?.({ error: codes.closed });
  }, closedPollMs);
  window.addEventListener('message', receive);
  return {
    addEventHandler: (type: unknown, handler: (event: DialogEvent) => void) => void (handlers[String(type)] = handler),
    close: () => {
      end();
      opened.close();
    },
    messageChild: () => undefined,
    sendMessage: () => undefined,
  } satisfies Office.Dialog;
}

function refuse(code: number, message: string): void {
  throw new HostCallError({ code, name: 'DisplayDialogError', message });
}

/** Null where this page is in no window that an add-in opened. */
export function dialogContext(page: Window): { readonly platform: string; readonly context: object } | null {
  const name = windowName(page);
  if (!name?.hostInfo?.includes('$isDialog$')) return null;
  const messageParent = (text: string, options?: Office.DialogMessageOptions): void => {
    (page.opener as Window | null)?.postMessage({ toParent: text }, options?.targetOrigin ?? page.location.origin);
  };
  const ui = { messageParent } satisfies Partial<Office.UI>;
  return {
    platform: name.platform ?? '',
    context: { ui, displayLanguage: name.language, contentLanguage: name.language },
  };
}

function windowName(page: Window): Partial<WindowName> | null {
  try {
    return JSON.parse(page.name) as Partial<WindowName> | null;
  } catch {
    return null;
  }
}
