/** The Outlook around the pane, in the pane's own words. */
import { hintNames, type HintMemory, type HintName, type PaneHost } from '../host.ts';
import { openHost } from './open-host.ts';
import type { OutlookHost } from './outlook-host.ts';

/** Never rejects; takes at most five seconds where a frame around the pane does not answer. */
export async function openPaneHost(page: Window): Promise<PaneHost> {
  return paneHost(await openHost(page));
}

export function paneHost(host: OutlookHost): PaneHost {
  return {
    locale: host.locale,
    theme: host.theme,
    readItem: async () => {
      const item = host.item();
      if (!item) return null;
      const [subject, people, ends] = await Promise.all([item.subject(), item.people(), item.ends()]);
      const end = ends === null ? {} : { ends };
      return { id: item.key, kind: item.kind, subject, people, ...end, content: () => item.content() };
    },
    onItemChanged: (listener) => host.onItemChanged(() => listener()),
    // Asked for at each use: the forms are offered beside what is read, not beside drafts.
    get newAppointment() {
      return host.newAppointment();
    },
    get newMail() {
      return host.newMail();
    },
    loadDialog: host.loadDialog,
    openTab: host.openTab(),
    hints: host.insideOutlook ? hintMemory(host) : null,
  };
}

const hintsSetting = 'hintsSeen';

/** The names of the dismissed ones, in the mailbox; anything else that may stand there says nothing. */
function hintMemory({ settings, phone }: OutlookHost): HintMemory {
  const seen = (): readonly unknown[] => {
    const stored = settings.get(hintsSetting);
    return Array.isArray(stored) ? stored : [];
  };
  // Phones show one whole screen: there is no pin.
  const fitting: readonly HintName[] = phone ? hintNames.filter((name) => name !== 'pin') : hintNames;
  return {
    unseen: () => {
      const known = seen();
      return fitting.filter((name) => !known.includes(name));
    },
    dismiss: (name) => {
      const known = seen();
      return settings.set(hintsSetting, [...hintNames.filter((one) => one === name || known.includes(one))]);
    },
  };
}
