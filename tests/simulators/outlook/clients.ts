/**
 * What the Outlook clients offer to add-ins.
 * https://learn.microsoft.com/javascript/api/requirement-sets/outlook/outlook-api-requirement-sets
 */
export type ClientName = 'web' | 'newWindows' | 'windows' | 'ltsc2021' | 'mac' | 'ios' | 'android' | 'onPremises';

export type Client = {
  readonly platform: string;
  readonly hostName: string;
  readonly requirementSets: Readonly<Record<string, string>>;
  readonly phone: boolean;
};

const nestedAppAuth = { NestedAppAuth: '1.1' };
const dialogs = { DialogApi: '1.2', DialogOrigin: '1.1' };
const browserWindow = { OpenBrowserWindowApi: '1.1' };

export const clients: Readonly<Record<ClientName, Client>> = {
  web: client('OfficeOnline', 'OutlookWebApp', { Mailbox: '1.16', ...nestedAppAuth, ...dialogs }),
  // Reports the platform of the web.
  newWindows: client('OfficeOnline', 'newOutlookWindows', { Mailbox: '1.16', ...nestedAppAuth, ...dialogs }),
  windows: client('PC', 'Outlook', { Mailbox: '1.16', ...nestedAppAuth, ...dialogs, ...browserWindow }),
  ltsc2021: client('PC', 'Outlook', { Mailbox: '1.9', ...dialogs, ...browserWindow }),
  mac: client('Mac', 'Outlook', { Mailbox: '1.14', ...nestedAppAuth, ...dialogs, ...browserWindow }),
  ios: client('iOS', 'OutlookIOS', { Mailbox: '1.5', ...nestedAppAuth }, true),
  android: client('Android', 'OutlookAndroid', { Mailbox: '1.5', ...nestedAppAuth }, true),
  onPremises: client('OfficeOnline', 'OutlookWebApp', { Mailbox: '1.5', ...dialogs }),
};

function client(
  platform: string,
  hostName: string,
  requirementSets: Readonly<Record<string, string>>,
  phone = false,
): Client {
  return { platform, hostName, requirementSets, phone };
}

/** Whether version `offered` of a set includes `asked`. */
export function includesVersion(offered: string | undefined, asked: string): boolean {
  if (offered === undefined) return false;
  const [major = 0, minor = 0] = offered.split('.').map(Number);
  const [askedMajor = 0, askedMinor = 0] = asked.split('.').map(Number);
  return major > askedMajor || (major === askedMajor && minor >= askedMinor);
}
