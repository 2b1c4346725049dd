/**
 * Outlook's own windows (`displayDialogAsync`) as the sign-in needs them.
 * https://learn.microsoft.com/office/dev/add-ins/develop/dialog-api-in-office-add-ins
 */
import type { DialogEvents, DialogWindow, SignInDialog } from '../../ui/sign-in/sign-in-dialog.ts';
import { SignInError, type SignInReason } from '../../ui/sign-in/sign-in-error.ts';

/** Percent of the screen: Microsoft's pages want about 450 by 600 pixels. */
const size = { width: 35, height: 65 };

/** Closed by the person; also where a page forbids its opener to know it. */
const closedCode = 12006;

/** Codes of a window that did not open: https://learn.microsoft.com/office/dev/add-ins/develop/dialog-handle-errors-events */
const reasons: Readonly<Record<number, SignInReason>> = {
  12007: 'open-already',
  12009: 'cancelled',
  12011: 'blocked',
};

/** @param ui `Office.context.ui` of a client with the requirement set DialogApi 1.1 */
export function createOfficeDialog(ui: Office.UI, page: Window, look: SignInDialog['look']): SignInDialog {
  return {
    look,
    open: (address, events) =>
      new Promise((resolve, reject) => {
        const opened = (result: Office.AsyncResult<Office.Dialog>): void => {
          // Compared as text: enumerations of Office.js are not loaded where it is faked.
          if (String(result.status) !== 'succeeded') return reject(notOpened(result.error?.code));
          listen(result.value, events);
          resolve(windowOf(result.value));
        };
        try {
          ui.displayDialogAsync(
            address,
            { ...size, ...(clickCounts(page) ? { promptBeforeOpen: false } : {}) },
            opened,
          );
        } catch (cause) {
          reject(new SignInError('failed', 'no_dialog', { cause }));
        }
      }),
  };
}

/**
 * Browsers open windows only upon a click, so Outlook on the web asks for one of its own first. It need not where the
 * browser still takes the person's click on our button for one; Safari does not after the least delay.
 */
function clickCounts({ navigator }: Window): boolean {
  return navigator.userActivation?.isActive === true && !navigator.vendor.startsWith('Apple');
}

function notOpened(code: number | undefined): SignInError {
  return new SignInError(reasons[code ?? 0] ?? 'failed', String(code ?? 'unknown'));
}

function listen(dialog: Office.Dialog, { onMessage, onEnd }: DialogEvents): void {
  type Told = { readonly message: string; readonly origin: string | undefined } | { readonly error: number };
  // Both events come to either handler in some clients.
  const told = (event: Told): void => {
    if ('message' in event) onMessage(event.message, event.origin);
    else onEnd(event.error === closedCode ? null : event.error);
  };
  dialog.addEventHandler(Office.EventType.DialogMessageReceived, told);
  dialog.addEventHandler(Office.EventType.DialogEventReceived, told);
}

function windowOf(dialog: Office.Dialog): DialogWindow {
  return {
    close: () => {
      try {
        dialog.close();
      } catch {
        // It has gone already.
      }
    },
  };
}
