/** The pane that opened this window, as Outlook lets the window speak to it. */

export type DialogParent = {
  /** Reaches only a page of our own origin. */
  readonly tell: (text: string) => void;
};

/** A page that Outlook did not open may wait for it in vain; office.js loads further files first, on slow networks too. */
const readyTimeoutMs = 20_000;

/** Null where Outlook did not open this window: an address that was typed, or a page that wants to lead here. */
export async function findDialogParent(page: Window, limitMs = readyTimeoutMs): Promise<DialogParent | null> {
  if (typeof Office === 'undefined') return null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<null>((resolve) => (timer = setTimeout(() => resolve(null), limitMs)));
  const info = await Promise.race([Office.onReady(), tooLate]).catch(() => null);
  clearTimeout(timer);
  const ui = (Office.context as Partial<Office.Context> | undefined)?.ui;
  if (String(info?.host) !== 'Outlook' || typeof ui?.messageParent !== 'function') return null;
  // Without the target, clients of DialogOrigin 1.1 would take the message to whatever page opened the window.
  return { tell: (text) => ui.messageParent(text, { targetOrigin: page.location.origin }) };
}
