/** An `OutlookHost` without Outlook: for the pane in a browser tab of its own, and for tests. */
import { withHead } from './mail-head.ts';
import { mailSegments } from './mail-segments.ts';
import { OfficeError } from './office-error.ts';
import type { AppointmentDraft, ItemPerson, MailDraft, OutlookHost, OutlookItem, ThemeName } from './outlook-host.ts';

export type MemoryItem = {
  readonly key: string;
  readonly kind?: 'message' | 'appointment';
  readonly mode?: 'read' | 'compose';
  readonly subject?: string;
  readonly people?: readonly ItemPerson[];
  readonly html?: string;
};

export type MemoryHost = OutlookHost & {
  select(item: MemoryItem | null): void;
  /** As when Outlook answers every call about items with an error, or with null works again. */
  fail(error: OfficeError | null): void;
  setTheme(name: ThemeName): void;
  readonly notifications: { readonly key: string; readonly kind: string; readonly message: string }[];
  readonly appointments: AppointmentDraft[];
  readonly mails: MailDraft[];
  readonly tabs: string[];
};

export function createMemoryHost(options: {
  readonly locale: string;
  readonly insideOutlook?: boolean;
  readonly theme?: OutlookHost['theme'];
  readonly phone?: boolean;
  readonly ownAddress?: string;
}): MemoryHost {
  const itemListeners = new Set<(item: OutlookItem | null) => void>();
  const themeListeners = new Set<() => void>();
  const settings = new Map<string, unknown>();
  const notifications: { key: string; kind: string; message: string }[] = [];
  const appointments: AppointmentDraft[] = [];
  const mails: MailDraft[] = [];
  const tabs: string[] = [];
  const { insideOutlook = false, phone = false } = options;
  let theme: ThemeName = 'light';
  let current: OutlookItem | null = null;
  let failure: OfficeError | null = null;

  const unlessFailing = async <Value>(value: () => Value): Promise<Value> => {
    if (failure) throw failure;
    return value();
  };
  const wrap = (item: MemoryItem): OutlookItem => {
    const { html = '', subject = '', people = [] } = item;
    return {
      key: item.key,
      kind: item.kind ?? 'message',
      mode: item.mode ?? 'read',
      subject: () => unlessFailing(() => subject),
      ends: async () => null,
      people: () => unlessFailing(() => people),
      bodyHtml: () => unlessFailing(() => html),
      content: () => unlessFailing(() => withHead([subject], mailSegments(html))),
    };
  };

  return {
    insideOutlook,
    locale: options.locale,
    phone,
    ownAddress: options.ownAddress ?? null,
    supports: () => false,
    theme: options.theme ?? {
      get: () => theme,
      subscribe: (listener) => subscribe(themeListeners, listener),
    },
    item: () => current,
    onItemChanged: (listener) => subscribe(itemListeners, listener),
    notify: async (key, kind, message) => {
      if (!current) throw new OfficeError('unavailable', 'There is no item that could show it');
      notifications.push({ key, kind, message });
    },
    newAppointment: () => (insideOutlook ? (draft) => void appointments.push(draft) : null),
    newMail: () => (insideOutlook ? (draft) => void mails.push(draft) : null),
    loadDialog: null,
    openTab: () => (insideOutlook && !phone ? (address) => void tabs.push(address) : null),
    closePane: () => null,
    settings: { get: (name) => settings.get(name), set: async (name, value) => void settings.set(name, value) },
    select: (item) => {
      current = item && wrap(item);
      for (const listener of itemListeners) listener(current);
    },
    fail: (error) => void (failure = error),
    setTheme: (name) => {
      theme = name;
      for (const listener of themeListeners) listener();
    },
    notifications,
    appointments,
    mails,
    tabs,
  };
}

function subscribe<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
