/** A fake office.js: the part of Office.js that an Outlook add-in of Mailbox 1.5 can use, answered by the page around. */
import type { HostInit } from '../protocol.ts';
import { openChannel } from './channel.ts';
import { createContext } from './context.ts';
import { dialogContext } from './dialog.ts';
import { createNestedAppAuthBridge } from './nested-app-auth.ts';

type Info = { host: Office.HostType; platform: Office.PlatformType };

const channel = openChannel(window);

/** Outside Outlook the real office.js comes up too, with nothing in it. */
const ready: Promise<Info> = channel.started.then((init) => {
  const office = globals['Office'] as Record<string, unknown>;
  const dialog = dialogContext(window);
  office['context'] = init ? createContext(init, channel) : (dialog?.context ?? {});
  if (init) offerNestedAppAuth(init);
  const platform = init?.platform ?? dialog?.platform ?? null;
  return { host: platform === null ? null : 'Outlook', platform } as unknown as Info;
});

function offerNestedAppAuth(init: HostInit): void {
  if (init.requirementSets['NestedAppAuth']) globals['nestedAppAuthBridge'] = createNestedAppAuthBridge(channel);
}

const globals = window as unknown as Record<string, unknown>;

globals['Office'] = {
  onReady: (callback?: (info: Info) => unknown) =>
    ready.then((info) => {
      callback?.(info);
      return info;
    }),
  context: {},
  AsyncResultStatus: { Succeeded: 'succeeded', Failed: 'failed' },
  CoercionType: { Text: 'text', Html: 'html' },
  EventType: {
    ItemChanged: 'olkItemSelectedChanged',
    OfficeThemeChanged: 'officeThemeChanged',
    RecipientsChanged: 'olkRecipientsChanged',
    AppointmentTimeChanged: 'olkAppointmentTimeChanged',
    DialogMessageReceived: 'dialogMessageReceived',
    DialogEventReceived: 'dialogEventReceived',
  },
  HostType: { Outlook: 'Outlook' },
  PlatformType: { PC: 'PC', OfficeOnline: 'OfficeOnline', Mac: 'Mac', iOS: 'iOS', Android: 'Android' },
  MailboxEnums: {
    ItemType: { Message: 'message', Appointment: 'appointment' },
    ItemNotificationMessageType: {
      ProgressIndicator: 'progressIndicator',
      InformationalMessage: 'informationalMessage',
      ErrorMessage: 'errorMessage',
      InsightMessage: 'insightMessage',
    },
  },
};

// As the original: dialogs throw, and the two history functions are gone once office.js has loaded.
for (const name of ['alert', 'confirm', 'prompt']) {
  globals[name] = () => {
    throw new Error(`${name} is not available in Outlook.`);
  };
}
Object.assign(window.history, { pushState: null, replaceState: null });
