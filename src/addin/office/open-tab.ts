/** A browser tab for the pane itself. */
import { openAddress } from '../open-address.ts';

/**
 * Clients in programs hand the address to the browser; in Outlook on the web a link is enough.
 * https://learn.microsoft.com/javascript/api/requirement-sets/common/open-browser-window-api-requirement-sets
 *
 * @param ui null below OpenBrowserWindowApi 1.1
 */
export function openTab(ui: Pick<Office.UI, 'openBrowserWindow'> | null, page: Document, address: string): void {
  if (ui === null) openAddress(page, address);
  else ui.openBrowserWindow(address);
}
