/** The `OutlookHost` that Office.js answers. Requirement set Mailbox 1.5 is enough; what is newer is asked for first. */
import { limitCalls } from './call-limit.ts';
import { restoreHistory } from './history.ts';
import { idOf, type OfficeItem } from './item-reader.ts';
import { officeCall } from './office-call.ts';
import { OfficeError } from './office-error.ts';
import { createOfficeItem } from './office-item.ts';
import { createOfficeTheme } from './office-theme.ts';
import { notify } from './notification.ts';
import { openTab } from './open-tab.ts';
import type { AppointmentDraft, MailDraft, OutlookHost, OutlookItem } from './outlook-host.ts';

const callsAtOnce = 3;

/** @param context `Office.context` of a page whose `Office.onReady` has told the host Outlook */
export async function createOfficeHost(context: Office.Context, page: Window): Promise<OutlookHost> {
  const { mailbox } = context;
  const queued = limitCalls(callsAtOnce);
  const listeners = new Set<(item: OutlookItem | null) => void>();
  const supports = (set: string, version: string): boolean => context.requirements.isSetSupported(set, version);
  let selections = 0;
  let current: OutlookItem | null = null;

  const wrap = (item: OfficeItem | null | undefined): OutlookItem | null => {
    if (!item) return null;
    const selection = selections;
    return createOfficeItem({
      item,
      key: `${selection}:${idOf(item) ?? 'draft'}`,
      queued,
      isCurrent: () => selection === selections,
    });
  };
  const tell = (): void => {
    for (const listener of listeners) listener(current);
  };
  const followPeople = async (item: OfficeItem | null | undefined): Promise<void> => {
    if (!item || !supports('Mailbox', '1.7') || typeof item.addHandlerAsync !== 'function') return;
    const selection = selections;
    const changed = (): void => {
      if (selection === selections) tell();
    };
    await officeCall<void>('item.addHandlerAsync', (callback) =>
      item.addHandlerAsync(Office.EventType.RecipientsChanged, changed, callback),
    );
  };
  const select = (): void => {
    selections += 1;
    // Null while nothing is selected: https://learn.microsoft.com/office/dev/add-ins/outlook/pinnable-taskpane
    current = wrap(mailbox.item);
    void followPeople(mailbox.item).catch(noEvents);
    tell();
  };

  current = wrap(mailbox.item);
  restoreHistory();
  await Promise.allSettled([
    officeCall<void>('mailbox.addHandlerAsync', (callback) =>
      mailbox.addHandlerAsync(Office.EventType.ItemChanged, select, callback),
    ),
    followPeople(mailbox.item),
  ]);

  const platform = String(context.platform);
  const locale = context.displayLanguage || page.navigator.language;
  const theme = createOfficeTheme(context, page);
  return {
    insideOutlook: true,
    locale,
    phone: isPhone(platform),
    ownAddress: mailbox.userProfile?.emailAddress ?? null,
    supports,
    theme,
    item: () => current,
    onItemChanged: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    notify: (key, kind, message) => notify(mailbox.item, key, kind, message),
    newAppointment: () => appointmentForm(mailbox),
    newMail: () => (supports('Mailbox', '1.6') ? mailForm(mailbox) : null),
    loadDialog: supports('DialogApi', '1.1')
      ? async () => {
          const { createOfficeDialog } = await import('./office-dialog.ts');
          return createOfficeDialog(context.ui, page, () => ({ locale, theme: theme.get() }));
        }
      : null,
    openTab: () =>
      isPhone(platform)
        ? null
        : (address) => openTab(supports('OpenBrowserWindowApi', '1.1') ? context.ui : null, page.document, address),
    closePane: () => closePane(context, platform),
    settings: {
      get: (name): unknown => context.roamingSettings.get(name) as unknown,
      set: async (name, value) => {
        context.roamingSettings.set(name, value);
        await queued(() =>
          officeCall<void>('roamingSettings.saveAsync', (callback) => context.roamingSettings.saveAsync(callback)),
        );
      },
    },
  };
}

/** Only beside what is read, and not on phones: the method is missing there. */
function appointmentForm(mailbox: Office.Mailbox): ((draft: AppointmentDraft) => void) | null {
  if (!('displayNewAppointmentForm' in mailbox) || isDraft(mailbox.item)) return null;
  return ({ subject, body, start, end }) => mailbox.displayNewAppointmentForm({ subject, body, start, end });
}

function mailForm(mailbox: Office.Mailbox): ((draft: MailDraft) => void) | null {
  if (!('displayNewMessageForm' in mailbox) || isDraft(mailbox.item)) return null;
  return ({ to, subject }) => mailbox.displayNewMessageForm({ toRecipients: [to], subject });
}

function isDraft(item: Office.Mailbox['item']): boolean {
  return typeof (item as { subject?: unknown } | undefined)?.subject === 'object';
}

function isPhone(platform: string): boolean {
  return platform === 'iOS' || platform === 'Android';
}

function closePane({ ui }: Office.Context, platform: string): (() => void) | null {
  return isPhone(platform) && typeof ui?.closeContainer === 'function' ? () => ui.closeContainer() : null;
}

/** Without the event the people of a draft are read once. */
function noEvents(reason: unknown): void {
  if (!(reason instanceof OfficeError)) throw reason;
}
