/** Finds out what is around the pane: Outlook, or a browser tab. */
import { createMemoryHost } from './memory-host.ts';
import { createOfficeHost } from './office-host.ts';
import type { OutlookHost } from './outlook-host.ts';
import { restoreHistory } from './history.ts';
import { systemTheme } from './system-theme.ts';

/** A frame whose surroundings do not answer is no Outlook. */
const readyTimeoutMs = 5_000;

/** Never rejects: without Outlook, and where office.js could not be loaded, the pane runs without items. */
export async function openHost(page: Window): Promise<OutlookHost> {
  const inOutlook = await outlookAround();
  restoreHistory();
  if (inOutlook) return createOfficeHost(Office.context, page);
  return createMemoryHost({ locale: page.navigator.language, theme: systemTheme(page) });
}

async function outlookAround(): Promise<boolean> {
  if (typeof Office === 'undefined') return false;
  const ready = Office.onReady().then((info) => String(info.host) === 'Outlook' && Boolean(Office.context.mailbox));
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<false>((resolve) => (timer = setTimeout(() => resolve(false), readyTimeoutMs)));
  try {
    return await Promise.race([ready, tooLate]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
