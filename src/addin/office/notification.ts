/** Lines above the item: https://learn.microsoft.com/office/dev/add-ins/outlook/notifications */
import { officeCall } from './office-call.ts';
import { OfficeError } from './office-error.ts';

const mostCharacters = 150;
/** An image of the manifest's resources; informational lines must name one. */
const iconResource = 'Icon.16';

export async function notify(
  item: Office.Mailbox['item'] | null,
  key: string,
  kind: 'information' | 'error',
  message: string,
): Promise<void> {
  const notifications = item?.notificationMessages;
  if (!notifications) throw new OfficeError('unavailable', 'There is no item that could show it');
  const details = detailsOf(kind, shortened(message));
  // Replacing does not repaint in drafts of the new Outlook; removing and adding does.
  await officeCall<void>('notificationMessages.removeAsync', (callback) =>
    notifications.removeAsync(key, callback),
  ).catch(ignoreUnknownKey);
  await officeCall<void>('notificationMessages.addAsync', (callback) => notifications.addAsync(key, details, callback));
}

function detailsOf(kind: 'information' | 'error', message: string): Office.NotificationMessageDetails {
  const { ErrorMessage, InformationalMessage } = Office.MailboxEnums.ItemNotificationMessageType;
  if (kind === 'error') return { type: ErrorMessage, message };
  return { type: InformationalMessage, message, icon: iconResource, persistent: false };
}

function shortened(message: string): string {
  return message.length <= mostCharacters ? message : `${message.slice(0, mostCharacters - 1)}…`;
}

function ignoreUnknownKey(reason: unknown): void {
  if (reason instanceof OfficeError && reason.reason === 'failed') return;
  throw reason;
}
