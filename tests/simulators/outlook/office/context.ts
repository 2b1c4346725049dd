/** `Office.context` */
import { includesVersion } from '../clients.ts';
import type { HostInit } from '../protocol.ts';
import { answer, HostCallError, type CallHost, type Callback, type OptionsOrCallback } from './async-result.ts';
import type { Channel } from './channel.ts';
import { createDialogs } from './dialog.ts';
import { createMailbox } from './mailbox.ts';

/** https://learn.microsoft.com/javascript/api/outlook/office.roamingsettings */
const roamingSettingsLimit = 32 * 1024;

export function createContext(init: HostInit, channel: Channel): object {
  const context = {
    displayLanguage: init.displayLanguage,
    contentLanguage: init.contentLanguage,
    platform: init.platform as unknown as Office.PlatformType,
    host: 'Outlook' as unknown as Office.HostType,
    partitionKey: 'simulated',
    requirements: {
      isSetSupported: (name: string, version: string | number = '1.1') =>
        includesVersion(init.requirementSets[name], String(version)),
    },
    roamingSettings: roamingSettings(init, channel.call) as Office.RoamingSettings,
    ui: ui(init, channel.call) as Office.UI,
    mailbox: createMailbox(init, channel) as Office.Mailbox,
    // Outlook gives the four colours only, neither `isDarkTheme` nor `themeId`.
    ...(init.theme ? { officeTheme: init.theme as unknown as Office.OfficeTheme } : {}),
  } satisfies Partial<Office.Context>;
  channel.onPush((message) => {
    if (message.outlook === 'themeChanged') Object.assign(context, { officeTheme: message.theme });
  });
  return context;
}

function roamingSettings(init: HostInit, call: CallHost): object {
  const values: Record<string, unknown> = { ...init.roamingSettings };
  const save = async (): Promise<void> => {
    if (JSON.stringify(values).length > roamingSettingsLimit) {
      throw new HostCallError({ code: 9019, name: 'DataExceedsMaximumSize', message: 'More than 32 KB.' });
    }
    await call('roamingSettings.saveAsync', values);
  };
  return {
    get: (name: string) => values[name],
    set: (name: string, value: unknown) => void (values[name] = value),
    remove: (name: string) => void delete values[name],
    saveAsync: (callback?: Callback<void>) => answer(save(), callback as OptionsOrCallback<void>),
  } satisfies Office.RoamingSettings;
}

function ui(init: HostInit, call: CallHost): object {
  return {
    closeContainer: () => void call('ui.closeContainer'),
    ...(init.requirementSets['DialogApi'] ? createDialogs(init, call) : {}),
    ...(init.requirementSets['OpenBrowserWindowApi']
      ? {
          openBrowserWindow: (url: string) => {
            if (!/^https?:/.test(url)) throw new Error('Only http and https.');
            void call('ui.openBrowserWindow', url);
          },
        }
      : {}),
  };
}
