/** Outlook in memory: a test selects the item. */
import type { AppointmentDraft, HintName, MailDraft, OpenItem, PaneHost } from '../../../src/addin/host.ts';
import type { ThemeName } from '../../../src/ui/theme/theme.ts';

export type FakeHost = PaneHost & {
  readonly select: (item: OpenItem | null) => void;
  readonly setTheme: (theme: ThemeName) => void;
  /** From now on there are no forms, as beside a draft. */
  readonly closeForms: () => void;
  readonly drafts: AppointmentDraft[];
  readonly mails: MailDraft[];
  /** Addresses of tabs. */
  readonly tabs: string[];
  /** As they were dismissed. */
  readonly dismissed: HintName[];
};

/** Where the pane stands: beside an item on a desktop, on a phone's whole screen, in a browser tab of its own. */
export type Surface = 'desktop' | 'phone' | 'tab';

export function createFakeHost(
  options: {
    locale?: string;
    item?: OpenItem | null;
    theme?: ThemeName;
    hints?: readonly HintName[];
    surface?: Surface;
  } = {},
): FakeHost {
  const { surface = 'desktop' } = options;
  let item = surface === 'tab' ? null : (options.item ?? null);
  let theme = options.theme ?? 'light';
  const itemListeners = new Set<() => void>();
  const themeListeners = new Set<() => void>();
  const drafts: AppointmentDraft[] = [];
  const mails: MailDraft[] = [];
  const tabs: string[] = [];
  // Nothing to pin on a phone, nothing that remembers in a tab.
  const hints =
    surface === 'tab' ? undefined : options.hints?.filter((name) => name !== 'pin' || surface === 'desktop');
  const dismissed: HintName[] = [];
  let hasForms = surface === 'desktop';
  return {
    locale: options.locale ?? 'en-GB',
    theme: {
      get: () => theme,
      subscribe: (listener) => {
        themeListeners.add(listener);
        return () => themeListeners.delete(listener);
      },
    },
    readItem: async () => item,
    onItemChanged: (listener) => {
      itemListeners.add(listener);
      return () => itemListeners.delete(listener);
    },
    get newAppointment() {
      return hasForms ? (draft: AppointmentDraft) => void drafts.push(draft) : null;
    },
    get newMail() {
      return hasForms ? (draft: MailDraft) => void mails.push(draft) : null;
    },
    closeForms: () => {
      hasForms = false;
    },
    loadDialog: null,
    openTab: surface === 'desktop' ? (address) => void tabs.push(address) : null,
    tabs,
    hints: hints
      ? {
          unseen: () => hints.filter((name) => !dismissed.includes(name)),
          dismiss: async (name) => void dismissed.push(name),
        }
      : null,
    select: (next) => {
      item = next;
      for (const listener of itemListeners) listener();
    },
    setTheme: (next) => {
      theme = next;
      for (const listener of themeListeners) listener();
    },
    drafts,
    mails,
    dismissed,
  };
}

export function mail(text: string, people: OpenItem['people'] = [], id = 'mail-1'): OpenItem {
  return { id, kind: 'message', subject: 'About Thursday', people, content: async () => ({ text }) };
}
