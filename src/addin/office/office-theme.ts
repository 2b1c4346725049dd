/** Light or dark as Outlook is; where it tells no colours (below Mailbox 1.14, phones), as the system is. */
import { officeCall } from './office-call.ts';
import type { OutlookHost, ThemeName } from './outlook-host.ts';
import { systemTheme } from './system-theme.ts';
import { themeOfBackground } from './theme-name.ts';

export function createOfficeTheme(context: Office.Context, page: Window): OutlookHost['theme'] {
  const system = systemTheme(page);
  const told = themeOfBackground(context.officeTheme?.bodyBackgroundColor);
  if (told === null) return system;

  const listeners = new Set<() => void>();
  let theme: ThemeName = told;
  const changed = (args: { officeTheme?: { bodyBackgroundColor?: unknown } }): void => {
    theme = themeOfBackground(args.officeTheme?.bodyBackgroundColor) ?? theme;
    for (const listener of listeners) listener();
  };
  officeCall<void>('mailbox.addHandlerAsync', (callback) =>
    context.mailbox.addHandlerAsync(Office.EventType.OfficeThemeChanged, changed, callback),
  ).catch(() => {
    // The theme of the start stays, as in clients that never tell of a change.
  });
  return {
    get: () => theme,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
